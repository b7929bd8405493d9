"""Helplines as coordinators look after them: what we say of each, and when somebody last checked it."""

from dataclasses import dataclass
from datetime import date, datetime

from counselling.signposts.models import Helpline
from counselling.signposts.rules.hours_text import hours_as_text
from counselling.signposts.rules.opening import hours_trusted


@dataclass(frozen=True, slots=True)
class Checkable:
    """A line with what is to be checked of it; hours per weekday, as they are typed."""

    key: str
    name: str
    number: str
    url: str
    has_phone: bool
    has_chat: bool
    #: Answers day and night, so that its telephone hours need no checking.
    always: bool
    phone_hours: dict[str, str]
    chat_hours: dict[str, str]
    checked_on: date
    checked_by: str
    #: Nobody checked it for so long that visitors do not see its hours any more.
    overdue: bool


def checkable_helplines(now: datetime) -> list[Checkable]:
    """Return all lines; those whose hours are hidden come first."""
    found = [_checkable(row, now) for row in Helpline.objects.all()]
    return sorted(found, key=lambda line: not line.overdue)


def checkable_helpline(key: str, now: datetime) -> Checkable | None:
    """Return one line, or nothing where it is not there."""
    row = Helpline.objects.filter(pk=key).first()
    return None if row is None else _checkable(row, now)


def overdue_count(now: datetime) -> int:
    """Return how many lines have hours that visitors do not see any more."""
    return sum(line.overdue for line in checkable_helplines(now))


def _checkable(row: Helpline, now: datetime) -> Checkable:
    has_hours = ("phone" in row.channels and not row.always) or "chat" in row.channels
    return Checkable(
        key=row.key,
        name=row.name.get("nl", row.key),
        number=row.number,
        url=row.url,
        has_phone="phone" in row.channels,
        has_chat="chat" in row.channels,
        always=row.always,
        phone_hours={day: hours_as_text(times) for day, times in row.phone_hours.items()},
        chat_hours={day: hours_as_text(times) for day, times in row.chat_hours.items()},
        checked_on=row.checked_on,
        checked_by=row.checked_by,
        overdue=has_hours and not hours_trusted(row.checked_on, now),
    )
