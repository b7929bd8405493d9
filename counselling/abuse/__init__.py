"""Frequent and fake chatters: counting, measures that begin kindly, shared networks, agreed approaches."""
