"""Of which months figures are published together, and which of those sums lie within each other.

A school year is two parts, September to December and January to August, and so is a calendar year: they share
one. Quarters lie within the parts, but for the third: the summer of one, and September of the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from counselling.statistics.models import Span as Span
from counselling.statistics.rules.months import (
    MONTHS_OF_QUARTER,
    SEPTEMBER,
    quarter_of,
    school_year_of,
)

JANUARY, AUGUST, DECEMBER = 1, SEPTEMBER - 1, 12


@dataclass(frozen=True)
class Reach:
    """The months of the calendar from `first` to `last`."""

    span: Span
    first: date
    last: date

    def holds(self, other: "Reach") -> bool:
        """Tell whether another one lies within this one."""
        inside = self.first <= other.first and other.last <= self.last
        return inside and self != other


@dataclass(frozen=True)
class Due:
    """What is published once a month was counted; it leaves it to a larger sum to show what is hidden beside it."""

    reach: Reach
    when: date
    leaves_to: Reach | None = None


def due_in(september: date) -> list[Due]:
    """Return the sums that are published of a school year, in their order.

    The second quarter waits for August: before, nobody knows what it would give away of the summer.
    """
    year = reach_of(Span.YEAR, september)
    autumn, spring = (reach_of(Span.PART, end) for end in (september, year.last))
    first, second, fourth = (
        reach_of(Span.QUARTER, date(one.year, month, 1))
        for one, month in ((spring.first, 1), (spring.first, 4), (autumn.first, 10))
    )
    return [
        Due(fourth, autumn.last, autumn),
        Due(autumn, autumn.last),
        Due(first, first.last),
        Due(second, spring.last, spring),
        Due(spring, spring.last, year),
        Due(year, year.last),
    ]


def across(month: date) -> Iterator[Reach]:
    """Return the sums with a month in them that lie across two school years.

    The third quarter is one only with a September: what is left of a summer alone may be small, and follows from the rest.
    """
    if month.month == SEPTEMBER:
        yield reach_of(Span.QUARTER, month)
    yield reach_of(Span.CALENDAR, month)


def reach_of(span: Span, month: date) -> Reach:
    """Return the span of a kind in which a month lies."""
    year = school_year_of(month).year if span == Span.YEAR else month.year
    first, last = _ends(span, month)
    return Reach(span, date(year, first, 1), date(year + (last < first), last, 1))


def _ends(span: Span, month: date) -> tuple[int, int]:
    quarter = MONTHS_OF_QUARTER * quarter_of(month)
    return {
        Span.MONTH: (month.month, month.month),
        Span.QUARTER: (quarter - MONTHS_OF_QUARTER + 1, quarter),
        Span.PART: (SEPTEMBER, DECEMBER) if month.month >= SEPTEMBER else (JANUARY, AUGUST),
        Span.YEAR: (SEPTEMBER, AUGUST),
        Span.CALENDAR: (JANUARY, DECEMBER),
    }[span]
