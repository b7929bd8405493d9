"""Schools, clubs, care and employers."""
