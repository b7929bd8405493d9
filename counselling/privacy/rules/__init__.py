"""Decisions of the room."""
