"""Joining the line, keeping a place, being taken, coming back."""
