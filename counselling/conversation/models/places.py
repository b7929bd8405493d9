"""What each sealed text is bound to, so that none opens in another row or column."""

from uuid import UUID


def place_of_message(conversation: UUID, sender: int, client_id: UUID) -> bytes:
    """Return what a message's ciphertext is bound to: its conversation, its sender and its id."""
    return conversation.bytes + bytes([sender]) + client_id.bytes


def place_of_column(conversation: UUID, column: str, row: str = "") -> bytes:
    """Return what any other text of a conversation is bound to: its column, and its row there."""
    return conversation.bytes + f"|{column}|{row}".encode()


def column_of_reply(reply: UUID) -> tuple[str, str]:
    """Return what the text of a reply kept ready is bound to."""
    return ("canned_reply", str(reply))
