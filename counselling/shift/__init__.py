"""Tonight: when the chat is open, and who is there for it."""
