"""Intervision: a conversation becomes a transcript without names, and colleagues learn from it together."""
