"""Whoever asks on a console for a conversation of somebody else stands in the audit trail."""

from uuid import UUID

from accounts.trail.refusals import note_refused_object
from counselling.conversation.queries.together import is_of_others


def note_others(staff_id: int, conversation: UUID) -> None:
    """Write down that somebody asked for a conversation, if there is such a one and it is none of theirs."""
    if is_of_others(conversation, staff_id):
        note_refused_object(staff_id=staff_id, subject=f"conversation {conversation}")
