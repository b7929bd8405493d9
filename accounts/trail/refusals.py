"""Writing down who was not let in, without letting anybody flood the trail."""

from datetime import timedelta

from django.db import transaction

from accounts.audit import note_deed
from accounts.models import AuditEntry
from accounts.trail.head import hold_head
from counselling.core import clock

REFUSED = "access_refused"
#: The same page, again and again, is one entry; so many entries an hour tell enough about one person.
ONCE_IN = timedelta(minutes=10)
HOUR = timedelta(hours=1)
MOST_AN_HOUR = 20


def note_refusal(*, staff_id: int, page: str) -> None:
    """Write down that somebody of the staff asked for a page that is not for their roles."""
    _note(staff_id, f"page {page}", ONCE_IN)


def note_refused_object(*, staff_id: int, subject: str) -> None:
    """Write down that somebody asked for something that is there, and somebody else's; the same is one entry an hour.

    Whoever calls looks first whether it is there: a mistyped number is nobody's.
    """
    _note(staff_id, subject, HOUR)


def _note(staff_id: int, subject: str, once_in: timedelta) -> None:
    if not _is_news(staff_id, subject, once_in):
        return
    with transaction.atomic():
        # Of two at once the second one looks when the first has written.
        hold_head()
        if _is_news(staff_id, subject, once_in):
            note_deed(actor_id=staff_id, action=REFUSED, subject=subject)


def _is_news(staff_id: int, subject: str, once_in: timedelta) -> bool:
    now = clock.now()
    lately = AuditEntry.objects.filter(actor_id=staff_id, action=REFUSED, at__gt=now - HOUR)
    if lately.filter(subject=subject, at__gt=now - once_in).exists():
        return False
    return lately.count() < MOST_AN_HOUR
