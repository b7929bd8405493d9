"""Decisions of the room, without database or clock."""
