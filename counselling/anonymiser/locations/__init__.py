"""Streets and places."""
