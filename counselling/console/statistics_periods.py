"""Periods of the statistics: which one is meant, what it is called, and several beside each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from counselling.console.statistics_shown import STEP, WIDTH, Bar
from counselling.statistics.queries.figures import Outcome, Shown, outcomes_shown


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


def chosen(periods: Sequence[Shown], name: str) -> Shown | None:
    """Return the period of that name, or the newest where no name was given."""
    if not name:
        return next(iter(periods), None)
    return next((period for period in periods if period.name == name), None)


def years(periods: Iterable[Shown]) -> list[Shown]:
    """Return the school years among these periods."""
    return [period for period in periods if period.is_year]


def periods_in_words(periods: Iterable[Shown]) -> list[tuple[Shown, str]]:
    """Return each period with what people call it."""
    return [(period, period_in_words(period)) for period in periods]


def period_in_words(period: Shown) -> str:
    """Return what people call a period: "schooljaar 2026-2027", "november 2026", "juli - september 2026"."""
    if period.is_year:
        return _("schooljaar %(name)s") % {"name": period.name}
    last = date_format(period.last, "F Y")
    if period.first == period.last:
        return last
    with_year = "F" if period.first.year == period.last.year else "F Y"
    return f"{date_format(period.first, with_year)} – {last}"


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
