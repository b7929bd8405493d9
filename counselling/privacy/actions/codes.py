"""Giving somebody the code of their conversation."""

from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.conversation.actions.steps import locked
from counselling.core import clock
from counselling.privacy.models import ConversationCode
from counselling.privacy.rules.codes import Purpose, hash_of_code, make_code


def give_code(*, conversation_id: UUID) -> str:
    """Make the code of a conversation and return it, once: an earlier one is worth nothing from then on.

    Raises `Refused("not_yours")` for a conversation that is gone.
    """
    code = make_code()
    with transaction.atomic():
        visit = locked(conversation_id)
        ConversationCode.objects.update_or_create(
            conversation=visit,
            defaults={
                "code_hash": hash_of_code(Purpose.CONVERSATION, code),
                "made_at": clock.now(),
                "closed_at": None,
            },
        )
        note_deed(actor_id=None, action="code_made", subject=f"conversation {visit.id}")
    return code


def close_pages(*, conversation_id: UUID) -> None:
    """Close the pages that a code opened: what they carry is worth nothing from now on, the code still is."""
    ConversationCode.objects.filter(pk=conversation_id).update(closed_at=clock.now())


def note_seen(*, conversation_id: UUID, reads: bool) -> None:
    """Note that somebody with the code looked: at what is kept, or with the nickname also at what was written."""
    action = "conversation_seen_with_code" if reads else "data_seen_with_code"
    note_deed(actor_id=None, action=action, subject=f"conversation {conversation_id}")


def note_copied(*, conversation_id: UUID, copy: str) -> None:
    """Note that somebody with code and nickname took a copy along."""
    subject = f"conversation {conversation_id}"
    note_deed(actor_id=None, action="copy_taken_with_code", subject=subject, copy=copy)
