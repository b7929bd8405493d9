"""What the rules hide, against somebody who tries every table that fits what is shown."""

from collections import Counter
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from counselling.statistics.rules.hiding import LEAST, TOTAL, hidden_in
from counselling.statistics.rules.own import may_stand_beside
from counselling.statistics.rules.periods import may_be_published
from counselling.statistics.rules.publishing import tell_a_moment
from counselling.statistics.rules.solving import (
    SUM,
    Place,
    Row,
    computable,
    computable_knowing_zeros,
)
from counselling.statistics.rules.years import next_row, year_of

KEYS = ("a", "b", "c")
MONTH = st.tuples(*[st.integers(0, 3)] * 3).map(
    lambda numbers: dict(zip(KEYS, numbers, strict=True))
)
#: A few rows, some numbers of which are hidden, as chance has it: not as the rules would.
SOME_HIDDEN = st.frozensets(st.sampled_from((*KEYS, TOTAL)))


def places(rows: list[Row], below: Row) -> list[Place]:
    numbered = [*enumerate(rows), (SUM, below)]
    return [
        (number, key) for number, row in numbered for key in (*KEYS, TOTAL) if key in row.hidden
    ]


def everything_that_fits(rows: list[Row], below: Row, most: int) -> list[dict[Place, int]]:
    """Try every table of small numbers, and return what is hidden in each that shows the same."""
    found = []
    for numbers in product(range(most + 1), repeat=len(KEYS) * len(rows)):
        tried = [
            Row(dict(zip(KEYS, numbers[3 * at : 3 * at + 3], strict=True)), row.hidden)
            for at, row in enumerate(rows)
        ]
        sums = Row({key: sum(row.value(key) for row in tried) for key in KEYS}, below.hidden)
        if all(map(shows_the_same, [*tried, sums], [*rows, below])):
            numbered = {**dict(enumerate(tried)), SUM: sums}
            found.append(
                {place: numbered[place[0]].value(place[1]) for place in places(rows, below)}
            )
    return found


def shows_the_same(one: Row, other: Row) -> bool:
    return all(one.value(key) == other.value(key) for key in {*KEYS, TOTAL} - one.hidden)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(MONTH, SOME_HIDDEN), min_size=1, max_size=2), SOME_HIDDEN)
def test_what_can_be_computed_is_exactly_what_no_other_table_fits(
    months: list[tuple[dict[str, int], frozenset[str]]], hidden: frozenset[str]
) -> None:
    rows = [Row(cells, its_hidden) for cells, its_hidden in months]
    below = Row({key: sum(row.value(key) for row in rows) for key in KEYS}, hidden)
    # One more than any number that stands there: a cell that may rise at all may rise by one.
    tables = everything_that_fits(rows, below, most=4)
    fixed = {place for place in places(rows, below) if len({one[place] for one in tables}) == 1}
    assert computable(rows, below) == fixed


CELLS = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 12), min_size=1)


@given(CELLS)
def test_one_table_alone_gives_nothing_away(cells: dict[str, int]) -> None:
    row = Row(cells, hidden_in(cells))
    below = Row(cells, row.hidden)
    shown = {key: count for key, count in cells.items() if key not in row.hidden}
    assert sum(cells.values()) == 0 or all(count >= LEAST for count in shown.values())
    assert not computable([row], below)
    assert not computable_knowing_zeros([row], below)


@given(CELLS)
def test_hidden_cells_are_five_people_or_more_together(cells: dict[str, int]) -> None:
    hidden = hidden_in(cells)
    assert not hidden or TOTAL in hidden or sum(cells[key] for key in hidden) >= LEAST


WHOLE_YEAR = st.lists(
    st.fixed_dictionaries({key: st.integers(0, 30) | st.integers(0, 6) for key in "abcde"}),
    min_size=1, max_size=10,
)  # fmt: skip


@settings(deadline=None)
@given(WHOLE_YEAR)
def test_no_month_follows_from_its_year(months: list[dict[str, int]]) -> None:
    rows: list[Row] = []
    for cells in months:
        rows.append(next_row(cells, rows))
    year = year_of(rows)
    assert not computable(rows, year)
    assert not computable_knowing_zeros(rows, year)


@settings(deadline=None)
@given(WHOLE_YEAR)
def test_a_year_hides_nothing_that_is_the_sum_of_shown_months(months: list[dict[str, int]]) -> None:
    rows: list[Row] = []
    for cells in months:
        rows.append(next_row(cells, rows))
    for key in year_of(rows).hidden:
        assert any(key in row.hidden for row in rows)


def test_a_row_that_is_hidden_first_in_one_month_is_hidden_in_the_next_one_too() -> None:
    first = next_row({"a": 3, "b": 9, "c": 40}, [])
    assert first.hidden == {"a", "b"}
    second = next_row({"a": 8, "b": 9, "c": 40}, [first])
    assert second.hidden == {"a", "b"}
    assert not next_row({"a": 8, "b": 9, "c": 40}, [first, second]).hidden
    assert not year_of([first, second]).hidden


def test_the_year_yields_where_its_last_month_is_the_only_one_hidden() -> None:
    shown, last = Row({"a": 8, "b": 9, "c": 40}), next_row({"a": 3, "b": 9, "c": 40}, [])
    assert year_of([shown, last]).hidden == {"a", "b"}


def test_nobody_at_all_is_told() -> None:
    assert not hidden_in({"a": 0, "b": 0})


def test_how_many_gave_no_stars_is_hidden_last() -> None:
    assert "none" not in hidden_in({"1": 2, "4": 20, "5": 40, "none": 6})


def test_a_month_waits_until_both_its_numbers_may_stand_on_a_page() -> None:
    assert may_be_published(answered=0, unanswered=0)
    assert may_be_published(answered=20, unanswered=0)
    assert may_be_published(answered=15, unanswered=5)
    assert not may_be_published(answered=14, unanswered=5)
    assert not may_be_published(answered=200, unanswered=4)
    assert not may_be_published(answered=4, unanswered=200)


def test_ones_own_number_stands_beside_that_of_three_or_more() -> None:
    assert may_stand_beside(people=3, own=10, together=15)
    assert not may_stand_beside(people=2, own=10, together=40)
    assert not may_stand_beside(people=3, own=10, together=14)


#: On Mondays the chat opens at seven in the evening, on Tuesdays from then on until nine.
MOMENTS = Counter({("0", "19"): 10, ("1", "19"): 2, ("1", "20"): 9})


def test_weekdays_and_hours_beside_each_other_may_tell_of_one_evening() -> None:
    weekdays, hours = Row({"0": 10, "1": 11}), Row({"19": 12, "20": 9})
    assert tell_a_moment(MOMENTS, weekdays, hours)
    assert not tell_a_moment(MOMENTS, weekdays, Row(hours.cells, frozenset(hours.cells)))
    more = Row({"0": 10, "1": 16}), Row({"19": 17, "20": 9})
    assert not tell_a_moment(MOMENTS + Counter({("1", "19"): 5}), *more)
