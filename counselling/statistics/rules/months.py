"""Months, school years, and when one of them is over for good."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

#: So long after its end a month is counted: by then every conversation of it was registered that ever will be.
SETTLED = timedelta(days=14)
SEPTEMBER = 9
MONTHS_OF_QUARTER = 3


def month_of(moment: datetime, zone: ZoneInfo) -> date:
    """Return the first day of a moment's month, by the clock of the service."""
    return moment.astimezone(zone).date().replace(day=1)


def following(month: date) -> date:
    """Return the first day of the next month."""
    return (month + timedelta(days=31)).replace(day=1)


def span_of(month: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return when a month begins, and when the next one does."""
    begin, end = (
        datetime(day.year, day.month, 1, tzinfo=zone) for day in (month, following(month))
    )
    return begin, end


def months_settled(first: date, now: datetime, zone: ZoneInfo) -> Iterator[date]:
    """Go through the months from `first` on that are over for good."""
    month = first
    while span_of(month, zone)[1] + SETTLED <= now:
        yield month
        month = following(month)


def school_year_of(month: date) -> date:
    """Return the September with which a month's school year began."""
    return date(month.year if month.month >= SEPTEMBER else month.year - 1, SEPTEMBER, 1)


def last_of_school_year(month: date) -> date:
    """Return the August with which a month's school year ends."""
    return date(school_year_of(month).year + 1, SEPTEMBER - 1, 1)


def quarter_of(month: date) -> int:
    """Return in which quarter of its year a month lies, from 1 to 4."""
    return (month.month - 1) // MONTHS_OF_QUARTER + 1
