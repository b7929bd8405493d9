"""Setting a conversation apart: kept, and used by nobody, for as long as it would be kept anyway."""

from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.conversation.models import Conversation
from counselling.core import clock, journal
from counselling.core.journal import Kind
from counselling.live import publish
from counselling.privacy.actions.finding import end_if_running, locked_kept
from counselling.privacy.actions.telling import have_recipients_told
from counselling.privacy.models import Why


def restrict(*, conversation_id: UUID, actor_id: int | None = None) -> None:
    """Set a conversation apart for whoever it is about; doing it twice changes nothing.

    Raises `Refused("unknown")` for one that is gone.
    """
    with transaction.atomic():
        visit = locked_kept(conversation_id)
        if visit.restricted_at is not None:
            return
        end_if_running(visit)
        journal.note(Kind.RESTRICTED, f"conversation {conversation_id}")
        restrict_now(conversation_id=conversation_id)
        have_recipients_told(conversation_id, Why.RESTRICTED)
        _noted("conversation_set_apart", conversation_id, actor_id)


def restrict_now(*, conversation_id: UUID) -> None:
    """Set a conversation apart, without a line in the journal; doing it again changes nothing."""
    with transaction.atomic():
        visit = Conversation.everything.filter(pk=conversation_id, restricted_at=None)
        visit.update(restricted_at=clock.now())
        publish.changed(conversation_id)
        publish.queue_changed()
        publish.staff("registrations")


def lift_restriction(*, conversation_id: UUID, actor_id: int | None = None) -> None:
    """Let a conversation that was set apart be used again, as whoever it is about wants.

    Raises `Refused("unknown")` for one that is gone.
    """
    with transaction.atomic():
        visit = locked_kept(conversation_id)
        if visit.restricted_at is None:
            return
        journal.note(Kind.RESTRICTION_LIFTED, f"conversation {conversation_id}")
        lift_restriction_now(conversation_id=conversation_id)
        _noted("conversation_used_again", conversation_id, actor_id)


def lift_restriction_now(*, conversation_id: UUID) -> None:
    """Let a conversation be used again, without a line in the journal; doing it again changes nothing."""
    Conversation.everything.filter(pk=conversation_id).update(restricted_at=None)


def _noted(action: str, conversation_id: UUID, actor_id: int | None) -> None:
    note_deed(actor_id=actor_id, action=action, subject=f"conversation {conversation_id}")
