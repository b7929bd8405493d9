"""What every published number really is, hidden or not, from exact counts that no page shows."""

from counselling.console.statistics_words import TABLES
from counselling.statistics.models import Topic
from counselling.statistics.queries.figures import periods_shown
from counselling.statistics.queries.tables import tables_between
from tests.counselling.statistics.attacker import Cell
from tests.doors.statistics_seen import TOGETHER, Seen, counts_in, is_in, is_sum


def true_numbers(seen: Seen) -> dict[Cell, int]:
    """Return what every cell of the months really is, hidden or not."""
    found: dict[Cell, int] = {}
    with_rows = {period for period, _ in seen.rows if not is_sum(period)}
    for period in periods_shown():
        if period.name not in with_rows:
            continue
        tables = tables_between(period.first, period.last)
        answered, _ = tables[Topic.OUTCOME].values()
        tables[Topic.OUTCOME] = {"answered": answered, **tables[Topic.UNANSWERED]}
        for topic, (title, _) in TABLES.items():
            numbers = tables[topic].values()
            for row, number in zip(seen.rows[period.name, str(title)], numbers, strict=True):
                found[period.name, str(title), row] = number
            found[period.name, str(title), TOGETHER] = sum(numbers)
    return found


def true_sums(seen: Seen, months: dict[Cell, int]) -> dict[Cell, int]:
    """Return what every cell of the quarters and years really is, from the months that count in them."""
    return {
        cell: sum(
            number
            for other, number in months.items()
            if other[1:] == cell[1:]
            and is_in(other[0], cell[0])
            and counts_in(seen, other[0], cell)
        )
        for cell in (*seen.known, *seen.hidden)
        if is_sum(cell[0])
    }
