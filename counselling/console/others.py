"""Whoever asks for what is there and somebody else's stands in the audit trail."""

from uuid import UUID

from accounts.trail.refusals import note_refused_object
from counselling.conversation.queries.together import is_of_others
from counselling.core import clock
from counselling.intervision.queries.meetings import is_of_others as is_meeting_of_others
from counselling.intervision.queries.permission import redacted_by_others, reviewed_by_others
from counselling.privacy.queries.complaints import is_read_by_others


def note_others(staff_id: int, conversation: UUID) -> None:
    """Write down that somebody asked for a conversation, if there is such a one and it is none of theirs."""
    if is_of_others(conversation, staff_id):
        note_refused_object(staff_id=staff_id, subject=f"conversation {conversation}")


def note_other_bench(staff_id: int, candidate: UUID) -> None:
    """Write down that somebody asked for a workbench at which they never sat and may not."""
    if (conversation := redacted_by_others(candidate, staff_id, clock.now())) is not None:
        note_refused_object(staff_id=staff_id, subject=f"conversation {conversation}")


def note_other_review(staff_id: int, candidate: UUID) -> None:
    """Write down that somebody asked to read, release or send back a copy in which they had a part."""
    if (conversation := reviewed_by_others(candidate, staff_id)) is not None:
        note_refused_object(staff_id=staff_id, subject=f"conversation {conversation}")


def note_other_meeting(staff_id: int, meeting: UUID) -> None:
    """Write down that somebody asked for a meeting in which they have no seat."""
    if is_meeting_of_others(meeting, staff_id):
        note_refused_object(staff_id=staff_id, subject=f"meeting {meeting}")


def note_other_complaint(staff_id: int, number: int) -> None:
    """Write down that somebody asked for a complaint, or its conversation, for which they were not named.

    By its number, never by its conversation: whoever worked that day learns of no complaint about it.
    """
    if is_read_by_others(number, staff_id, clock.now()):
        note_refused_object(staff_id=staff_id, subject=f"letter {number}")
