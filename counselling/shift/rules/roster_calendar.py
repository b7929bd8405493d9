"""Turns in an iCalendar file: its appointments, those that repeat for a year ahead."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from counselling.core.errors import Refused
from counselling.shift.rules.repeats import Unrepeatable, repeats
from counselling.shift.rules.roster import LONGEST
from counselling.shift.rules.roster_file import MOST, YEARS, Line

#: Appointments are dearer to read than lines.
MOST_APPOINTMENTS = 2_000
#: An appointment that repeats is followed that far ahead.
AHEAD = timedelta(days=366)

#: Nobody plans more people in one appointment.
MOST_PEOPLE = 50
Moved = set[tuple[str, datetime | None]]

_BEGIN = re.compile(r"BEGIN:VEVENT\s*", re.IGNORECASE)
_LEAD = re.compile(r"\W*\blead\b\W*", re.IGNORECASE)
# Whatever the package makes of a broken file; it is read line by line, so nothing else can come of it.
_BROKEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError)


def calendar_lines(text: str, zone: ZoneInfo, now: datetime) -> list[Line]:
    """Read the appointments of a calendar; the line of each is where it begins.

    Raises `Refused`: `calendar` for one that cannot be read, `empty`, `too_many_appointments`, or
    `too_many` turns.
    """
    # Line by line: a search through the whole would stand still on a file made for that.
    written = text.replace("\r\n", "\n").split("\n")
    numbers = [number for number, line in enumerate(written, 1) if _BEGIN.fullmatch(line)]
    if len(numbers) > MOST_APPOINTMENTS:
        raise Refused("too_many_appointments")
    events = _events("\n".join(_without_own_zones(written)))
    if len(events) != len(numbers):
        raise Refused("calendar")
    moved = _moved(events, zone)
    lines: list[Line] = []
    for number, event in zip(numbers, events, strict=True):
        lines += _lines(number, event, moved, (zone, now))
        if len(lines) > MOST:
            raise Refused("too_many")
    return lines


def _without_own_zones(written: Iterable[str]) -> Iterator[str]:
    # Names of zones are known here, and rules of its own can be made to take for ever.
    inside = False
    for line in written:
        inside = inside or line.startswith("BEGIN:VTIMEZONE")
        if not inside:
            yield line
        inside = inside and not line.startswith("END:VTIMEZONE")


def _events(text: str) -> list[Any]:
    try:
        found = Calendar.from_ical(text).walk("VEVENT")
    except _BROKEN:
        raise Refused("calendar") from None
    if not found:
        raise Refused("empty")
    return list(found)


def _lines(number: int, event: Any, moved: Moved, at: tuple[ZoneInfo, datetime]) -> list[Line]:
    try:
        return _read(number, event, moved, at)
    except Unrepeatable:
        return [Line(number=number, problem="repeats")]
    except Refused as refused:
        return [Line(number=number, problem=refused.reason)]
    except _BROKEN:
        return [Line(number=number, problem="appointment")]


def _read(number: int, event: Any, moved: Moved, at: tuple[ZoneInfo, datetime]) -> list[Line]:
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        raise Refused("cancelled")
    named, lead = _named(event)
    starts, length = _hours(event, at[0])
    if len(named) > MOST_PEOPLE:
        raise Refused("appointment")
    if not timedelta(0) < length <= LONGEST:
        raise Refused("too_long" if length > LONGEST else "no_length")
    elsewhere = moved if "RECURRENCE-ID" not in event else set()
    return [
        Line(
            number=number,
            names=names,
            starts=moment,
            ends=_after(moment, length, starts),
            lead=lead,
        )
        for moment in _moments(event, starts, at)
        if (str(event.get("UID")), moment) not in elsewhere
        for names in named
    ]


def _moments(event: Any, starts: datetime, at: tuple[ZoneInfo, datetime]) -> list[datetime]:
    zone, now = at
    if "RRULE" not in event and "RDATE" not in event:
        return [starts.astimezone(UTC)]
    rule = event.get("RRULE")
    if isinstance(rule, list) or rule is None or "RDATE" in event:
        raise Unrepeatable
    moments = repeats(starts, {str(key): list(rule[key]) for key in rule}, (now, now + AHEAD))
    without = {_utc(moment, zone) for moment in _excluded(event)}
    return [moment for moment in moments if moment not in without]


def _excluded(event: Any) -> list[Any]:
    dates = event.get("EXDATE", [])
    return [one.dt for many in (dates if isinstance(dates, list) else [dates]) for one in many.dts]


def _moved(events: list[Any], zone: ZoneInfo) -> Moved:
    """Return the repeats that have an appointment of their own instead."""
    found: Moved = set()
    for event in events:
        try:
            if "RECURRENCE-ID" in event:
                found.add((str(event.get("UID")), _utc(event["RECURRENCE-ID"].dt, zone)))
        except _BROKEN:
            continue
    return found


def _hours(event: Any, zone: ZoneInfo) -> tuple[datetime, timedelta]:
    """Return when it starts, and how long it takes on the clock of its own zone."""
    starts = _aware(event["DTSTART"], zone)
    if "DTEND" in event:
        ends = _aware(event["DTEND"], zone).astimezone(starts.tzinfo)
        return starts, ends.replace(tzinfo=None) - starts.replace(tzinfo=None)
    if "DURATION" in event:
        length: timedelta = event["DURATION"].dt
        return starts, length
    raise Refused("no_end")


def _aware(written: Any, zone: ZoneInfo) -> datetime:
    moment = written.dt
    if not isinstance(moment, datetime):
        raise Refused("whole_day")
    if moment.tzinfo is None and "TZID" in written.params:
        raise Refused("unknown_zone")
    if moment.year not in YEARS:
        raise Refused("bad_date")
    moment = moment.replace(second=0, microsecond=0, fold=1, tzinfo=moment.tzinfo or zone)
    if moment.astimezone(UTC).astimezone(moment.tzinfo).time() != moment.time():
        raise Refused("no_such_hour")
    return moment


def _after(moment: datetime, length: timedelta, starts: datetime) -> datetime:
    # As long on the clock of its own zone, whatever that clock does meanwhile.
    ends = moment.astimezone(starts.tzinfo) + length
    return ends.replace(fold=1).astimezone(UTC)


def _utc(moment: Any, zone: ZoneInfo) -> datetime | None:
    if not isinstance(moment, datetime):
        return None
    return (moment.replace(tzinfo=zone) if moment.tzinfo is None else moment).astimezone(UTC)


def _named(event: Any) -> tuple[list[tuple[str, ...]], bool]:
    """Return by which names each person of an appointment may be meant, and whether they lead."""
    summary = str(event.get("SUMMARY", "")).strip().lower()
    categories = event.get("CATEGORIES", [])
    listed = categories if isinstance(categories, list) else [categories]
    marks = {str(mark).strip().lower() for many in listed for mark in many.cats}
    lead = "lead" in marks or bool(_LEAD.search(summary))
    titled = _LEAD.sub(" ", summary).strip()
    attendees = event.get("ATTENDEE", [])
    people = attendees if isinstance(attendees, list) else [attendees]
    if not people:
        return [(titled,)], lead
    alone = (titled,) if len(people) == 1 else ()
    return [(*_addressed(person), *alone) for person in people], lead


def _addressed(person: Any) -> tuple[str, ...]:
    address = str(person).lower().removeprefix("mailto:")
    called = str(person.params.get("CN", "")).strip().lower()
    return (address.partition("@")[0], address, called)
