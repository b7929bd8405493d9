"""What is hidden in all the tables of a quarter or a year, among everything else that was published."""

from collections import Counter
from collections.abc import Mapping

from counselling.statistics.models import Topic
from counselling.statistics.rules.hiding import NOTHING, TOTAL, Cells, Hidden
from counselling.statistics.rules.publishing import Published, all_hidden, tell_a_moment
from counselling.statistics.rules.solving import Row, Tree
from counselling.statistics.rules.spans import Due, Reach
from counselling.statistics.rules.sums import cells_of, hidden_somewhere, sum_of
from counselling.statistics.rules.tables import Moment


def published_sum(
    due: Due,
    before: Mapping[Reach, Published],
    moments: Counter[Moment],
    few: Hidden = NOTHING,
) -> Published:
    """Return the tables of a sum, given those of all months and sums of its school year that were published before."""
    topics = {topic for one in before.values() for topic in one}
    found = {
        topic: _sum(due, _told(topic, before), few if topic == Topic.NETWORK else NOTHING)
        or _nothing(topic, before)
        for topic in topics
    }
    if tell_a_moment(moments, found[Topic.WEEKDAY], found[Topic.HOUR]):
        hours = found[Topic.HOUR]
        parts = _within(due.reach, _told(Topic.HOUR, before)).values()
        found[Topic.HOUR] = Row(hours.cells, hidden_somewhere(parts))
    return found


def numbers_told(topic: Topic, months: Mapping[Reach, Published]) -> Cells:
    """Return the numbers of all these months together, as far as they count in a sum."""
    return cells_of(list(_told(topic, months).values()))


def tree_in(tables: Mapping[Reach, Published], topic: Topic, whole: Reach) -> Tree:
    """Return a published sum of a topic, with all published of which it is the sum."""
    return _tree(whole, _told(topic, tables))


def _told(topic: Topic, tables: Mapping[Reach, Published]) -> dict[Reach, Row]:
    """Return the tables of a topic that count in a sum.

    How many left the line is a row of another table. Where it is hidden there, nothing of that month is in a sum:
    otherwise the sum would tell of the one number in two ways.
    """
    rows = {reach: one[topic] for reach, one in tables.items() if topic in one}
    if topic != Topic.LEFT_AFTER:
        return rows
    return {reach: row for reach, row in rows.items() if TOTAL not in row.hidden}


def _nothing(topic: Topic, tables: Mapping[Reach, Published]) -> Row:
    return all_hidden(next(one[topic] for one in tables.values() if topic in one))


def _sum(due: Due, told: Mapping[Reach, Row], few: Hidden) -> Row | None:
    parts = [_tree(one, told) for one in _within(due.reach, told)]
    around = _within(due.leaves_to, told) if due.leaves_to else {}
    beside = [_tree(one, told) for one in around if not due.reach.holds(one)]
    return sum_of(parts, beside, few).row if parts else None


def _tree(whole: Reach, told: Mapping[Reach, Row]) -> Tree:
    return Tree(told[whole], tuple(_tree(part, told) for part in _within(whole, told)))


def _within(reach: Reach, told: Mapping[Reach, Row]) -> dict[Reach, Row]:
    """Return what a sum is the sum of: whatever lies in it and in nothing smaller."""
    inside = {one: row for one, row in told.items() if reach.holds(one)}
    return {
        one: row for one, row in inside.items() if not any(other.holds(one) for other in inside)
    }
