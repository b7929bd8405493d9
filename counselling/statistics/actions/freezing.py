"""Counting a month for good, before its conversations go."""

from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction

from counselling.core import clock
from counselling.statistics.models import (
    Count,
    FrozenMonth,
    Kind,
    NetworkCount,
    OwnCount,
    TurnedAway,
)
from counselling.statistics.queries.frozen import last_frozen
from counselling.statistics.queries.visits import first_month, visits_of
from counselling.statistics.rules.months import following, months_settled
from counselling.statistics.rules.tallies import Tallies, tallies_of


def freeze_months(now: datetime | None = None) -> list[date]:
    """Count every month that is over for two weeks and was not counted yet; counting twice changes nothing.

    Whatever removes a conversation because of its age calls this before. Returns the months counted now.
    """
    now = now or clock.now()
    last = last_frozen()
    first = following(last) if last else first_month()
    if first is None:
        return []
    months = months_settled(first, now, ZoneInfo(settings.TIME_ZONE))
    return [month for month in months if _freeze(month, now)]


def _freeze(month: date, now: datetime) -> bool:
    tallies = tallies_of(visits_of(month))
    try:
        with transaction.atomic():
            frozen = FrozenMonth.objects.create(month=month, frozen_at=now)
            tallies.counted += _turned_away(month)
            keep_tallies(frozen, tallies)
    except IntegrityError:
        # Another process counted it at the same moment.
        return False
    return True


def keep_tallies(frozen: FrozenMonth, tallies: Tallies) -> None:
    """Store what was counted of a month."""
    Count.objects.bulk_create(
        Count(month=frozen, kind=kind, key=key, count=count)
        for (kind, key), count in tallies.counted.items()
    )
    NetworkCount.objects.bulk_create(
        NetworkCount(month=frozen, network=network, kind=kind, key=key, count=count)
        for (network, kind, key), count in tallies.of_networks.items()
    )
    OwnCount.objects.bulk_create(
        OwnCount(month=frozen, staff_id=staff_id, outcome=outcome, count=count)
        for (staff_id, outcome), count in tallies.own.items()
    )


def _turned_away(month: date) -> Counter[tuple[str, str]]:
    rows = TurnedAway.objects.filter(month=month)
    counted = Counter[tuple[str, str]]({(Kind.TURNED_AWAY, row.why): row.count for row in rows})
    rows.delete()
    return counted
