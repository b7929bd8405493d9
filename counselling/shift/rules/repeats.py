"""Appointments that repeat by the day or by the week, on the clock of their own zone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count, takewhile
from typing import Any

KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"}
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: Rules that began longer ago are written out instead: somebody has to count their repeats.
OLDEST = timedelta(days=3 * 366)


class Unrepeatable(Exception):  # noqa: N818 - said of an appointment
    """It repeats in a way that nobody follows here."""


def repeats(
    starts: datetime, rule: dict[str, list[Any]], between: tuple[datetime, datetime]
) -> list[datetime]:
    """Return the moments in UTC within a range at which an appointment starts again.

    Raises `Unrepeatable` for anything but every so many days or weeks.
    """
    since, until = between
    if rule.keys() - KNOWN or starts < since - OLDEST:
        raise Unrepeatable
    last, most = _end(rule, starts, until), int(_one(rule, "COUNT", 0))
    found = []
    for number, local in enumerate(_all(starts, rule, last)):
        moment = local.replace(fold=1).astimezone(UTC)
        if most and number >= most:
            break
        if since <= moment <= last:
            found.append(moment)
    return found


def _end(rule: dict[str, list[Any]], starts: datetime, until: datetime) -> datetime:
    written = _one(rule, "UNTIL", until)
    if not isinstance(written, datetime):
        # A day as the last one counts whole.
        written = datetime(written.year, written.month, written.day, 23, 59, tzinfo=starts.tzinfo)
    if written.tzinfo is None:
        written = written.replace(tzinfo=starts.tzinfo)
    return min(written.astimezone(UTC), until)


def _all(starts: datetime, rule: dict[str, list[Any]], last: datetime) -> Iterator[datetime]:
    frequency, step = str(_one(rule, "FREQ", "")), int(_one(rule, "INTERVAL", 1))
    wanted = _weekdays(rule, starts if frequency == "WEEKLY" else None)
    if frequency not in ("DAILY", "WEEKLY") or step < 1 or _counts_weeks_otherwise(rule, step):
        raise Unrepeatable
    if frequency == "DAILY":
        days = _steps(starts, timedelta(days=step), last)
        return (day for day in days if day.weekday() in wanted)
    monday = starts - timedelta(days=starts.weekday())
    weeks = _steps(monday, timedelta(weeks=step), last)
    every = (week + timedelta(days=day) for week in weeks for day in sorted(wanted))
    return (day for day in every if day >= starts)


def _steps(first: datetime, step: timedelta, last: datetime) -> Iterator[datetime]:
    return takewhile(lambda moment: moment <= last, (first + step * number for number in count()))


def _weekdays(rule: dict[str, list[Any]], starts: datetime | None) -> set[int]:
    named = [str(day).upper() for day in rule.get("BYDAY", [])]
    if set(named) - set(DAYS):
        raise Unrepeatable
    if not named:
        return set(range(7)) if starts is None else {starts.weekday()}
    return {DAYS.index(day) for day in named}


def _counts_weeks_otherwise(rule: dict[str, list[Any]], step: int) -> bool:
    return step > 1 and str(_one(rule, "WKST", "MO")) != "MO"


def _one(rule: dict[str, list[Any]], name: str, otherwise: Any) -> Any:
    found = rule.get(name, [otherwise])
    if len(found) != 1:
        raise Unrepeatable
    return found[0]
