"""Which periods were published, and what of them is hidden; numbers as they were counted, for verbs alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Exists, OuterRef

from counselling.statistics.models import Count, Figure, Period, Span, Topic
from counselling.statistics.queries.frozen import people_of_networks
from counselling.statistics.queries.tables import tables_between
from counselling.statistics.rules.across import AsShown
from counselling.statistics.rules.adding import numbers_told
from counselling.statistics.rules.apart import few_in
from counselling.statistics.rules.hiding import NOTHING, TOTAL, Hidden
from counselling.statistics.rules.months import last_of_school_year, school_year_of
from counselling.statistics.rules.publishing import Published
from counselling.statistics.rules.solving import Row
from counselling.statistics.rules.spans import Due, Reach, across, due_in, reach_of

#: In the tables of an empty month stands only that nobody came.
SOMEBODY_CAME = Exists(Figure.objects.filter(period=OuterRef("pk"), topic=Topic.UNANSWERED))
WITH_VISITS = Period.objects.filter(SOMEBODY_CAME)


def last_published() -> date | None:
    """Return the last month that is in a published period."""
    rows = Period.objects.filter(span=Span.MONTH).order_by("-last")
    return rows.values_list("last", flat=True).first()


def months_in(first: date, last: date) -> list[Period]:
    """Return the months with visits that were published between these, in their order."""
    rows = WITH_VISITS.filter(span=Span.MONTH, last__gte=first, last__lte=last)
    return list(rows.order_by("last"))


def months_of_year(month: date) -> list[Period]:
    """Return the months with visits that were published in the school year of this one, in their order."""
    return months_in(school_year_of(month), last_of_school_year(month))


def years_open() -> list[date]:
    """Return the Septembers of the school years that still have exact counts of something published."""
    counts = Count.objects.filter(month__gte=OuterRef("first"), month__lte=OuterRef("last"))
    lasts = WITH_VISITS.filter(Exists(counts), span=Span.MONTH).values_list("last", flat=True)
    return sorted({school_year_of(last) for last in lasts})


def sums_due(september: date, last_frozen: date) -> list[Due]:
    """Return the sums of a school year that can be published and were not, in their order."""
    return [
        due
        for due in due_in(september)
        if due.when <= last_frozen
        and months_in(due.reach.first, due.reach.last)
        and not published_in(due.reach)
    ]


def sums_across_due(last_frozen: date) -> list[Reach]:
    """Return the sums across school years that can be published and were not, in their order."""
    lasts = WITH_VISITS.filter(span=Span.MONTH).values_list("last", flat=True)
    found = {reach for last in lasts for reach in across(last) if reach.last <= last_frozen}
    due = [reach for reach in found if not published_in(reach)]
    return sorted(due, key=lambda reach: (reach.last, reach.first))


def sums_in(reach: Reach) -> list[Period]:
    """Return the part of a school year that this is, and the quarters in it, that were published."""
    quarters = [due.reach for due in due_in(school_year_of(reach.last))]
    inside = [one for one in quarters if one.span == Span.QUARTER and reach.holds(one)]
    return [period for one in (reach, *inside) for period in published_in(one)]


def parts_of_calendar_year(reach: Reach) -> list[Period]:
    """Return the two parts of a year of the calendar, or the one in which somebody came; none before all are there."""
    needed = {reach_of(Span.PART, month.last) for month in months_in(reach.first, reach.last)}
    found = [period for part in needed for period in published_in(part)]
    return found if len(found) == len(needed) else []


def published_in(reach: Reach) -> list[Period]:
    """Return the period that this is, if it was published."""
    rows = Period.objects.filter(span=reach.span, last__gte=reach.first, last__lte=reach.last)
    return list(rows)


def published_tables(period: Period) -> Published:
    """Return the tables of a month: what was counted, and what of it is hidden."""
    counted = tables_between(period.first, period.last)
    return {
        topic: Row(
            {key: counted[topic].get(key, 0) for key in cells if key != TOTAL},
            _hidden(cells),
            few_networks([period], cells) if topic == Topic.NETWORK else NOTHING,
        )
        for topic, cells in figures_of(period).items()
    }


def few_networks(months: Iterable[Period], networks: Iterable[str]) -> Hidden:
    """Return the networks of which too few people answered in these months."""
    people = [one for month in months for one in people_of_networks(month.first, month.last)]
    return few_in(people, set(networks) - {TOTAL})


def tables_of_year(september: date) -> dict[Reach, Published]:
    """Return the tables of the months of a school year, and of the sums within it, that were published."""
    months = {
        reach_of(Span.MONTH, one.last): published_tables(one) for one in months_of_year(september)
    }
    sums = {due.reach: one for due in due_in(september) for one in published_in(due.reach)}
    return months | {reach: _added_up(reach, one, months) for reach, one in sums.items()}


def _added_up(reach: Reach, period: Period, months: Mapping[Reach, Published]) -> Published:
    within = {one: tables for one, tables in months.items() if reach.holds(one)}
    months_within = months_in(reach.first, reach.last)
    return {
        topic: Row(
            numbers_told(topic, within),
            _hidden(cells),
            few_networks(months_within, cells) if topic == Topic.NETWORK else NOTHING,
        )
        for topic, cells in figures_of(period).items()
    }


def figures_of(period: Period) -> dict[Topic, dict[str, int | None]]:
    """Return the tables of a period as anybody sees them."""
    shown: defaultdict[Topic, dict[str, int | None]] = defaultdict(dict)
    for figure in Figure.objects.filter(period=period).order_by("pk"):
        shown[Topic(figure.topic)][figure.key] = figure.count
    return dict(shown)


def _hidden(cells: AsShown) -> Hidden:
    return Hidden(key for key, count in cells.items() if count is None)
