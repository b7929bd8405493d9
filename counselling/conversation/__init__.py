"""The heart: a conversation, its numbered messages, its notes and what the visitor thought of it."""
