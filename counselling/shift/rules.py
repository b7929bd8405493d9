"""When the chat is open, without a database or a clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from counselling.shift.models import DoorMode as DoorMode
from counselling.shift.models import Presence as Presence

DAYS_AHEAD = 14


@dataclass(frozen=True)
class Hours:
    """A stretch of one weekday (0 is Monday)."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class Opening:
    """Whether the door is open, until when, and when it opens next; unknown ends are empty."""

    open: bool
    closes_at: datetime | None = None
    opens_at: datetime | None = None


def opening(now: datetime, hours: Iterable[Hours], zone: ZoneInfo) -> Opening:
    """Return what the hours say at the moment `now`; looks two weeks ahead."""
    week = list(hours)
    local_day = now.astimezone(zone).date()
    upcoming: list[datetime] = []
    for ahead in range(DAYS_AHEAD + 1):
        for starts, ends in _stretches(local_day + timedelta(days=ahead), week, zone):
            if starts <= now < ends:
                return Opening(open=True, closes_at=ends)
            if starts > now:
                upcoming.append(starts)
        if upcoming:
            break
    return Opening(open=False, opens_at=min(upcoming, default=None))


def _stretches(day: date, week: list[Hours], zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    return [
        (datetime.combine(day, stretch.opens, zone), datetime.combine(day, stretch.closes, zone))
        for stretch in week
        if stretch.weekday == day.weekday()
    ]
