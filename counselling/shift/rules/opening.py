"""When the chat is open, without a database or a clock."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from counselling.shift.models.hours import NOTE_LIMIT as NOTE_LIMIT
from counselling.shift.models.hours import DoorMode as DoorMode

#: Further ahead than the longest holiday.
DAYS_AHEAD = 120
#: A closing hour is told when it is that near: "until nine" means tonight.
CLOSING_TOLD = timedelta(days=1)
#: Nobody new may wait that long before closing, at most.
LAST_ENTRY_MOST = 600

DAY = 24 * 60
WEEK = 7 * DAY
Stretch = tuple[datetime, datetime]


@dataclass(frozen=True)
class Hours:
    """A stretch of one weekday (0 is Monday); closing at or before opening is closing the next day."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class Note:
    """What visitors read on special days; empty in all languages or in none."""

    nl: str = ""
    fr: str = ""
    en: str = ""

    def within(self, language: str) -> str:
        """Return the note in a language; Dutch for one we do not know."""
        return {"fr": self.fr, "en": self.en}.get(language, self.nl)


NO_NOTE = Note()


@dataclass(frozen=True)
class Special:
    """Days in a row that do not follow the week: closed (no hours), or with hours of their own."""

    first: date
    last: date
    opens: time | None = None
    closes: time | None = None
    note: Note = NO_NOTE
    id: int = 0


@dataclass(frozen=True)
class Opening:
    """Whether the door is open, until when, and when it opens next; unknown ends are empty."""

    open: bool
    closes_at: datetime | None = None
    opens_at: datetime | None = None
    note: Note = NO_NOTE


def opening(
    now: datetime, hours: Iterable[Hours], zone: ZoneInfo, special: Iterable[Special] = ()
) -> Opening:
    """Return what week and special days say at the moment `now`; looks four months ahead."""
    week, exceptions = list(hours), list(special)
    today = now.astimezone(zone).date()
    of_today = exception_on(today, exceptions)
    note = of_today.note if of_today else NO_NOTE
    # What began yesterday may run past midnight.
    days = [today + timedelta(days=ahead) for ahead in range(-1, DAYS_AHEAD + 1)]
    for starts, ends in joined(
        stretch for day in days for stretch in stretches_on(day, week, exceptions, zone)
    ):
        if now < starts:
            return Opening(open=False, opens_at=starts, note=note)
        if now < ends:
            told = ends if ends - now <= CLOSING_TOLD else None
            return Opening(open=True, closes_at=told, note=note)
    return Opening(open=False, note=note)


def exception_on(day: date, special: Iterable[Special]) -> Special | None:
    """Return the exception that a day belongs to."""
    return next((found for found in special if found.first <= day <= found.last), None)


def stretches_on(
    day: date, week: list[Hours], special: list[Special], zone: ZoneInfo
) -> list[Stretch]:
    """Return when the chat opens on a day; what began the day before is not among it."""
    exception = exception_on(day, special)
    if exception is None:
        hours = [(item.opens, item.closes) for item in week if item.weekday == day.weekday()]
    elif exception.opens is None or exception.closes is None:
        hours = []
    else:
        hours = [(exception.opens, exception.closes)]
    return sorted(_moments(day, opens, closes, zone) for opens, closes in hours)


def _moments(day: date, opens: time, closes: time, zone: ZoneInfo) -> Stretch:
    last_day = day + timedelta(days=1) if closes <= opens else day
    ends = datetime.combine(last_day, closes, zone)
    # An hour that comes twice ends after its second time; in UTC moments compare without their clock.
    latest = max(ends.astimezone(UTC), ends.replace(fold=1).astimezone(UTC))
    return datetime.combine(day, opens, zone).astimezone(UTC), latest


def joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Join what overlaps or touches: at midnight nobody is told that the chat closes."""
    open_from: Stretch | None = None
    for starts, ends in stretches:
        if open_from and starts <= open_from[1]:
            open_from = (open_from[0], max(open_from[1], ends))
            continue
        if open_from:
            yield open_from
        open_from = (starts, ends)
    if open_from:
        yield open_from


def held_open(until: datetime | None, after: Opening) -> Opening:
    """Return what a door held open means; `after` is what the hours say when it is let go."""
    if until is None:
        return Opening(open=True)
    return Opening(open=True, closes_at=after.closes_at if after.open else until)


def held_closed(until: datetime | None, after: Opening) -> Opening:
    """Return what a door held closed means; `after` is what the hours say when it is let go."""
    if until is None:
        return Opening(open=False)
    return Opening(open=False, opens_at=until if after.open else after.opens_at or until)


def past_last_entry(opening: Opening, last_entry: timedelta, now: datetime) -> bool:
    """Tell whether an open door is too near its closing for anybody new."""
    return opening.closes_at is not None and now >= opening.closes_at - last_entry


def has_a_length(opens: time, closes: time) -> bool:
    """Tell whether these are hours: an hour to itself is none, midnight to midnight a whole day."""
    return opens != closes or opens == time(0)


def overlapping(week: Iterable[Hours]) -> tuple[Hours, Hours] | None:
    """Return the first two stretches of a week that overlap, over midnight and Sunday night too."""
    return next((pair for pair in combinations(week, 2) if _overlap(*pair)), None)


def _overlap(one: Hours, other: Hours) -> bool:
    apart = _minute(other) - _minute(one)
    return apart % WEEK < _length(one) or -apart % WEEK < _length(other)


def _minute(hours: Hours) -> int:
    return hours.weekday * DAY + hours.opens.hour * 60 + hours.opens.minute


def _length(hours: Hours) -> int:
    opens, closes = (at.hour * 60 + at.minute for at in (hours.opens, hours.closes))
    return (closes - opens) % DAY or DAY


def days_changed(before: Iterable[Hours], after: Iterable[Hours]) -> list[int]:
    """Return the weekdays whose hours differ."""
    differing = set(before) ^ set(after)
    return sorted({hours.weekday for hours in differing})
