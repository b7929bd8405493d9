"""Reading a conversation again once it is over."""

from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed


def note_reread(*, conversation_id: UUID, staff_id: int) -> None:
    """Write down that a counsellor reads a conversation of theirs again, each time."""
    with transaction.atomic():
        note_deed(
            actor_id=staff_id,
            action="conversation_reread",
            subject=f"conversation {conversation_id}",
        )
