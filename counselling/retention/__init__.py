"""What expires when, the sweep, holds, and what survives a restore."""
