"""What was counted of months that are over: for what is published from it, and for nobody's eyes."""

from collections import Counter, defaultdict
from datetime import date

from counselling.statistics.models import Count, FrozenMonth, Kind, NetworkCount
from counselling.statistics.rules.apart import People
from counselling.statistics.rules.tables import Counted
from counselling.statistics.rules.tallies import OfNetworks


def last_frozen() -> date | None:
    """Return the newest month that was counted."""
    return FrozenMonth.objects.order_by("-month").values_list("month", flat=True).first()


def months_after(last: date | None) -> list[date]:
    """Return the months that were counted after this one, in their order; all where there is none."""
    rows = FrozenMonth.objects.order_by("month").values_list("month", flat=True)
    return list(rows.filter(month__gt=last) if last else rows)


def frozen_counts(first: date, last: date) -> Counted:
    """Return the counts of the months from `first` to `last`, added up: by kind and key."""
    rows = Count.objects.filter(month__gte=first, month__lte=last)
    counted: Counted = Counter()
    for kind, key, count in rows.values_list("kind", "key", "count"):
        counted[kind, key] += count
    return counted


def counts_of_networks(first: date, last: date) -> OfNetworks:
    """Return the counts of each network in the months from `first` to `last`, added up."""
    rows = NetworkCount.objects.filter(month__gte=first, month__lte=last)
    counted: OfNetworks = Counter()
    columns = ("network", "kind", "key", "count")
    for network, kind, key, count in rows.exclude(kind=Kind.PEOPLE).values_list(*columns):
        counted[network, kind, key] += count
    return counted


def people_of_networks(first: date, last: date) -> list[People]:
    """Return how many colleagues of each network gave an answer, for each of the months from `first` to `last`."""
    rows = NetworkCount.objects.filter(month__gte=first, month__lte=last, kind=Kind.PEOPLE)
    months: defaultdict[date, dict[str, int]] = defaultdict(dict)
    for month, network, count in rows.values_list("month_id", "network", "count"):
        months[month][network] = count
    return list(months.values())
