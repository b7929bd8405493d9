"""Whose conversation an emergency is about."""

from datetime import datetime
from uuid import UUID

from counselling.conversation.actions.steps import locked
from counselling.conversation.models import Conversation
from counselling.conversation.rules import OWN_TEXT
from counselling.core.errors import Refused


def own_conversation(conversation_id: UUID, staff_id: int, now: datetime) -> Conversation:
    """Return a conversation, locked, in which somebody talks or which was theirs less than seven days ago.

    Raises `Refused`: `not_yours`, `practice`.
    """
    conversation = locked(conversation_id)
    ended_at = conversation.ended_at
    theirs = [conversation.counsellor_id]
    if ended_at is None:
        theirs.append(conversation.colleague_id)
    if staff_id not in theirs or (ended_at is not None and ended_at < now - OWN_TEXT):
        raise Refused("not_yours")
    if conversation.practice:
        raise Refused("practice")
    return conversation
