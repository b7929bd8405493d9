"""The differencing attack: everything that every page and file ever says of the statistics, put together."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from counselling.console.statistics_words import ROWS, TABLES
from counselling.statistics.actions.publishing import publish_figures
from counselling.statistics.models import Topic
from tests.counselling.conftest import clock as clock
from tests.counselling.statistics.attacker import Cell, Sum, worked_out
from tests.counselling.themes import first_themes as first_themes
from tests.doors.statistics_known import SERVICES, Known, counted, known_of
from tests.doors.statistics_seen import (
    PAGE,
    YEAR,
    Numbers,
    everything_seen,
    is_sum,
    is_year,
    periods_of,
    sums_of,
)
from tests.doors.test_console_replies import desk_of

pytestmark = pytest.mark.usefixtures("clock", "db")


@pytest.fixture
def eva() -> Client:
    return desk_of("Eva", "coordinator")


@pytest.mark.parametrize(
    ("sizes", "seed"), [(sizes, n) for n, sizes in enumerate(SERVICES.values())], ids=SERVICES
)
def test_no_hidden_number_can_be_worked_out(eva: Client, sizes: list[int], seed: int) -> None:
    counted(sizes, seed)
    publish_figures()
    periods = periods_of(eva)
    seen = everything_seen(eva, periods)
    assert any(map(is_year, periods))
    assert len(seen.hidden) > 50
    assert all(number >= 5 for number in seen.known.values() if number)
    assert not worked_out(sums_of(seen, periods), seen.known).keys() & seen.hidden


@pytest.fixture
def small_one() -> Known:
    return known_of("a small one")


@pytest.fixture
def two_years() -> Known:
    return known_of("two years")


def test_what_is_shown_is_true(small_one: Known) -> None:
    known, truth = small_one.seen.known, small_one.truth
    assert len(known) > 500
    assert known == {cell: truth[cell] for cell in known}


def test_who_knows_every_empty_cell_works_out_no_small_one(small_one: Known) -> None:
    hidden = small_one.seen.hidden
    empty = [cell for cell in hidden if not small_one.truth[cell]]
    assert empty
    assert not [cell for cell, number in small_one.works_out(*empty).items() if 0 < number < 5]


def test_the_attack_finds_what_hiding_small_numbers_alone_gives_away(small_one: Known) -> None:
    large = [cell for cell in small_one.seen.hidden if small_one.truth[cell] >= 5]
    found = small_one.works_out(*large)
    assert len([number for number in found.values() if 0 < number < 5]) > 5
    assert all(small_one.truth[cell] == number for cell, number in found.items())


def is_quarter(period: str) -> bool:
    return "q" in period


def is_calendar(period: str) -> bool:
    return len(period) == len("2024")


@pytest.mark.parametrize("is_careless", [is_year, is_quarter, is_calendar])
def test_the_attack_finds_what_a_sum_that_does_not_yield_gives_away(
    two_years: Known, is_careless: Callable[[str], bool]
) -> None:
    hidden, truth = two_years.seen.hidden, two_years.truth
    large = [cell for cell in hidden if is_careless(cell[0]) and truth[cell] >= 5]
    found = two_years.works_out(*large)
    assert [cell for cell in found if not is_sum(cell[0])]
    assert all(truth[cell] == number for cell, number in found.items())


def sums_of_moments(known: Known) -> Iterator[Sum]:
    """Write down that a weekday's and an hour's visits are those of its moments, but for the empty ones."""
    for period, moments in known.moments.items():
        for side, topic in enumerate((Topic.WEEKDAY, Topic.HOUR)):
            table = str(TABLES[topic][0])
            for key, row in ROWS[topic].items():
                parts = [moment for moment in moments if moment[side] == key]
                cells = [(period, "moment", "-".join(moment)) for moment in parts]
                yield {(period, table, str(row)): -1, **dict.fromkeys(cells, 1)}


def small_moments(known: Known, *more: Cell) -> list[Cell]:
    found = worked_out([*known.sums, *sums_of_moments(known)], known.and_more(*more))
    return [cell for cell, number in found.items() if cell[1] == "moment" and 0 < number < 5]


def test_who_knows_the_opening_hours_works_out_no_evening_at_which_few_came(
    small_one: Known,
) -> None:
    assert not small_moments(small_one)
    tables = {str(TABLES[topic][0]) for topic in (Topic.WEEKDAY, Topic.HOUR)}
    careless = [cell for cell in small_one.seen.hidden if cell[1] in tables]
    assert small_moments(small_one, *careless)


def test_a_page_shows_no_number_that_is_not_in_its_file(eva: Client) -> None:
    counted(SERVICES["a small one"], 1)
    publish_figures()
    periods = periods_of(eva)
    for period in periods:
        seen = everything_seen(eva, [period])
        in_file = {str(number) for number in seen.known.values()}
        on_page = set(Numbers(eva.get(PAGE, {"period": period}).text).found)
        assert on_page <= in_file
    (year,) = filter(is_year, periods)
    everywhere = {str(number) for number in everything_seen(eva, periods).known.values()}
    assert set(Numbers(eva.get(YEAR, {"year": year}).text).found) <= everywhere
