"""Deeds to look up later."""

from accounts.audit import note_deed
from accounts.models import Staff


def deeds(staff: Staff, count: int) -> None:
    """Let somebody do so many things."""
    for number in range(count):
        note_deed(actor_id=staff.id, action="theme_kept", subject=f"theme {number}")
