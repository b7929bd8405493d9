"""Which periods were published, and what of them is hidden; numbers as they were counted, for verbs alone."""

from collections import defaultdict
from datetime import date

from django.db.models import Exists, OuterRef

from counselling.statistics.models import Figure, Period, Span, Topic
from counselling.statistics.queries.tables import tables_between
from counselling.statistics.rules.hiding import TOTAL
from counselling.statistics.rules.months import last_of_school_year, school_year_of
from counselling.statistics.rules.publishing import Published
from counselling.statistics.rules.solving import Row

#: In the tables of an empty month stands only that nobody came.
SOMEBODY_CAME = Exists(Figure.objects.filter(period=OuterRef("pk"), topic=Topic.UNANSWERED))


def last_published() -> date | None:
    """Return the last month that is in a published period."""
    rows = Period.objects.filter(span=Span.MONTH).order_by("-last")
    return rows.values_list("last", flat=True).first()


def months_of_year(month: date) -> list[Period]:
    """Return the months with visits that were published in the school year of this one, in their order."""
    first, last = school_year_of(month), last_of_school_year(month)
    rows = Period.objects.filter(SOMEBODY_CAME, span=Span.MONTH, last__gte=first, last__lte=last)
    return list(rows.order_by("last"))


def years_unpublished(last_frozen: date | None) -> list[date]:
    """Return the Augusts that were counted, and with which a school year ended that was not published."""
    ends = {
        span: {last_of_school_year(last) for last in _lasts(span)}
        for span in (Span.MONTH, Span.YEAR)
    }
    unpublished = ends[Span.MONTH] - ends[Span.YEAR]
    return sorted(august for august in unpublished if last_frozen and august <= last_frozen)


def _lasts(span: Span) -> list[date]:
    return list(Period.objects.filter(SOMEBODY_CAME, span=span).values_list("last", flat=True))


def published_tables(period: Period) -> Published:
    """Return the tables of a month: what was counted, and what of it is hidden."""
    counted = tables_between(period.first, period.last)
    shown: defaultdict[Topic, dict[str, int | None]] = defaultdict(dict)
    for figure in Figure.objects.filter(period=period):
        shown[Topic(figure.topic)][figure.key] = figure.count
    return {
        topic: Row(
            {key: counted[topic].get(key, 0) for key in cells if key != TOTAL},
            frozenset(key for key, count in cells.items() if count is None),
        )
        for topic, cells in shown.items()
    }
