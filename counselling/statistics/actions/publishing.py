"""Publishing the figures of months and school years, once and for good."""

from collections import Counter
from datetime import date, datetime

from django.db import IntegrityError, transaction

from counselling.core import clock
from counselling.statistics.models import Count, Figure, Period, Span, Topic
from counselling.statistics.queries.frozen import frozen_counts, last_frozen, months_after
from counselling.statistics.queries.periods import (
    last_published,
    months_of_year,
    published_tables,
    years_unpublished,
)
from counselling.statistics.queries.tables import tables_between
from counselling.statistics.rules.counting import ANSWERED
from counselling.statistics.rules.hiding import TOTAL
from counselling.statistics.rules.periods import MOST_MONTHS, may_be_published
from counselling.statistics.rules.publishing import Published, published_month, published_year
from counselling.statistics.rules.solving import Row
from counselling.statistics.rules.tables import NOT_ANSWERED, moments_of, outcomes_of


def publish_figures(now: datetime | None = None) -> list[Period]:
    """Publish every month that was counted and is large enough, alone or with those before it, and every year.

    What was published is never counted again. Returns the periods that were published now.
    """
    now = now or clock.now()
    return [*_publish_months(now), *_publish_years(now)]


def _publish_months(now: datetime) -> list[Period]:
    found, waiting = [], list[date]()
    for month in months_after(last_published()):
        waiting = [*waiting, month][-MOST_MONTHS:]
        if _is_large_enough(waiting[0], month):
            found += _publish_month(waiting[0], month, now)
            waiting = []
    return found


def _is_large_enough(first: date, last: date) -> bool:
    outcomes = outcomes_of(frozen_counts(first, last))
    return may_be_published(answered=outcomes[ANSWERED], unanswered=outcomes[NOT_ANSWERED])


def _publish_month(first: date, last: date, now: datetime) -> list[Period]:
    period = Period(span=Span.MONTH, first=first, last=last, published_at=now)
    counted = frozen_counts(first, last)
    outcomes = outcomes_of(counted)
    if not any(outcomes.values()):
        return _keep(period, {Topic.OUTCOME: Row(outcomes)})
    before = [published_tables(period) for period in months_of_year(last)]
    tables = published_month(tables_between(first, last), moments_of(counted), before)
    return _keep(period, tables)


def _publish_years(now: datetime) -> list[Period]:
    found = []
    for august in years_unpublished(last_frozen()):
        months = months_of_year(august)
        first, last = months[0].first, months[-1].last
        moments: Counter[tuple[str, str]] = Counter()
        for month in months:
            moments += moments_of(frozen_counts(month.first, month.last))
        tables = published_year([published_tables(month) for month in months], moments)
        with transaction.atomic():
            period = Period(span=Span.YEAR, first=first, last=last, published_at=now)
            if _keep(period, tables):
                found.append(period)
                # Nothing is published from them any more.
                Count.objects.filter(month__gte=first, month__lte=last).delete()
    return found


def _keep(period: Period, tables: Published) -> list[Period]:
    try:
        with transaction.atomic():
            period.save(force_insert=True)
            Figure.objects.bulk_create(
                Figure(
                    period=period,
                    topic=topic,
                    key=key,
                    count=None if key in row.hidden else row.value(key),
                )
                for topic, row in tables.items()
                for key in (*row.cells, TOTAL)
            )
    except IntegrityError:
        # Another process published it at the same moment.
        return []
    return [period]
