"""Which cells of a year are hidden, once its months are published.

A month is published when it is over, and nobody can take that back when the year is. So the year yields: where
its number and those of its other months would give a hidden month away, the year's number is hidden. Which they
are is found by looking (`rules.solving`), and every step hides one more, until nothing follows.

That always comes to an end. Only a column in which some month is hidden can be hidden in the year: the others
are the sum of shown months, and hiding them would hide nothing. With all of those hidden no column says anything
about a month, and each month for itself is safe by `rules.hiding`.
"""

from collections import Counter
from collections.abc import Sequence

from counselling.statistics.rules.counting import SPARED
from counselling.statistics.rules.hiding import LEAST, NOTHING, TOTAL, Cells, Hidden, hidden_in
from counselling.statistics.rules.solving import Row, computable, computable_knowing_zeros


def next_row(cells: Cells, before: Sequence[Row]) -> Row:
    """Return a month's table as it is published, after the months of the same year."""
    often = Counter(key for row in before for key in row.hidden)
    return Row(cells, hidden_in(cells, again=_hidden_first(before), often=often))


def _hidden_first(before: Sequence[Row]) -> Hidden:
    """Return what has to be hidden in two months at least, and was only in the last one."""
    if not before or TOTAL in before[-1].hidden:
        return NOTHING
    earlier = before[-2].hidden if len(before) > 1 else NOTHING
    # All of them, not only the new ones: two rows with the same hidden columns leave nothing to compute.
    return NOTHING if before[-1].hidden <= earlier else before[-1].hidden


def year_of(months: Sequence[Row]) -> Row:
    """Return the table of a year: the sum of its months, with hidden what would give one of them away."""
    cells = {key: sum(row.value(key) for row in months) for row in months for key in row.cells}
    hideable = frozenset().union(*(row.hidden for row in months))
    row = Row(cells)
    year = Row(cells, frozenset(key for key in hideable if row.value(key) < LEAST))
    while leaks := _leaking(months, year):
        left = hideable - year.hidden
        worst = min(left, key=lambda key: (key not in leaks, key in SPARED, year.value(key), key))
        year = Row(cells, year.hidden | {worst})
    return year


def _leaking(months: Sequence[Row], year: Row) -> set[str]:
    found = computable(months, year) | computable_knowing_zeros(months, year)
    return {key for _row, key in found}
