"""What the coordinator tells everybody who comes on duty."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from counselling.core.crypto import open_field
from counselling.shift.models import Announcement


@dataclass(frozen=True)
class Told:
    """An announcement in clear."""

    id: int
    text: str
    by: str
    made_at: datetime
    last_day: date


def announcements(now: datetime) -> list[Told]:
    """Return what stands today, the newest first."""
    rows = Announcement.objects.filter(last_day__gte=service_day(now)).select_related("author")
    return [
        Told(
            row.pk,
            open_field(bytes(row.body), "announcement", str(row.pk)),
            row.author.display_name,
            row.made_at,
            row.last_day,
        )
        for row in rows
    ]


def service_day(now: datetime) -> date:
    """Return the day it is where the service is."""
    return now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
