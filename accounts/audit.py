"""The trail of what staff did."""

from accounts.models import AuditEntry
from counselling.core import clock


def note_deed(*, actor_id: int, action: str, subject: str = "", **details: str | int) -> None:
    """Write down what somebody did, in the transaction in which they do it; never a text or a name."""
    AuditEntry.objects.create(
        at=clock.now(), actor_id=actor_id, action=action, subject=subject, details=details
    )
