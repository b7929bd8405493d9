"""What is hidden in all the tables of a month together."""

from collections import Counter
from collections.abc import Mapping, Sequence

from counselling.statistics.models import Topic
from counselling.statistics.rules.counting import LEFT_WAITING
from counselling.statistics.rules.hiding import NOTHING, TOTAL, Cells, Hidden
from counselling.statistics.rules.solving import Row, Tree, computable_knowing_zeros
from counselling.statistics.rules.sums import next_row
from counselling.statistics.rules.tables import HOURS, WEEKDAYS, Moment

#: The tables of a period as they are published.
Published = dict[Topic, Row]


def published_month(
    tables: Mapping[Topic, Cells],
    moments: Counter[Moment],
    before: Sequence[Published],
    few: Hidden = NOTHING,
) -> Published:
    """Return a month's tables, after those of the months before in the same school year; `few` are networks with too few people."""
    found = {
        topic: next_row(
            cells,
            [month[topic] for month in before if _counts(month, topic)],
            few if topic == Topic.NETWORK else NOTHING,
        )
        for topic, cells in tables.items()
    }
    # Both are public by `periods.may_be_published`.
    found[Topic.OUTCOME] = Row(tables[Topic.OUTCOME], NOTHING)
    if LEFT_WAITING in found[Topic.UNANSWERED].hidden:
        found[Topic.LEFT_AFTER] = all_hidden(found[Topic.LEFT_AFTER])
    if tell_a_moment(moments, found[Topic.WEEKDAY], found[Topic.HOUR]):
        cells = tables[Topic.HOUR]
        found[Topic.HOUR] = Row(cells, Hidden(cells))
    return found


def _counts(month: Published, topic: Topic) -> bool:
    return topic in month and any(month[topic].cells.values())


def all_hidden(row: Row) -> Row:
    """Return a table with its total and every row hidden."""
    return Row(row.cells, Hidden({*row.cells, TOTAL})) if row.cells else row


def tell_a_moment(moments: Counter[Moment], weekdays: Row, hours: Row) -> bool:
    """Tell whether weekdays and hours beside each other say that fewer than five came on a Tuesday at seven.

    Nobody asked for that number, and whoever knows the opening hours knows which moments are empty: where
    only Tuesdays have an hour at seven, the two tables are two filters over each other. What one of them hides
    may stand in the other too: of a day with hours of its own, or as what is left for an hour.
    """
    keys = tuple(map(str, HOURS))
    rows = [
        Row(
            {key: moments[weekday, key] for key in keys},
            Hidden({*keys, *([TOTAL] if weekday in weekdays.hidden else [])}),
        )
        for weekday in WEEKDAYS
    ]
    return bool(computable_knowing_zeros(Tree(hours, tuple(map(Tree, rows)))))
