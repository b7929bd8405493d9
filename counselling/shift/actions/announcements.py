"""Telling everybody who comes on duty."""

from datetime import date

from django.db import transaction

from accounts.audit import note_deed
from counselling.core import clock, text
from counselling.core.crypto import seal_field
from counselling.core.errors import Refused
from counselling.shift.models import Announcement
from counselling.shift.queries.announcements import service_day
from counselling.shift.rules.announcements import ANNOUNCEMENT_LIMIT, may_stand_until


def announce(*, staff_id: int, body: str, last_day: date) -> int:
    """Show a text on everybody's first screen until a day; return its number.

    Raises `Refused`: what the text is refused for, `day` for one that is over or too far away.
    """
    body = text.clean(body, limit=ANNOUNCEMENT_LIMIT)
    now = clock.now()
    if not may_stand_until(last_day, service_day(now)):
        raise Refused("day")
    with transaction.atomic():
        row = Announcement.objects.create(
            author_id=staff_id, body=b"", made_at=now, last_day=last_day
        )
        row.body = seal_field(body, "announcement", str(row.pk))
        row.save(update_fields=["body"])
        note_deed(actor_id=staff_id, action="announce", subject=f"announcement {row.pk}")
    return row.pk


@transaction.atomic
def take_down(*, id: int, actor_id: int) -> None:
    """Show an announcement no longer; one that is gone already stays gone."""
    if Announcement.objects.filter(pk=id).delete()[0]:
        note_deed(actor_id=actor_id, action="take_down_announcement", subject=f"announcement {id}")
