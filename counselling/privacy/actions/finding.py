"""A conversation, for whoever it is about or who acts for them."""

from uuid import UUID

from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import EndedBy, State
from counselling.conversation.models.visible import kept_at
from counselling.core import clock
from counselling.core.errors import Refused


def locked_kept(conversation_id: UUID) -> Conversation:
    """Return a conversation that is kept, set apart or not, locked; raises `Refused("unknown")`."""
    rows = Conversation.everything.select_for_update(of=("self",))
    visit = rows.filter(kept_at(clock.now()), pk=conversation_id).first()
    if visit is None:
        raise Refused("unknown")
    return visit


def end_if_running(visit: Conversation) -> None:
    """End a locked conversation that still runs: nobody talks on about what is erased or set apart."""
    if visit.state != State.ENDED:
        end_conversation(conversation_id=visit.id, by=EndedBy.VISITOR)
