"""Writing down who was not let in, without letting anybody flood the trail."""

from datetime import timedelta

from accounts.audit import note_deed
from accounts.models import AuditEntry
from counselling.core import clock

REFUSED = "access_refused"
#: The same page, again and again, is one entry; so many entries an hour tell enough about one person.
ONCE_IN = timedelta(minutes=10)
HOUR = timedelta(hours=1)
MOST_AN_HOUR = 20


def note_refusal(*, staff_id: int, page: str) -> None:
    """Write down that somebody of the staff asked for a page that is not for their roles."""
    now, subject = clock.now(), f"page {page}"
    lately = AuditEntry.objects.filter(actor_id=staff_id, action=REFUSED, at__gt=now - HOUR)
    if lately.filter(subject=subject, at__gt=now - ONCE_IN).exists():
        return
    if lately.count() < MOST_AN_HOUR:
        note_deed(actor_id=staff_id, action=REFUSED, subject=subject)
