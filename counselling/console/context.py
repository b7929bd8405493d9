"""What the menu of the team's pages may ask for."""

from collections.abc import Callable

from django.http import HttpRequest

from counselling.core import clock
from counselling.shift.queries.roster import gaps


def warnings(_request: HttpRequest) -> dict[str, Callable[[], int]]:
    """Return the count of opening hours without anybody; only a page that shows it has it counted."""
    return {"hours_without_anybody": _hours_without_anybody}


def _hours_without_anybody() -> int:
    return sum(gap.kind == "nobody" for gap in gaps(clock.now()))
