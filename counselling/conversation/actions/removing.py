"""Removing conversations for good, with all that hangs on them."""

from collections.abc import Collection
from uuid import UUID

from counselling.conversation.models import Conversation


def remove_conversations(keys: Collection[UUID]) -> int:
    """Remove these conversations and everything of them; returns how many there were.

    Their keys are ended first: while one is there the database lets no step of its ledger of consents go.
    """
    rows = Conversation.everything.filter(pk__in=keys)
    count = rows.update(wrapped_key=b"")
    rows.delete()
    return count
