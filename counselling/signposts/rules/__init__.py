"""Decisions of the signposts, a file per topic. Pure."""
