"""Turns of the roster, without a database or a clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from accounts.rules import Role
from counselling.shift.rules.opening import Stretch, joined

#: Who may be rostered, and see the roster.
COUNSELS = frozenset({Role.COUNSELLOR, Role.SUPERVISOR})
#: From the evening until the same hour the next day, in the night that has an hour more.
LONGEST = timedelta(hours=25)
#: A year further than anybody plans is a slip of the pen.
FURTHEST = timedelta(days=730)
#: Whoever is rostered counts as rostered that long before they begin.
EARLY = timedelta(hours=1)


@dataclass(frozen=True)
class Wanted:
    """A turn as somebody wants it; `number` is its line in a file."""

    staff_id: int
    starts: datetime
    ends: datetime
    lead: bool = False
    number: int = 0


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def local_turn(day: date, begins: time, ends: time, zone: ZoneInfo) -> Stretch | None:
    """Return when hours on the clock begin and end; nothing for an hour that the clock leaves out.

    An end at or before the begin is on the next day. An hour that comes twice counts as its second,
    as it does where opening hours end, so that one turn begins where another ends.
    """
    last_day = day + timedelta(days=1) if ends <= begins else day
    starts_at, ends_at = _moment(day, begins, zone), _moment(last_day, ends, zone)
    return (starts_at, ends_at) if starts_at and ends_at else None


def _moment(day: date, hour: time, zone: ZoneInfo) -> datetime | None:
    written = datetime.combine(day, hour, zone).replace(fold=1)
    moment = written.astimezone(UTC)
    there = moment.astimezone(zone).replace(tzinfo=None) == written.replace(tzinfo=None)
    return moment if there else None


def days_later(turn: Stretch, days: int, zone: ZoneInfo) -> Stretch | None:
    """Return the same hours on the clock some days later; nothing where the clock leaves one out."""
    starts, ends = (moment.astimezone(zone) for moment in turn)
    apart = timedelta(days=days)
    moved = [_moment(local.date() + apart, local.time(), zone) for local in (starts, ends)]
    return (moved[0], moved[1]) if moved[0] and moved[1] else None


def problem_with(starts: datetime, ends: datetime, now: datetime) -> str:
    """Return the word for why nobody can plan this, or nothing."""
    if ends <= starts:
        return "no_length"
    if ends - starts > LONGEST:
        return "too_long"
    if ends <= now:
        return "over"
    return "too_far" if starts > now + FURTHEST else ""


def uncovered(stretches: Iterable[Stretch], covered: Iterable[Stretch]) -> list[Stretch]:
    """Return what is left of stretches where nothing covers them."""
    over = list(joined(sorted(covered)))
    return [left for stretch in stretches for left in _left_of(stretch, over)]


def _left_of(stretch: Stretch, covered: list[Stretch]) -> list[Stretch]:
    left, (since, until) = [], stretch
    for starts, ends in covered:
        if ends <= since or starts >= until:
            continue
        if starts > since:
            left.append((since, starts))
        since = max(since, ends)
    return [*left, (since, until)] if since < until else left
