"""Who is planned, and where nobody is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet

from accounts.queries import admitted
from accounts.rules import Discipline
from counselling.shift.models import Turn
from counselling.shift.queries.opening import special_days, week
from counselling.shift.rules.opening import Stretch, joined, stretches_on
from counselling.shift.rules.roster import EARLY, monday_of, uncovered

#: Warnings look that far ahead.
WEEKS_WARNED = 4
MEDICAL = frozenset({Discipline.NURSE, Discipline.DOCTOR})


@dataclass(frozen=True, kw_only=True)
class Rostered:
    """Somebody whose turn it is."""

    staff_id: int
    name: str
    discipline: str
    lead: bool
    starts: datetime
    ends: datetime


@dataclass(frozen=True, kw_only=True)
class Planned(Rostered):
    """A turn in the week; somebody who is no longer in service counts for nothing."""

    id: int
    #: The discipline in words, in the reader's language.
    trained_as: str
    offered: bool
    in_service: bool


@dataclass(frozen=True)
class Day:
    """A day of the roster: when the chat opens on it, and the turns that begin on it."""

    date: date
    hours: list[Stretch]
    turns: list[Planned]


@dataclass(frozen=True)
class Gap:
    """Opening hours without anybody (`nobody`), or without a `lead` or somebody `medical` among them."""

    kind: str
    starts: datetime
    ends: datetime


def rostered(now: datetime) -> list[Rostered]:
    """Return who is rostered at `now`, an hour early included; who leads comes first."""
    turns = Turn.objects.filter(
        admitted("staff__"), starts__lte=now + EARLY, ends__gt=now
    ).select_related("staff")
    return [
        Rostered(
            staff_id=turn.staff_id,
            name=turn.staff.display_name,
            discipline=turn.staff.discipline,
            lead=turn.lead,
            starts=turn.starts,
            ends=turn.ends,
        )
        for turn in turns.order_by("-lead", "starts", "staff__display_name", "id")
    ]


def rostered_tonight(now: datetime) -> list[Planned]:
    """Return the turns of today that are not over, and who has them; the first first."""
    tomorrow = _begin(now.astimezone(ZoneInfo(settings.TIME_ZONE)).date(), 1)
    return _planned(Turn.objects.filter(admitted("staff__"), ends__gt=now, starts__lt=tomorrow))


def week_of(day: date) -> list[Day]:
    """Return the seven days of a day's week, from Monday on; a night belongs to the day it begins."""
    zone = ZoneInfo(settings.TIME_ZONE)
    days = [monday_of(day) + timedelta(days=ahead) for ahead in range(7)]
    hours, special = week(), special_days(days[0])
    turns = _planned(
        Turn.objects.filter(starts__gte=_begin(days[0]), starts__lt=_begin(days[-1], 1))
    )
    return [
        Day(
            of_week,
            list(joined(stretches_on(of_week, hours, special, zone))),
            [turn for turn in turns if turn.starts.astimezone(zone).date() == of_week],
        )
        for of_week in days
    ]


def offers(now: datetime) -> list[Planned]:
    """Return the turns that are not over and look for somebody else, the first first."""
    return _planned(
        Turn.objects.filter(admitted("staff__"), offered_at__isnull=False, ends__gt=now)
    )


def gaps(now: datetime) -> list[Gap]:
    """Return where the roster falls short of the opening hours in the next four weeks, the first first."""
    until = now + timedelta(weeks=WEEKS_WARNED)
    turns = Turn.objects.filter(admitted("staff__"), ends__gt=now, starts__lt=until)
    rows = list(turns.values_list("starts", "ends", "lead", "staff__discipline"))
    opened = _opened(now, until)
    nobody = uncovered(opened, [(row[0], row[1]) for row in rows])
    without_lead = uncovered(opened, [*nobody, *((row[0], row[1]) for row in rows if row[2])])
    without_medical = uncovered(
        opened, [*nobody, *((row[0], row[1]) for row in rows if row[3] in MEDICAL)]
    )
    kinds = {"nobody": nobody, "lead": without_lead, "medical": without_medical}
    found = [Gap(kind, *left) for kind, stretches in kinds.items() for left in stretches]
    return sorted(found, key=lambda gap: gap.starts)


def _opened(now: datetime, until: datetime) -> list[Stretch]:
    zone = ZoneInfo(settings.TIME_ZONE)
    first = now.astimezone(zone).date() - timedelta(days=1)
    hours, special = week(), special_days(first)
    days = [first + timedelta(days=ahead) for ahead in range((until - now).days + 3)]
    whole = joined(stretch for day in days for stretch in stretches_on(day, hours, special, zone))
    return [
        (max(starts, now), min(ends, until))
        for starts, ends in whole
        if starts < until and ends > now
    ]


def _begin(day: date, days: int = 0) -> datetime:
    zone = ZoneInfo(settings.TIME_ZONE)
    return datetime.combine(day + timedelta(days=days), time(0), zone).astimezone(UTC)


def planned(turn_id: int) -> Planned | None:
    """Return one turn, if it is there."""
    return next(iter(_planned(Turn.objects.filter(pk=turn_id))), None)


def _planned(turns: QuerySet[Turn]) -> list[Planned]:
    chosen = turns.select_related("staff")
    here = set(chosen.filter(admitted("staff__")).values_list("pk", flat=True))
    return [_shown(turn, in_service=turn.pk in here) for turn in _in_order(chosen)]


def _in_order(turns: QuerySet[Turn]) -> Iterable[Turn]:
    return turns.order_by("starts", "-lead", "staff__display_name", "id")


def _shown(turn: Turn, *, in_service: bool) -> Planned:
    return Planned(
        id=turn.pk,
        staff_id=turn.staff_id,
        name=turn.staff.display_name,
        discipline=turn.staff.discipline,
        trained_as=str(turn.staff.get_discipline_display()),
        starts=turn.starts,
        ends=turn.ends,
        lead=turn.lead,
        offered=turn.offered_at is not None,
        in_service=in_service,
    )
