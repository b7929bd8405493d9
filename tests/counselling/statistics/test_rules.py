"""What the rules hide, and what of months and years does not follow then."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counselling.statistics.models import Topic
from counselling.statistics.rules.across import added_up, third_quarter
from counselling.statistics.rules.hiding import LEAST, TOTAL, hidden_in
from counselling.statistics.rules.middle import band_of
from counselling.statistics.rules.own import may_stand_beside
from counselling.statistics.rules.periods import may_be_published
from counselling.statistics.rules.publishing import tell_a_moment
from counselling.statistics.rules.solving import (
    Row,
    Tree,
    computable,
    computable_knowing_zeros,
)
from counselling.statistics.rules.sums import next_row, sum_of

CELLS = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 12), min_size=1)


@given(CELLS)
def test_one_table_alone_gives_nothing_away(cells: dict[str, int]) -> None:
    row = Row(cells, hidden_in(cells))
    tree = Tree(Row(cells, row.hidden), (Tree(row),))
    shown = {key: count for key, count in cells.items() if key not in row.hidden}
    assert sum(cells.values()) == 0 or all(count >= LEAST for count in shown.values())
    assert not computable(tree)
    assert not computable_knowing_zeros(tree)


@given(CELLS)
def test_hidden_cells_are_five_people_or_more_together(cells: dict[str, int]) -> None:
    hidden = hidden_in(cells)
    assert not hidden or TOTAL in hidden or sum(cells[key] for key in hidden) >= LEAST


WHOLE_YEAR = st.lists(
    st.fixed_dictionaries({key: st.integers(0, 30) | st.integers(0, 6) for key in "abcde"}),
    min_size=1, max_size=10,
)  # fmt: skip


def rows_of(months: list[dict[str, int]]) -> list[Row]:
    rows: list[Row] = []
    for cells in months:
        rows.append(next_row(cells, rows))
    return rows


def summed(*rows: Row) -> Tree:
    return sum_of(list(map(Tree, rows)))


@settings(deadline=None)
@given(WHOLE_YEAR)
def test_no_month_follows_from_its_year(months: list[dict[str, int]]) -> None:
    year = summed(*rows_of(months))
    assert not computable(year)
    assert not computable_knowing_zeros(year)


@settings(deadline=None)
@given(WHOLE_YEAR, st.integers(0, 9), st.integers(0, 9))
def test_no_month_and_no_quarter_follows_from_a_year_with_quarters(
    months: list[dict[str, int]], begin: int, length: int
) -> None:
    rows = rows_of(months)
    inside, outside = rows[begin : begin + length], rows[:begin] + rows[begin + length :]
    quarters = [sum_of(list(map(Tree, inside)), list(map(Tree, outside)))] if inside else []
    year = sum_of([*quarters, *map(Tree, outside)])
    assert not computable(year)
    assert not computable_knowing_zeros(year)


@settings(deadline=None)
@given(WHOLE_YEAR.filter(lambda months: all(any(list(month.values())[1:]) for month in months)))
def test_what_few_people_did_follows_from_no_month_and_no_year(
    months: list[dict[str, int]],
) -> None:
    rows: list[Row] = []
    for cells in months:
        rows.append(next_row(cells, rows, frozenset("a")))
    year = sum_of(list(map(Tree, rows)), few=frozenset("a"))
    assert all("a" in row.hidden for row in (*rows, year.row))
    assert not computable(year)
    assert not computable_knowing_zeros(year)


def test_a_large_number_of_few_people_is_hidden_and_not_alone_with_noughts() -> None:
    cells = {"a": 40, "b": 60, "c": 0}
    assert hidden_in(cells, few={"a"}) == {"a", "b", "c"}
    assert hidden_in({**cells, "c": 9}, few={"a"}) == {"a", "c"}


@settings(deadline=None)
@given(WHOLE_YEAR)
def test_a_year_hides_nothing_that_is_the_sum_of_shown_months(months: list[dict[str, int]]) -> None:
    rows = rows_of(months)
    for key in summed(*rows).row.hidden:
        assert any(key in row.hidden for row in rows)


def test_a_row_that_is_hidden_first_in_one_month_is_hidden_in_the_next_one_too() -> None:
    first = next_row({"a": 3, "b": 9, "c": 40}, [])
    assert first.hidden == {"a", "b"}
    second = next_row({"a": 8, "b": 9, "c": 40}, [first])
    assert second.hidden == {"a", "b"}
    assert not next_row({"a": 8, "b": 9, "c": 40}, [first, second]).hidden
    assert not summed(first, second).row.hidden


def test_the_year_yields_where_its_last_month_is_the_only_one_hidden() -> None:
    shown, last = Row({"a": 8, "b": 9, "c": 40}), next_row({"a": 3, "b": 9, "c": 40}, [])
    assert summed(shown, last).row.hidden == {"a", "b"}


def test_a_quarter_leaves_it_to_the_year_to_show_what_is_hidden_beside_it() -> None:
    months = [Row({"a": 3, "b": 6, "c": 40}, frozenset("ab")) for _ in range(3)]
    quarter = sum_of(list(map(Tree, months)), [Tree(months[0])])
    assert quarter.row.hidden == {"a", "b"}
    assert not sum_of([quarter, Tree(months[0])]).row.hidden


def test_a_sum_across_two_years_shows_what_both_show() -> None:
    one, other = {"a": None, "b": None, "c": 40, TOTAL: 49}, {"a": 6, "b": 9, "d": 7, TOTAL: 22}
    assert added_up([one, other]) == {"a": None, "b": None, "c": 40, "d": 7, TOTAL: 71}


def test_a_third_quarter_shows_what_follows_of_the_summer_and_nothing_else() -> None:
    def stars(**numbers: int | None) -> dict[Topic, dict[str, int | None]]:
        return {Topic.STARS: numbers}

    months = [stars(a=None, b=None, c=9, total=15)] * 2
    spring = [stars(a=30, b=None, c=80, total=126), stars(a=25, b=None, c=62, total=96)]
    september = stars(a=7, b=None, c=20, total=33)
    found = third_quarter(months, spring, september)[Topic.STARS]
    assert found == {"a": 12, "b": None, "c": 38, TOTAL: 63}
    nobody = stars(a=0, b=0, c=0, total=0)
    assert not third_quarter(months, spring, nobody)
    assert third_quarter([], spring, nobody) == nobody


@pytest.mark.parametrize(
    ("numbers", "share", "band"),
    [
        ((12, 9, 8, 1), 0.5, "5"),
        ((15, 15, 0, 0), 0.5, "0"),
        ((12, 9, 8, 1), 0.9, "10"),
        ((16, None, None, 5), 0.5, "0"),
        ((14, None, 9, None), 0.5, None),
        ((None, None, 20, 4), 0.5, "10"),
        ((9, 5, 5, 0), 0.5, None),
    ],
)
def test_who_stands_in_the_middle_is_told_where_shown_numbers_tell_it(
    numbers: tuple[int | None, ...], share: float, band: str | None
) -> None:
    total = 30 if None in numbers else sum(number or 0 for number in numbers)
    assert band_of(dict(zip(("0", "5", "10", "20"), numbers, strict=True)), total, share) == band


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


def test_what_one_of_them_hides_may_stand_in_the_other() -> None:
    # On Wednesdays the chat is open at noon and at no other time: nobody else comes then.
    moments = Counter(
        {("2", "12"): 6, ("3", "17"): 2, ("3", "18"): 9, ("4", "18"): 8, ("4", "17"): 1}
    )
    weekdays = Row({"2": 6, "3": 11, "4": 9})
    hours = Row({"12": 6, "17": 3, "18": 17}, frozenset({"12", "17"}))
    assert tell_a_moment(moments, weekdays, hours)
    assert not tell_a_moment(moments, weekdays, Row(hours.cells, frozenset(hours.cells)))
