"""Which cells of a sum are hidden, once what it is the sum of is published.

A month is published when it is over, and nobody can take that back when its quarter or its year is. So whatever is
published later yields: where its number and those before would give a hidden one away, its own number is hidden. Which
they are is found by looking (`rules.solving`), and every step hides one more, until nothing follows.

That always comes to an end. Only a column in which some part is hidden can be hidden in the sum: the others
are the sum of shown parts, and hiding them would hide nothing. With all of those hidden no column says anything
about a part that was not known before.

Sums that overlap, as a school year and a calendar year do, make no tree: `rules.across`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from counselling.statistics.rules.counting import SPARED
from counselling.statistics.rules.hiding import LEAST, NOTHING, TOTAL, Cells, Hidden, hidden_in
from counselling.statistics.rules.solving import Row, Tree, computable, computable_knowing_zeros


def next_row(cells: Cells, before: Sequence[Row], few: Hidden = NOTHING) -> Row:
    """Return a month's table as it is published, after the months of the same year."""
    often = Counter(key for row in before for key in row.hidden)
    hidden = hidden_in(cells, again=_hidden_first(before), often=often, few=few)
    return Row(cells, hidden, few)


def _hidden_first(before: Sequence[Row]) -> Hidden:
    """Return what has to be hidden in two months at least, and was only in the last one."""
    if not before or TOTAL in before[-1].hidden:
        return NOTHING
    earlier = before[-2].hidden if len(before) > 1 else NOTHING
    # All of them, not only the new ones: two rows with the same hidden columns leave nothing to compute.
    return NOTHING if before[-1].hidden <= earlier else before[-1].hidden


def sum_of(parts: Sequence[Tree], beside: Sequence[Tree] = (), few: Hidden = NOTHING) -> Tree:
    """Return the sum of these, with hidden what would give one of them away.

    Where what is beside it could not be told as a sum, it is hidden here too: so a quarter leaves it to the year, which
    is the sum of both, to show that number.
    """
    rows = [part.row for part in parts]
    hideable, aside = hidden_somewhere(rows), sum_of(beside).row.hidden if beside else NOTHING
    row = Row(cells_of(rows), few=few)
    hidden = frozenset(
        key for key in hideable if row.value(key) < LEAST or key in aside or key in few
    )
    tree = Tree(replace(row, hidden=hidden), tuple(parts))
    while (leaks := _leaking(tree)) and (left := hideable - tree.row.hidden):
        worst = min(left, key=lambda key: (key not in leaks, key in SPARED, row.value(key), key))
        tree = Tree(replace(row, hidden=tree.row.hidden | {worst}), tree.parts)
    return tree


def _leaking(tree: Tree) -> set[str]:
    found = computable(tree) | computable_knowing_zeros(tree)
    return {key for _path, key in found}


def hidden_somewhere(rows: Iterable[Row]) -> Hidden:
    """Return which cells are hidden in one of these at least."""
    return NOTHING.union(*(row.hidden for row in rows))


def cells_of(rows: Sequence[Row]) -> Cells:
    """Return the numbers of these, added up."""
    return {key: sum(row.value(key) for row in rows) for row in rows for key in row.cells}
