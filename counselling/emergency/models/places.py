"""What each sealed text is bound to, so that none opens in another row or column."""

from uuid import UUID


def column_of_request(column: str) -> str:
    """Return the column under which a conversation seals a text of a request."""
    return f"emergency_{column}"


def column_of_disclosure(column: str) -> str:
    """Return the column under which a conversation seals a text of a disclosure."""
    return f"disclosure_{column}"


def place_of_recipient(disclosure: UUID) -> tuple[str, str]:
    """Return what the name of a recipient, which outlives the conversation, is bound to."""
    return ("disclosure_recipient", str(disclosure))
