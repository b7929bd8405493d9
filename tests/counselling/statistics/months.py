"""Months of visits, made up by chance and counted by the rules of the house."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from accounts.models import Network, Staff
from counselling.conversation.models import Theme
from counselling.conversation.rules import EndedBy, IAm, Level, Referral
from counselling.core import clock
from counselling.statistics.actions.freezing import keep_tallies
from counselling.statistics.models import FrozenMonth
from counselling.statistics.rules.counting import Facts
from counselling.statistics.rules.months import following
from counselling.statistics.rules.tallies import tallies_of

BRUSSELS = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True)
class Service:
    """Who and what a service has that is counted."""

    networks: tuple[int, ...] = ()
    staff: tuple[int, ...] = ()
    themes: tuple[int, ...] = ()
    #: Who is of which network; whoever is of none answers for any.
    teams: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def as_it_is(cls) -> "Service":
        """Return what stands in the database."""
        kinds = (Network, Staff, Theme)
        teams = {
            network.pk: tuple(network.staff.values_list("pk", flat=True))
            for network in Network.objects.filter(staff__isnull=False)
        }
        networks, staff, themes = (
            tuple(kind.objects.values_list("pk", flat=True)) for kind in kinds
        )
        return cls(networks, staff, themes, teams)

    def counsellors(self, network: int | None) -> tuple[int, ...]:
        """Return who may have answered for a network, or for none."""
        inside = {person for team in self.teams.values() for person in team}
        return self.teams.get(network or 0) or tuple(p for p in self.staff if p not in inside)


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
    network = chance.choice([*service.networks, None])
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
        counsellor=chance.choice([*service.counsellors(network), None]),
        network=network,
        who=chance.choice(["", IAm.PUPIL, IAm.PUPIL, IAm.PUPIL, IAm.PARENT, IAm.TEACHER]),
        level=chance.choice(["", Level.LAGER, Level.SECOND, Level.SECOND, Level.THIRD]),
        referral=chance.choice(["", Referral.NONE, Referral.CLB_SCHOOL, Referral.CRISIS]),
        themes=tuple(chance.choices(service.themes, k=chance.randrange(3))),
    )


def count_as_month(month: date, visits: list[Facts]) -> None:
    """Have a month counted that had these visits."""
    frozen = FrozenMonth.objects.create(month=month, frozen_at=clock.now())
    keep_tallies(frozen, tallies_of(visits))


def months_from(first: date, count: int) -> list[date]:
    """Return so many months in a row."""
    found = [first]
    while len(found) < count:
        found.append(following(found[-1]))
    return found
