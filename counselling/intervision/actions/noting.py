"""Noting that somebody read what was made of a conversation."""

from datetime import timedelta

from accounts.audit import note_deed
from accounts.trail.queries import did_since
from counselling.core import clock

#: Turning a page, or coming back after writing something, is the same reading.
ONE_READING = timedelta(hours=1)


def note_reading(*, staff_id: int, deed: str, subject: str) -> None:
    """Note in the trail that somebody read something, once an hour; last in the verb's transaction."""
    since = clock.now() - ONE_READING
    if not did_since(actor_id=staff_id, action=deed, subject=subject, since=since):
        note_deed(actor_id=staff_id, action=deed, subject=subject)
