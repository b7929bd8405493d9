"""Which networks stand apart in a year, and what of their tables is hidden so that nothing else follows."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from counselling.statistics.rules.apart import REST, apart_in, few_in
from counselling.statistics.rules.hiding import LEAST
from counselling.statistics.rules.shares import divided
from counselling.statistics.rules.solving import Row, Tree, computable, computable_knowing_zeros
from counselling.statistics.rules.sums import next_row, sum_of

NETWORKS, KEYS = ("1", "2", "3"), "abcd"
#: Of a few months, how many each network answered, by row.
YEAR = st.lists(
    st.fixed_dictionaries({
        network: st.fixed_dictionaries({
            key: st.integers(0, 30) | st.integers(0, 6) for key in KEYS
        })
        for network in NETWORKS
    }),
    min_size=1, max_size=5,
)  # fmt: skip
Month = dict[str, dict[str, int]]


def year_of(months: list[Month]) -> Tree:
    """Publish months, and their year."""
    rows: list[Row] = []
    for month in months:
        cells = {key: sum(of[key] for of in month.values()) for key in KEYS}
        rows.append(next_row(cells, rows))
    return sum_of(list(map(Tree, rows)))


def shares_of(months: list[Month]) -> dict[str, dict[str, int]]:
    return {
        network: {key: sum(month[network][key] for month in months) for key in KEYS}
        for network in NETWORKS
    }


@settings(max_examples=200, deadline=None)
@given(YEAR)
def test_nothing_follows_from_a_year_that_is_divided(months: list[Month]) -> None:
    year, shares = year_of(months), shares_of(months)
    rows = divided(year, shares)
    tree = replace(year, shares=tuple(rows.values()))
    assert not computable(tree)
    assert not computable_knowing_zeros(tree)
    for name, row in rows.items():
        assert all(row.value(key) >= LEAST for key in row.cells.keys() - row.hidden)
        assert year.row.hidden <= row.hidden
        assert not row.hidden or sum(shares[name][key] for key in row.hidden) >= LEAST
    for key in KEYS:
        numbers = [row.value(key) for row in rows.values() if key in row.hidden]
        assert key in year.row.hidden or not numbers or (len(numbers) > 1 and sum(numbers) >= LEAST)


def test_large_numbers_are_all_shown() -> None:
    months = [{network: dict.fromkeys(KEYS, 9) for network in NETWORKS}]
    rows = divided(year_of(months), shares_of(months))
    assert list(rows) == list(NETWORKS)
    assert not any(row.hidden for row in rows.values())


def test_one_small_number_takes_a_rectangle_with_it() -> None:
    months = [{network: dict.fromkeys(KEYS, 9) for network in NETWORKS}]
    months[0]["1"]["a"] = 2
    hidden = {name: row.hidden for name, row in divided(year_of(months), shares_of(months)).items()}
    assert hidden == {"1": {"a", "b"}, "2": {"a", "b"}, "3": frozenset()}


def test_a_table_that_hiding_cannot_keep_is_not_divided() -> None:
    # Who knows that network 2 has nobody in b knows b of network 1, and so what is left there.
    year = Tree(Row({"a": 23, "b": 20}))
    assert divided(year, {"1": {"a": 3, "b": 20}, "2": {"a": 20, "b": 0}}) == {}
    assert divided(year, {"1": {"a": 23, "b": 16}, "2": {"a": 0, "b": 4}}) == {}


ENOUGH = [{"1": 5, "2": 4, "3": 3, "none": 0}]


def test_each_network_stands_apart_where_three_of_it_answered_in_a_month() -> None:
    answered = Row({"1": 90, "2": 60, "3": 30, "none": 0})
    assert list(apart_in(answered, ENOUGH)) == ["1", "2", "3"]


def test_one_that_is_too_small_or_has_too_few_people_takes_the_smallest_of_the_others_along() -> (
    None
):
    answered = Row({"1": 90, "2": 60, "3": 30, "4": 0})
    few = [{"1": 5, "2": 4, "3": 2}, {"3": 2}]
    assert apart_in(answered, few) == {"1": {"1"}, REST: {"2", "3"}}
    small = Row({"1": 90, "2": 60, "3": 19})
    assert apart_in(small, ENOUGH) == {"1": {"1"}, REST: {"2", "3"}}
    hidden = Row({"1": 90, "2": 60, "3": 30}, frozenset("3"))
    assert apart_in(hidden, ENOUGH) == {"1": {"1"}, REST: {"2", "3"}}


def test_two_small_ones_together_stand_beside_the_large_ones() -> None:
    answered = Row({"1": 90, "2": 60, "3": 19, "none": 9}, frozenset({"3", "none"}))
    people = [{"1": 5, "2": 4, "3": 2, "none": 1}]
    assert list(apart_in(answered, people)) == ["1", "2", REST]
    too_few = [{"1": 5, "2": 4, "3": 2}, {"none": 1}]
    assert list(apart_in(answered, too_few)) == ["1", REST]


def test_networks_of_which_three_never_answered_in_one_month_have_few_people() -> None:
    months = [{"1": 3, "2": 2}, {"2": 2, "3": 1}]
    assert few_in(months, ["1", "2", "3", "none"]) == {"2", "3", "none"}
    assert not few_in([], ["1", "2"])


def test_one_network_alone_or_beside_a_small_one_is_not_divided() -> None:
    assert apart_in(Row({"1": 90}), ENOUGH) == {}
    assert apart_in(Row({"1": 90, "2": 3}), ENOUGH) == {}
    assert apart_in(Row({"1": 0, "2": 0}), []) == {}
    assert apart_in(Row({"1": 90, "2": 60}), []) == {}
