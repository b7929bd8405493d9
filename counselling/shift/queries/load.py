"""What somebody carried in the last weeks; read by that person alone."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from counselling.conversation.models import Conversation
from counselling.shift.models import Turn
from counselling.shift.rules.roster import monday_of

WEEKS = 4


@dataclass(frozen=True, kw_only=True)
class Week:
    """A week of one counsellor: conversations, minutes in them, how many were heavy, on how many days."""

    monday: date
    conversations: int
    minutes: int
    heavy: int
    days: int


def load_of(staff_id: int, now: datetime) -> list[Week]:
    """Return somebody's own last four weeks, the present one last."""
    zone = ZoneInfo(settings.TIME_ZONE)
    this = monday_of(now.astimezone(zone).date())
    mondays = [this - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    start = datetime(mondays[0].year, mondays[0].month, mondays[0].day, tzinfo=zone)
    talks = _talks(staff_id, start, now, zone)
    turns = Turn.objects.filter(staff_id=staff_id, starts__gte=start, starts__lte=now)
    planned = [begins.astimezone(zone).date() for begins in turns.values_list("starts", flat=True)]
    return [_week(monday, talks, planned) for monday in mondays]


@dataclass(frozen=True)
class _Talk:
    day: date
    length: timedelta
    heavy: bool


def _talks(staff_id: int, start: datetime, now: datetime, zone: ZoneInfo) -> list[_Talk]:
    rows = Conversation.objects.filter(
        counsellor_id=staff_id, practice=False, taken_at__gte=start, taken_at__lte=now
    )
    fields = rows.values_list("taken_at", "ended_at", "registration__serious")
    return [
        _Talk(taken.astimezone(zone).date(), (ended or now) - taken, heavy=bool(heavy))
        for taken, ended, heavy in fields
        if taken is not None
    ]


def _week(monday: date, talks: list[_Talk], planned: list[date]) -> Week:
    mine = [talk for talk in talks if monday_of(talk.day) == monday]
    days = {talk.day for talk in mine} | {day for day in planned if monday_of(day) == monday}
    length = sum((talk.length for talk in mine), timedelta())
    return Week(
        monday=monday,
        conversations=len(mine),
        minutes=round(length / timedelta(minutes=1)),
        heavy=sum(talk.heavy for talk in mine),
        days=len(days),
    )
