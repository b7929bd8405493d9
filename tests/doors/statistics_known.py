"""Services of some sizes, what each publishes of its years, and what is true of them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from accounts.models import Network, Staff
from counselling.conversation.models import Theme
from counselling.statistics.actions.publishing import publish_figures
from counselling.statistics.models import Count, NetworkCount
from counselling.statistics.queries.figures import periods_shown
from counselling.statistics.queries.frozen import frozen_counts
from counselling.statistics.rules.tables import moments_of
from tests.counselling.evening import counsellor
from tests.counselling.statistics.attacker import Cell, Sum, worked_out
from tests.counselling.statistics.months import (
    Service,
    count_as_month,
    months_from,
    some_visits,
)
from tests.doors.statistics_seen import Seen, everything_seen, is_sum, periods_of, sums_of
from tests.doors.statistics_truth import true_numbers, true_shares, true_sums
from tests.doors.test_console_replies import desk_of

SEPTEMBER = date(2024, 9, 1)
#: How many people each network has; one person more is of none. The first time the third network has to stand with them,
#: so that they do not stand apart alone; then as its two are not enough; and at last one network alone stands apart.
TEAMS = ((5, 4, 3), (5, 4, 2), (4, 1, 1))
SERVICES = {
    "a large one": [310, 260, 280, 190, 270, 240, 250, 180, 230, 160, 12, 9],
    "a small one": [44, 52, 38, 21, 60, 35, 47, 24, 55, 31, 0, 0],
    "one that just began": [3, 9, 14, 25, 7, 18, 40, 22, 5, 30, 2, 1],
    "two years": [80, 95, 70, 60, 85, 75, 90, 50, 80, 45, 3, 0] * 2,
    "one with a summer": [90, 60, 75, 80, 95, 70, 85, 60, 90, 65, 40, 35, 88, 60, 75, 80],
    "one of a middling size": [90, 85, 70, 75, 95, 80, 90, 60, 85, 70, 0, 0],
}


def counted(sizes: list[int], seed: int) -> None:
    """Have months counted with so many visits each, beginning in September."""
    teams = zip(("Net Noord", "Net Oost", "Net Zuid"), TEAMS[seed % len(TEAMS)], strict=True)
    for name, people in teams:
        network = Network.objects.create(name=name)
        for number in range(people):
            person = counsellor(f"{name} {number}")
            Staff.objects.filter(pk=person.pk).update(network=network)
    Theme.objects.filter(place__gte=8).update(shown=False)
    service, chance = Service.as_it_is(), Random(seed)
    for month, size in zip(months_from(SEPTEMBER, len(sizes)), sizes, strict=True):
        count_as_month(month, list(some_visits(chance, month, size, service)))


@dataclass
class Known:
    """What a small service publishes of its first year, and what is true of its months."""

    seen: Seen
    sums: list[Sum]
    truth: dict[Cell, int]
    #: How many came at which moment of the week, which no page shows.
    moments: dict[str, Counter[tuple[str, str]]]
    seed: int

    def works_out(self, *more: Cell) -> dict[Cell, int]:
        """Return what follows from what is shown, and from some more of what is true."""
        return worked_out(self.sums, self.and_more(*more))

    def and_more(self, *more: Cell) -> dict[Cell, int]:
        """Return what is shown, and some more of what is true."""
        return self.seen.known | {cell: self.truth[cell] for cell in more}


@cache
def known_of(service: str, seed: int = 1) -> Known:
    """Let months be counted and published, and write down the truth from counts that are gone by then.

    Once for all stories about a service: they read, and change nothing.
    """
    eva = desk_of("Eva", "coordinator")
    counted(SERVICES[service], seed)
    counts, of_networks = list(Count.objects.all()), list(NetworkCount.objects.all())
    publish_figures()
    Count.objects.bulk_create(counts, ignore_conflicts=True)
    NetworkCount.objects.bulk_create(of_networks, ignore_conflicts=True)
    periods = periods_of(eva)
    seen = everything_seen(eva, periods)
    truth = true_numbers(seen)
    truth |= true_sums(seen, truth)
    for period in periods_shown():
        truth |= true_shares(seen, period) if period.name in seen.networks else {}
    moments = {
        period.name: moments_of(frozen_counts(period.first, period.last))
        for period in periods_shown()
        if not is_sum(period.name)
    }
    return Known(seen, list(sums_of(seen, periods)), truth, moments, seed)
