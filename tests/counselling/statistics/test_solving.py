"""What the rules find computable, against somebody who tries every table that fits what is shown."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from counselling.statistics.rules.hiding import NOTHING, TOTAL
from counselling.statistics.rules.solving import (
    SUM,
    Path,
    Place,
    Row,
    Tree,
    computable,
    share_at,
)

KEYS = ("a", "b", "c")
MONTH = st.tuples(*[st.integers(0, 3)] * 3).map(
    lambda numbers: dict(zip(KEYS, numbers, strict=True))
)
#: A few rows, some numbers of which are hidden, as chance has it: not as the rules would.
SOME_HIDDEN = st.frozensets(st.sampled_from((*KEYS, TOTAL)))


def tree_of(below: Row, *rows: Row) -> Tree:
    return Tree(below, tuple(map(Tree, rows)))


def rows_in(tree: Tree, path: Path = SUM) -> dict[Path, Row]:
    """Return every row of a tree by its place."""
    found = {path: tree.row}
    for number, part in enumerate(tree.parts):
        found |= rows_in(part, (*path, number))
    return found


def everything_that_fits(tree: Tree, most: int) -> list[dict[Place, int]]:
    """Try every table of small numbers, and return what is hidden in each that shows the same."""
    rows = rows_in(tree)
    hidden = [(path, key) for path, row in rows.items() for key in row.hidden]
    months = [path for path in rows if not any(other[:-1] == path for other in rows if other)]
    fitting = [
        [tried for tried in every_row(most) if shows_the_same(tried, rows[month])]
        for month in months
    ]
    found = []
    for tried in product(*fitting):
        below = dict(zip(months, tried, strict=True))
        sums = {
            path: added(
                NOTHING, *(row for month, row in below.items() if month[: len(path)] == path)
            )
            for path in rows
        }
        if all(shows_the_same(sums[path], row) for path, row in rows.items()):
            found.append({(path, key): sums[path].value(key) for path, key in hidden})
    return found


def every_row(most: int) -> list[Row]:
    every = product(range(most + 1), repeat=len(KEYS))
    return [Row(dict(zip(KEYS, numbers, strict=True))) for numbers in every]


def shows_the_same(one: Row, other: Row) -> bool:
    return all(one.value(key) == other.value(key) for key in {*KEYS, TOTAL} - other.hidden)


def added(hidden: frozenset[str], *rows: Row) -> Row:
    return Row({key: sum(row.value(key) for row in rows) for key in KEYS}, hidden)


def assert_exact(tree: Tree) -> None:
    # One more than any number that stands there: a cell that may rise at all may rise by one.
    tables = everything_that_fits(tree, most=4)
    fixed = {place for place in tables[0] if len({one[place] for one in tables}) == 1}
    assert computable(tree) == fixed


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(MONTH, SOME_HIDDEN), min_size=1, max_size=2), SOME_HIDDEN)
def test_what_can_be_computed_is_exactly_what_no_other_table_fits(
    months: list[tuple[dict[str, int], frozenset[str]]], hidden: frozenset[str]
) -> None:
    rows = [Row(cells, its_hidden) for cells, its_hidden in months]
    assert_exact(tree_of(added(hidden, *rows), *rows))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(MONTH, SOME_HIDDEN), min_size=2, max_size=2), SOME_HIDDEN, SOME_HIDDEN)
def test_it_is_exact_too_where_sums_are_added_up_again(
    months: list[tuple[dict[str, int], frozenset[str]]],
    of_quarter: frozenset[str],
    of_year: frozenset[str],
) -> None:
    first, second = (Row(cells, its_hidden) for cells, its_hidden in months)
    quarter = tree_of(added(of_quarter, first), first)
    assert_exact(Tree(added(of_year, first, second), (quarter, Tree(second))))


def everything_divided(tree: Tree, most: int) -> list[dict[Place, int]]:
    """Try every months and every shares of small numbers that show the same, and return what is hidden in each."""
    of_time = everything_that_fits(Tree(tree.row, tree.parts), most)
    shares = Tree(tree.row, tuple(map(Tree, tree.shares)))
    of_networks = [
        {(share_at(path[0]) if path else path, key): n for (path, key), n in one.items()}
        for one in everything_that_fits(shares, most)
    ]
    return [
        one | other
        for one, other in product(of_time, of_networks)
        if all(one[place] == other[place] for place in one if place[0] == SUM)
    ]


#: Of two months whom each of two networks answered: at most one with the same key, so that none has more than two.
ANSWERED = st.lists(
    st.fixed_dictionaries({key: st.integers(0, 1) for key in KEYS}), min_size=4, max_size=4
)
KEYS_HIDDEN = st.frozensets(st.sampled_from(KEYS))


@settings(max_examples=50, deadline=None)
@given(
    ANSWERED, st.tuples(SOME_HIDDEN, SOME_HIDDEN), st.tuples(KEYS_HIDDEN, KEYS_HIDDEN, KEYS_HIDDEN)
)
def test_it_is_exact_too_where_a_sum_is_divided_a_second_time(
    answered: list[dict[str, int]],
    of_months: tuple[frozenset[str], ...],
    of_others: tuple[frozenset[str], ...],
) -> None:
    of_one, of_other, of_all = of_others
    a, b, c, d = map(Row, answered)
    months = [added(of_months[0], a, b), added(of_months[1], c, d)]
    shares = added(of_one, a, c), added(of_other, b, d)
    tree = Tree(added(of_all, *months), tuple(map(Tree, months)), shares)
    tables = everything_divided(tree, most=3)
    fixed = {place for place in tables[0] if len({one[place] for one in tables}) == 1}
    assert computable(tree) == fixed
