"""Calling help for a young person in danger, and opening an address when nothing gentler will do."""
