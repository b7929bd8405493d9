"""Wiring only: settings, addresses, the server. What the service does lives in `counselling`."""
