"""Whoever asks for a person whom somebody else keeps stands in the audit trail."""

from accounts.models import Staff
from accounts.trail.refusals import note_refused_object


def note_if_somebody(*, asked_by: int, staff_id: int) -> None:
    """Write down that somebody asked for a person they do not keep, if there is such a one."""
    if Staff.objects.filter(id=staff_id).exists():
        note_refused_object(staff_id=asked_by, subject=f"staff {staff_id}")
