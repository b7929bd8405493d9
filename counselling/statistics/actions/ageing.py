"""Counts of months that nothing was published from, and somebody's own, once they were kept long enough."""

from datetime import datetime

from django.db.models import QuerySet

from counselling.core.lifetimes import CEILING, oldest_kept, rows_step
from counselling.statistics.models import Count, NetworkCount, OwnCount, TurnedAway


def _old_counts(now: datetime) -> QuerySet[Count]:
    return Count.objects.filter(month__month__lte=(now - CEILING).date())


def _old_network_counts(now: datetime) -> QuerySet[NetworkCount]:
    oldest = (now - CEILING).date()
    return NetworkCount.objects.filter(month__month__lte=oldest)


def _old_own_counts(now: datetime) -> QuerySet[OwnCount]:
    return OwnCount.objects.filter(month__month__lte=oldest_kept(now, "STAFF_DAYS").date())


def _old_turned_away(now: datetime) -> QuerySet[TurnedAway]:
    return TurnedAway.objects.filter(month__lte=(now - CEILING).date())


STEPS = (
    rows_step("counts", _old_counts),
    rows_step("network_counts", _old_network_counts),
    rows_step("own_counts", _old_own_counts),
    rows_step("turned_away", _old_turned_away),
)
