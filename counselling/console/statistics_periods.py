"""Periods of the statistics: which one is meant, what it is called, and several beside each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from counselling.console.statistics_shown import STEP, WIDTH, Bar
from counselling.console.statistics_words import QUARTERS, Words
from counselling.statistics.queries.figures import Outcome, Shown, outcomes_shown
from counselling.statistics.rules.months import quarter_of
from counselling.statistics.rules.spans import Span, reach_of

#: In the order of the list one chooses from.
KINDS: Mapping[Span, Words] = {
    Span.MONTH: _("Maanden"),
    Span.QUARTER: _("Kwartalen"),
    Span.PART: _("Delen van een jaar"),
    Span.YEAR: _("Schooljaren"),
    Span.CALENDAR: _("Kalenderjaren"),
}
YEARS: Mapping[Span, Words] = {
    Span.YEAR: _("schooljaar %(name)s"),
    Span.CALENDAR: _("kalenderjaar %(name)s"),
}


@dataclass(frozen=True)
class Beside(Bar):
    """A period beside others: how many came and how many got an answer, with its bars."""

    name: str
    outcome: Outcome
    share: int
    y: int
    started_width: str
    answered_width: str


@dataclass(frozen=True)
class Compared:
    """Periods beside each other."""

    periods: list[Beside]

    @property
    def height(self) -> int:
        """How high their chart is."""
        return STEP * len(self.periods)


def chosen(periods: Sequence[Shown], name: str, *, span: Span) -> Shown | None:
    """Return the period of that name, or the newest of a kind where no name was given."""
    if not name:
        return next((period for period in periods if period.span == span), None)
    return next((period for period in periods if period.name == name), None)


def alike(periods: Iterable[Shown], *spans: Span) -> list[Shown]:
    """Return the periods of these kinds."""
    return [period for period in periods if period.span in spans]


def periods_in_words(periods: Sequence[Shown]) -> list[tuple[Words, list[tuple[Shown, str]]]]:
    """Return each period with what people call it, by kind."""
    return [
        (label, [(period, period_in_words(period)) for period in alike(periods, span)])
        for span, label in KINDS.items()
        if alike(periods, span)
    ]


def period_in_words(period: Shown) -> str:
    """Return what people call a period: "schooljaar 2026-2027", "november 2026", "juli - september 2026"."""
    if period.span in YEARS:
        return str(YEARS[period.span] % {"name": period.name})
    if period.span == Span.QUARTER:
        return f"{QUARTERS[quarter_of(period.last) - 1]} {period.last.year}"
    if period.span == Span.PART:
        part = reach_of(period.span, period.last)
        return _months_in_words(part.first, part.last)
    return months_in_words(period)


def months_in_words(period: Shown) -> str:
    """Return from which month to which one a period counts."""
    return _months_in_words(period.first, period.last)


def _months_in_words(first: date, last: date) -> str:
    if first == last:
        return date_format(last, "F Y")
    with_year = "F" if first.year == last.year else "F Y"
    return f"{date_format(first, with_year)} – {date_format(last, 'F Y')}"


def compared(periods: Iterable[Shown]) -> Compared:
    """Return these periods beside each other, in this order."""
    outcomes = outcomes_shown(periods)
    longest = max((one.started for one in outcomes), default=0) or 1
    return Compared([
        Beside(
            name=period_in_words(one.period),
            outcome=one,
            share=round(100 * one.answered / (one.started or 1)),
            y=STEP * number,
            started_width=f"{WIDTH * one.started / longest:.1f}%",
            answered_width=f"{WIDTH * one.answered / longest:.1f}%",
        )
        for number, one in enumerate(outcomes)
    ])  # fmt: skip
