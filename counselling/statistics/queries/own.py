"""What somebody's own conversations were, beside those of all; read by that person alone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from counselling.core.lifetimes import oldest_kept
from counselling.statistics.models import OwnCount, Span
from counselling.statistics.queries.figures import Outcome, Shown, outcomes_shown, periods_shown
from counselling.statistics.rules.counting import ANSWERED, LEFT_BEFORE_ANSWER
from counselling.statistics.rules.own import may_stand_beside

#: A school year of months.
LISTED_MOST = 12


@dataclass(frozen=True)
class OwnPeriod:
    """A period of one counsellor; `team` is what all had together, where that may stand beside it."""

    period: Shown
    answered: int
    left_before_answer: int
    team: int | None


def own_figures(staff_id: int, now: datetime) -> list[OwnPeriod]:
    """Return somebody's own numbers in the last twelve periods that were published, the newest first.

    Not of one without visits, or whose own counts are not all kept any more.
    """
    oldest = oldest_kept(now, "STAFF_DAYS").date()
    months = [period for period in periods_shown() if period.span == Span.MONTH]
    found = [period for period in months if period.first > oldest]
    with_visits = [outcome for outcome in outcomes_shown(found) if outcome.started]
    return [_own(staff_id, outcome) for outcome in with_visits[:LISTED_MOST]]


def _own(staff_id: int, outcome: Outcome) -> OwnPeriod:
    counted = _counted(outcome.period.first, outcome.period.last)
    own = counted[staff_id, ANSWERED]
    people = {person for (person, _outcome), count in counted.items() if count}
    fits = may_stand_beside(people=len(people), own=own, together=outcome.answered)
    return OwnPeriod(
        period=outcome.period,
        answered=own,
        left_before_answer=counted[staff_id, LEFT_BEFORE_ANSWER],
        team=outcome.answered if fits else None,
    )


def _counted(first: date, last: date) -> Counter[tuple[int, str]]:
    rows = OwnCount.objects.filter(month__gte=first, month__lte=last)
    counted: Counter[tuple[int, str]] = Counter()
    columns: Iterable[tuple[int, str, int]] = rows.values_list("staff_id", "outcome", "count")
    for person, outcome, count in columns:
        counted[person, outcome] += count
    return counted
