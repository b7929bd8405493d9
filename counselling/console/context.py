"""What the menu of the team's pages may ask for."""

from collections.abc import Callable

from django.http import HttpRequest

from counselling.core import clock
from counselling.shift.queries.roster import gaps
from counselling.signposts.queries.checking import overdue_count


def warnings(_request: HttpRequest) -> dict[str, Callable[[], int]]:
    """Return what is to be counted; only a page that shows a count has it counted."""
    return {
        "hours_without_anybody": _hours_without_anybody,
        "helplines_overdue": lambda: overdue_count(clock.now()),
    }


def _hours_without_anybody() -> int:
    return sum(gap.kind == "nobody" for gap in gaps(clock.now()))
