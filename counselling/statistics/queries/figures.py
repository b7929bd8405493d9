"""What doors show: periods that were published, and their tables as they stand there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from accounts.models import Network
from counselling.conversation.queries.themes import all_theme_names
from counselling.statistics.models import Figure, Period, Span, Topic
from counselling.statistics.rules.counting import ANSWERED
from counselling.statistics.rules.hiding import TOTAL
from counselling.statistics.rules.months import quarter_of
from counselling.statistics.rules.spans import reach_of
from counselling.statistics.rules.tables import NOT_ANSWERED


@dataclass(frozen=True)
class Shown:
    """A period that can be looked at; `name` is what an address calls it: "2026-11", "2026-q4" or "2026-2027"."""

    id: int
    name: str
    span: Span
    first: date
    last: date


@dataclass(frozen=True)
class Table:
    """A table: its rows with their numbers, and the total; nothing where a number is hidden."""

    rows: Mapping[str, int | None]
    total: int | None


@dataclass(frozen=True)
class Outcome:
    """How many joined the line in a period, and how many of them got an answer; never hidden."""

    period: Shown
    started: int
    answered: int


def periods_shown() -> list[Shown]:
    """Return every period that was published, the newest first."""
    return _shown(Period.objects.order_by("-last", "span"))


def months_within(year: Shown) -> list[Shown]:
    """Return the months of a year, in their order."""
    rows = Period.objects.filter(span=Span.MONTH, first__gte=year.first, last__lte=year.last)
    return _shown(rows.order_by("last"))


def tables_shown(period: Shown) -> dict[Topic, Table]:
    """Return the tables of a period."""
    cells: defaultdict[Topic, dict[str, int | None]] = defaultdict(dict)
    for figure in Figure.objects.filter(period=period.id).order_by("id"):
        cells[Topic(figure.topic)][figure.key] = figure.count
    return {topic: Table(rows, rows.pop(TOTAL)) for topic, rows in cells.items()}


def outcomes_shown(periods: Iterable[Shown]) -> list[Outcome]:
    """Return how many came and how many got an answer, for each of these periods."""
    listed = list(periods)
    rows = Figure.objects.filter(period__in=[one.id for one in listed], topic=Topic.OUTCOME)
    numbers = {(row.period_id, row.key): row.count or 0 for row in rows}
    return [
        Outcome(
            one,
            numbers[one.id, ANSWERED] + numbers[one.id, NOT_ANSWERED],
            numbers[one.id, ANSWERED],
        )
        for one in listed
    ]


def names_of_rows() -> dict[Topic, dict[str, str]]:
    """Return what themes and networks are called now, in the reader's language."""
    return {
        Topic.THEME: all_theme_names(),
        Topic.NETWORK: {str(network.pk): network.name for network in Network.objects.all()},
    }


def _shown(rows: QuerySet[Period]) -> list[Shown]:
    return [Shown(row.pk, _name(row), Span(row.span), row.first, row.last) for row in rows]


def _name(period: Period) -> str:
    reach = reach_of(Span(period.span), period.last)
    first, last = reach.first, reach.last
    return {
        Span.MONTH: f"{last:%Y-%m}",
        Span.QUARTER: f"{last:%Y}-q{quarter_of(last)}",
        Span.PART: f"{first:%Y-%m}..{last:%m}",
        Span.YEAR: f"{first:%Y}-{last:%Y}",
        Span.CALENDAR: f"{last:%Y}",
    }[reach.span]
