"""How the chat is used: counts, never a person."""
