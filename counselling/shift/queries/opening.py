"""Whether the door is open, and what the hours say."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from counselling.shift.models import Door, DoorMode, OpeningHours, SpecialDays
from counselling.shift.rules.opening import (
    Hours,
    Note,
    Opening,
    Special,
    held_closed,
    held_open,
    opening,
)


@dataclass(frozen=True)
class Held:
    """How somebody holds the door, and until when; no moment is until told otherwise."""

    mode: str
    until: datetime | None


def door(now: datetime, hours: list[Hours] | None = None) -> Opening:
    """Return whether the door is open: as somebody holds it, else as the hours say.

    With `hours` it is what a week that nobody saved yet would say.
    """
    held = held_door(now)
    if held is None:
        return by_hours(now, hours)
    after = by_hours(held.until, hours) if held.until else Opening(open=False)
    by_hand = held_open if held.mode == DoorMode.OPEN else held_closed
    return by_hand(held.until, after)


def held_door(now: datetime) -> Held | None:
    """Return how somebody holds the door, unless it follows the hours."""
    held = Door.objects.filter(Q(until__isnull=True) | Q(until__gt=now)).first()
    if held is None or held.mode == DoorMode.HOURS:
        return None
    return Held(held.mode, held.until)


def by_hours(now: datetime, hours: list[Hours] | None = None) -> Opening:
    """Return what week and special days say, whoever holds the door."""
    zone = ZoneInfo(settings.TIME_ZONE)
    return opening(
        now, week() if hours is None else hours, zone, special_days(_yesterday(now, zone))
    )


def open_from(moment: datetime) -> datetime:
    """Return from when on somebody can come who may come again at a moment: then, or when the hours open next."""
    planned = by_hours(moment)
    return moment if planned.open or planned.opens_at is None else planned.opens_at


def week() -> list[Hours]:
    """Return the hours of the week, from Monday on."""
    return [Hours(row.weekday, row.opens, row.closes) for row in OpeningHours.objects.all()]


def special_days(since: date) -> list[Special]:
    """Return the special days that are not over on the day `since`, the first first."""
    return [special_of(row) for row in SpecialDays.objects.filter(last__gte=since)]


def special_of(row: SpecialDays) -> Special:
    """Return a row as a plain value."""
    note = Note(row.note_nl, row.note_fr, row.note_en)
    return Special(row.first, row.last, row.opens, row.closes, note, row.id)


def _yesterday(now: datetime, zone: ZoneInfo) -> date:
    # What began yesterday may run past midnight.
    return now.astimezone(zone).date() - timedelta(days=1)


def last_entry_minutes() -> int:
    """Return how many minutes before closing nobody new may wait."""
    stored = Door.objects.values_list("last_entry_minutes", flat=True).first()
    return settings.LAST_ENTRY_MINUTES if stored is None else stored


def last_entry_tonight(now: datetime) -> int:
    """Return the same for one evening: as the lead set it for tonight, else as on other evenings."""
    row = Door.objects.first() or Door()
    tonight = row.last_entry_tonight_until is not None and row.last_entry_tonight_until > now
    minutes = row.last_entry_tonight if tonight else None
    minutes = row.last_entry_minutes if minutes is None else minutes
    return settings.LAST_ENTRY_MINUTES if minutes is None else minutes
