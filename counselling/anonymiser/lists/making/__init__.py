"""Making the lists from their sources; nothing here is needed to run."""
