"""Why a conversation is no longer somebody's."""

from dataclasses import dataclass
from uuid import UUID

from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import State
from counselling.conversation.queries.visits import holder_of
from counselling.waiting_room.models import PassedOn


@dataclass(frozen=True)
class Gone:
    """Why somebody has a conversation no more, and who has it now."""

    why: str
    by: str


def why_gone(conversation_id: UUID, staff_id: int, *, mine: bool, handing: bool) -> Gone:
    """Return why somebody reads a conversation no longer that was theirs, or that they joined."""
    if not Conversation.objects.filter(pk=conversation_id).exists():
        # Erased, or set apart: whoever it is about asked that, and which of the two is theirs to know.
        return Gone("erased", "")
    by = holder_of(conversation_id)
    if not mine:
        runs = Conversation.objects.filter(pk=conversation_id, state=State.ACTIVE).exists()
        return Gone("left" if runs else "ended", by)
    if by:
        return Gone("handed_over" if handing else "taken_over", by)
    passed_on = PassedOn.objects.filter(conversation=conversation_id, staff_id=staff_id)
    return Gone("passed_on" if passed_on.exists() else "nobody_came", "")
