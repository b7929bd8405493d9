"""Months of visits, made up by chance and counted by the rules of the house."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from accounts.models import Network, Staff
from counselling.conversation.models import Theme
from counselling.conversation.rules import EndedBy, IAm, Level, Referral
from counselling.core import clock
from counselling.statistics.models import Count, FrozenMonth, OwnCount
from counselling.statistics.rules.counting import TALKED, Facts, counts_of, outcome_of
from counselling.statistics.rules.months import following

BRUSSELS = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True)
class Service:
    """Who and what a service has that is counted."""

    networks: tuple[int, ...] = ()
    staff: tuple[int, ...] = ()
    themes: tuple[int, ...] = ()

    @classmethod
    def as_it_is(cls) -> "Service":
        """Return what stands in the database."""
        kinds = (Network, Staff, Theme)
        return cls(*(tuple(kind.objects.values_list("pk", flat=True)) for kind in kinds))


def some_visits(chance: Random, month: date, count: int, service: Service) -> Iterator[Facts]:
    """Make up visits as they come: most are answered, on some evenings, about much of the same."""
    for _ in range(count):
        yield _visit(chance, month, service)


def _visit(chance: Random, month: date, service: Service) -> Facts:
    day = month + timedelta(days=chance.randrange((following(month) - month).days))
    hour = chance.choice([13, 15] if day.weekday() == 2 else [17, 18, 18, 19, 19, 20])
    opened = datetime(day.year, day.month, day.day, hour, chance.randrange(60), tzinfo=BRUSSELS)
    waited = timedelta(minutes=chance.expovariate(1 / 8))
    taken = opened + waited
    answered = chance.random() < 0.75
    came = answered or chance.random() < 0.3
    gone = not came and chance.random() < 0.7
    return Facts(
        opened_at=opened,
        ended_at=taken if gone else taken + timedelta(minutes=chance.gauss(30, 14)),
        ended_by=EndedBy.VISITOR if chance.random() < 0.8 else EndedBy.CLOSED,
        taken_at=None if gone else taken,
        came=came,
        replied_at=taken if answered else None,
        stars=chance.choice([None, None, 1, 3, 4, 4, 5, 5, 5, 5]),
        mood_before=chance.choice([None, 1, 2, 2, 3]),
        mood_after=chance.choice([None, 2, 3, 3, 4]),
        counsellor=chance.choice([*service.staff, None]),
        network=chance.choice([*service.networks, None]),
        who=chance.choice(["", IAm.PUPIL, IAm.PUPIL, IAm.PUPIL, IAm.PARENT, IAm.TEACHER]),
        level=chance.choice(["", Level.LAGER, Level.SECOND, Level.SECOND, Level.THIRD]),
        referral=chance.choice(["", Referral.NONE, Referral.CLB_SCHOOL, Referral.CRISIS]),
        themes=tuple(chance.choices(service.themes, k=chance.randrange(3))),
    )


def count_as_month(month: date, visits: list[Facts]) -> None:
    """Have a month counted that had these visits."""
    counted = Counter(found for one in visits for found in counts_of(one))
    frozen = FrozenMonth.objects.create(month=month, frozen_at=clock.now())
    Count.objects.bulk_create(
        Count(month=frozen, kind=kind, key=key, count=n) for (kind, key), n in counted.items()
    )
    own = Counter((one.counsellor, outcome_of(one)) for one in visits)
    OwnCount.objects.bulk_create(
        OwnCount(month=frozen, staff_id=staff, outcome=outcome, count=n)
        for (staff, outcome), n in own.items()
        if staff and outcome in TALKED
    )


def months_from(first: date, count: int) -> list[date]:
    """Return so many months in a row."""
    found = [first]
    while len(found) < count:
        found.append(following(found[-1]))
    return found
