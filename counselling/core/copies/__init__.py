"""Copies of the database: taken while people chat, looked at where nobody else is, sealed for a key that is not here."""
