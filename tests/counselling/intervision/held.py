"""Conversations that were held and are over, ready to be learned from."""

from datetime import UTC, datetime
from uuid import UUID

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.rules import EndedBy
from tests.counselling.evening import says, talk

#: A Thursday, and the Monday after it.
EVENING = datetime(2026, 11, 26, 19, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 11, 30, 12, tzinfo=UTC)


def held(
    staff: Staff, nickname: str = "Noor", *lines: str, by: EndedBy = EndedBy.COUNSELLOR
) -> UUID:
    """Let a young person say these lines, get an answer, and let the conversation end."""
    room = talk(staff, nickname)
    for line in lines or ("ik durf niet naar school",):
        says(room, line)
    says(room, "vertel eens", by=staff)
    end_conversation(conversation_id=room, by=by, staff_id=staff.id)
    return room
