"""Verbs of the signposts, a file per topic."""
