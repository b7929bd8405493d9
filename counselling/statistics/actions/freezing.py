"""Counting a month for good, before its conversations go."""

from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction

from counselling.core import clock
from counselling.statistics.models import Count, FrozenMonth, Kind, OwnCount, TurnedAway
from counselling.statistics.queries.frozen import last_frozen
from counselling.statistics.queries.visits import first_month, visits_of
from counselling.statistics.rules.counting import TALKED, counts_of, outcome_of
from counselling.statistics.rules.months import following, months_settled


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
    counted, own = _count(month)
    try:
        with transaction.atomic():
            frozen = FrozenMonth.objects.create(month=month, frozen_at=now)
            counted += _turned_away(month)
            Count.objects.bulk_create(
                Count(month=frozen, kind=kind, key=key, count=count)
                for (kind, key), count in counted.items()
            )
            OwnCount.objects.bulk_create(
                OwnCount(month=frozen, staff_id=staff_id, outcome=outcome, count=count)
                for (staff_id, outcome), count in own.items()
            )
    except IntegrityError:
        # Another process counted it at the same moment.
        return False
    return True


def _count(month: date) -> tuple[Counter[tuple[Kind, str]], Counter[tuple[int, str]]]:
    counted: Counter[tuple[Kind, str]] = Counter()
    own: Counter[tuple[int, str]] = Counter()
    for one in visits_of(month):
        counted.update(counts_of(one))
        outcome = outcome_of(one)
        if one.counsellor and outcome in TALKED:
            own[one.counsellor, outcome] += 1
    return counted, own


def _turned_away(month: date) -> Counter[tuple[Kind, str]]:
    rows = TurnedAway.objects.filter(month=month)
    counted = Counter({(Kind.TURNED_AWAY, row.why): row.count for row in rows})
    rows.delete()
    return counted
