"""Publishing the figures of months and school years, once and for good."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from counselling.core import clock
from counselling.statistics.actions.dividing import divide_by_network
from counselling.statistics.models import (
    Count,
    Figure,
    FrozenMonth,
    NetworkCount,
    Period,
    Span,
    Topic,
)
from counselling.statistics.queries.frozen import frozen_counts, last_frozen, months_after
from counselling.statistics.queries.periods import (
    few_networks,
    figures_of,
    last_published,
    months_in,
    months_of_year,
    parts_of_calendar_year,
    published_tables,
    sums_across_due,
    sums_due,
    sums_in,
    tables_of_year,
    years_open,
)
from counselling.statistics.queries.tables import tables_between
from counselling.statistics.rules.across import AsShown, calendar_year, third_quarter
from counselling.statistics.rules.adding import published_sum
from counselling.statistics.rules.counting import ANSWERED
from counselling.statistics.rules.hiding import TOTAL
from counselling.statistics.rules.months import last_of_school_year
from counselling.statistics.rules.periods import MOST_MONTHS, may_be_published
from counselling.statistics.rules.publishing import Published, published_month
from counselling.statistics.rules.solving import Row
from counselling.statistics.rules.spans import Due, Reach, reach_of
from counselling.statistics.rules.tables import NOT_ANSWERED, Moment, moments_of, outcomes_of


def publish_figures(now: datetime | None = None) -> list[Period]:
    """Publish every month that was counted and is large enough, alone or with those before it, and every sum of them.

    What was published is never counted again. Returns the periods that were published now.
    """
    now = now or clock.now()
    last = last_frozen()
    if last is None:
        return []
    found = _publish_months(now)
    for september in years_open():
        found += _publish_sums(september, last, now)
    return [*found, *_publish_across(last, now)]


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
        return _keep(period, _shown({Topic.OUTCOME: Row(outcomes)}))
    before = [published_tables(period) for period in months_of_year(last)]
    tables = tables_between(first, last)
    few = few_networks([period], tables[Topic.NETWORK])
    return _keep(period, _shown(published_month(tables, moments_of(counted), before, few)))


@transaction.atomic
def _publish_sums(september: date, last_frozen: date, now: datetime) -> list[Period]:
    august = last_of_school_year(september)
    # Two processes at once would each leave the other without counts.
    list(FrozenMonth.objects.select_for_update().filter(month__gte=september, month__lte=august))
    found = []
    for due in sums_due(september, last_frozen):
        found += _publish_sum(due, tables_of_year(september), now)
    for year in (one for one in found if one.span == Span.YEAR):
        divide_by_network(year, september)
    if august <= last_frozen:
        _forget_counts(september)
    return found


def _forget_counts(september: date) -> None:
    """Forget what was counted of a school year: nothing is published from it any more."""
    for month in months_of_year(september):
        for counts in (Count.objects, NetworkCount.objects):
            counts.filter(month__gte=month.first, month__lte=month.last).delete()


def _publish_sum(due: Due, before: Mapping[Reach, Published], now: datetime) -> list[Period]:
    months = months_in(due.reach.first, due.reach.last)
    moments: Counter[Moment] = Counter()
    for month in months:
        moments += moments_of(frozen_counts(month.first, month.last))
    period = _period(due.reach.span, months, now)
    few = few_networks(months, {key for one in before.values() for key in one[Topic.NETWORK].cells})
    return _keep(period, _shown(published_sum(due, before, moments, few)))


def _publish_across(last_frozen: date, now: datetime) -> list[Period]:
    found = []
    for reach in sums_across_due(last_frozen):
        if tables := _tables_across(reach):
            months = months_in(reach.first, reach.last)
            found += _keep(_period(reach.span, months, now), tables)
    return found


def _tables_across(reach: Reach) -> dict[Topic, AsShown]:
    if reach.span == Span.CALENDAR:
        return calendar_year([figures_of(part) for part in parts_of_calendar_year(reach)])
    *summer, september = [figures_of(month) for month in months_in(reach.first, reach.last)]
    spring = sums_in(reach_of(Span.PART, reach.first))
    return third_quarter(summer, [figures_of(one) for one in spring], september)


def _period(span: Span, months: Sequence[Period], now: datetime) -> Period:
    return Period(span=span, first=months[0].first, last=months[-1].last, published_at=now)


def _shown(tables: Published) -> dict[Topic, AsShown]:
    return {
        topic: {key: None if key in row.hidden else row.value(key) for key in (*row.cells, TOTAL)}
        for topic, row in tables.items()
    }


def _keep(period: Period, tables: Mapping[Topic, AsShown]) -> list[Period]:
    try:
        with transaction.atomic():
            period.save(force_insert=True)
            Figure.objects.bulk_create(
                Figure(period=period, topic=topic, key=key, count=count)
                for topic, cells in tables.items()
                for key, count in cells.items()
            )
    except IntegrityError:
        # Another process published it at the same moment.
        return []
    return [period]
