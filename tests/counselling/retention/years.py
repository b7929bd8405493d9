"""Conversations of long ago, and what is left of them."""

from datetime import date
from uuid import UUID

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import give_feedback, write_note
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy
from counselling.core.crypto import ring_names
from tests.counselling.evening import counsellor, says, talk

#: From the end of a conversation to the moment it goes, in days.
YEARS = 730


def told(nickname: str = "Noor", by: Staff | None = None) -> UUID:
    """Let a whole conversation be held, with everything that hangs on one, and end now."""
    amina = by or counsellor()
    room = talk(amina, nickname)
    says(room, "ik durf niet naar school")
    says(room, "vertel eens", by=amina)
    write_note(conversation_id=room, staff_id=amina.id, body="Gepest.")
    end_conversation(conversation_id=room, by=EndedBy.VISITOR)
    give_feedback(conversation_id=room, stars=4, mood=4, comment="dank je")
    return room


def stays(room: UUID) -> bool:
    """Tell whether a conversation is still stored, visible or not."""
    return Conversation.everything.filter(pk=room).exists()


def days_with_key() -> list[date]:
    """Return the days whose conversations can be opened."""
    return [name.day for name in ring_names() if not name.purpose]
