"""What every published number really is, hidden or not, from exact counts that no page shows."""

from collections import Counter
from itertools import product

from counselling.console.statistics_words import ROWS, TABLES
from counselling.statistics.models import Topic
from counselling.statistics.queries.figures import (
    Shown,
    months_within,
    names_of_rows,
    periods_shown,
)
from counselling.statistics.queries.frozen import counts_of_networks
from counselling.statistics.queries.tables import tables_between
from counselling.statistics.rules.tables import DIVIDED
from counselling.statistics.rules.tallies import OfNetworks
from tests.counselling.statistics.attacker import Cell
from tests.doors.statistics_seen import (
    TOGETHER,
    Seen,
    counts_in,
    in_share,
    is_in,
    is_sum,
    table_of,
)


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
        if is_sum(cell[0]) and cell[1] in {str(title) for title, _ in TABLES.values()}
    }


def true_shares(seen: Seen, period: Shown) -> dict[Cell, int]:
    """Return what every cell of a year's networks really is: of those that stand apart, of the others together, and of each of these."""
    counted: OfNetworks = Counter()
    for month in months_within(period):
        counted += counts_of_networks(month.first, month.last)
    names = {**ROWS, **names_of_rows()}
    keys = {str(name): key for key, name in {**names[Topic.NETWORK], **ROWS[Topic.NETWORK]}.items()}
    shares = {name: in_share(seen, period.name, name) for name in seen.networks[period.name]}
    alone = {name: [name] for inside in shares.values() for name in inside}
    found: Counter[Cell] = Counter()
    for topic, (name, networks) in product(DIVIDED, (shares | alone).items()):
        table = table_of(str(TABLES[topic][0]), name)
        for (key, row), network in product(names[topic].items(), networks):
            number = counted[keys[network], topic, key]
            found[period.name, table, str(row)] += number
            found[period.name, table, TOGETHER] += number
    return dict(found)
