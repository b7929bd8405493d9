"""The differencing attack on what is said of each network: its year, and those that do not stand apart in it."""

from collections.abc import Iterator

import pytest

from tests.counselling.conftest import clock as clock
from tests.counselling.statistics.attacker import Cell, Sum, narrowed_down, worked_out
from tests.counselling.themes import first_themes as first_themes
from tests.doors.statistics_known import TEAMS, Known, known_of
from tests.doors.statistics_seen import OF_NETWORK, TOGETHER, in_share, table_of

pytestmark = pytest.mark.usefixtures("clock", "db")

#: Which networks have fewer than three people, by the teams of a service.
FEW = ((), ("Net Zuid",), ("Net Oost", "Net Zuid"))
REST, YEAR = "De andere netwerken samen", "2024-2025"


@pytest.fixture(params=range(len(TEAMS)), ids=str)
def known(request: pytest.FixtureRequest) -> Known:
    return known_of("one of a middling size", request.param)


@pytest.fixture
def middling() -> Known:
    return known_of("one of a middling size", 1)


def is_of_network(cell: Cell) -> bool:
    return cell[1].endswith(")")


def hidden_in(known: Known) -> list[Cell]:
    """Return the hidden cells of networks."""
    return [cell for cell in known.seen.hidden if is_of_network(cell)]


def in_the_rest(known: Known) -> list[str]:
    return in_share(known.seen, YEAR, REST)


def alone(known: Known, network: str) -> list[Cell]:
    """Return what nobody is shown of a network that does not stand apart."""
    titles = {table.removesuffix(f" ({REST})") for _, table in known.seen.rows if REST in table}
    return [
        (YEAR, table_of(title, network), row)
        for title in titles
        for _, _, row in known.seen.cells(YEAR, title)
    ]


def sums_of_the_rest(known: Known) -> Iterator[Sum]:
    """Write down that what stands together is the sum of those in it, each of which has its own total elsewhere."""
    for period, table in list(known.seen.rows):
        if REST not in table:
            continue
        title = table.removesuffix(f" ({REST})")
        tables = {name: table_of(title, name) for name in in_the_rest(known)}
        for cell in known.seen.cells(period, table):
            yield {cell: -1, **{(period, own, cell[2]): 1 for own in tables.values()}}
        for name, own in tables.items():
            rows = known.seen.cells(period, table)
            yield {(period, own, row): -1 if row == TOGETHER else 1 for _, _, row in rows}
            if title != "Thema’s":
                yield {(period, own, TOGETHER): 1, (period, OF_NETWORK, name): -1}


def test_a_year_is_divided_and_no_month(known: Known) -> None:
    assert list(known.seen.networks) == [YEAR]
    apart = [name for name in known.seen.networks[YEAR] if name != REST]
    assert 0 < len(apart) < 3
    assert len(in_the_rest(known)) == 4 - len(apart)
    assert all(known.truth[cell] == number for cell, number in known.seen.known.items())
    shown = [number for cell, number in known.seen.known.items() if is_of_network(cell)]
    assert len(shown) > 20
    assert min(shown) >= 5
    assert len(hidden_in(known)) > 10


def test_no_hidden_number_of_a_network_is_known_or_known_to_be_small(known: Known) -> None:
    limits = narrowed_down(known.sums, known.seen.known)
    for cell in hidden_in(known):
        least, most = limits[cell]
        assert least <= known.truth[cell]
        assert most is None or most >= max(5, least + 1)


def test_who_knows_every_empty_cell_works_out_no_small_one_of_a_network(known: Known) -> None:
    empty = [cell for cell in known.seen.hidden if not known.truth[cell]]
    assert any(map(is_of_network, empty))
    assert not [cell for cell, number in known.works_out(*empty).items() if 0 < number < 5]


def test_how_many_one_or_two_people_of_a_network_answered_is_hidden_in_every_period(
    known: Known,
) -> None:
    few = [*FEW[known.seed], "Zonder netwerk"]
    cells = {cell for cell in known.truth if cell[1] == OF_NETWORK and cell[2] in few}
    assert max(known.truth[cell] for cell in cells) > 20
    assert cells <= known.seen.hidden
    empty = [cell for cell in known.seen.hidden if not known.truth[cell]]
    assert not known.works_out(*empty).keys() & cells


def test_nobody_works_out_a_network_that_does_not_stand_apart(known: Known) -> None:
    cells = {cell for name in in_the_rest(known) for cell in alone(known, name)}
    found = worked_out([*known.sums, *sums_of_the_rest(known)], known.seen.known)
    assert not [cell for cell in found.keys() & cells if cell[2] != TOGETHER]


def test_the_attack_finds_what_hiding_small_numbers_of_networks_alone_gives_away(
    known: Known,
) -> None:
    large = [cell for cell in hidden_in(known) if known.truth[cell] >= 5]
    found = known.works_out(*large)
    assert [cell for cell, number in found.items() if is_of_network(cell) and 0 < number < 5]
    assert all(known.truth[cell] == number for cell, number in found.items())


def test_the_attack_finds_what_networks_say_of_the_year_where_what_it_hides_is_shown_of_them(
    known: Known,
) -> None:
    hidden = {cell[1:] for cell in known.seen.hidden if cell[0] == YEAR}
    careless = [
        cell
        for cell in hidden_in(known)
        if (cell[1].rsplit(" (", 1)[0], cell[2]) in hidden and known.truth[cell] >= 5
    ]
    assert careless
    found = known.works_out(*careless)
    assert [cell for cell, number in found.items() if 0 < number < 5]


def test_the_attack_finds_a_network_that_is_alone_beside_all_that_stand_apart(
    middling: Known,
) -> None:
    one, *others = in_the_rest(middling)
    shown = middling.and_more(*(cell for other in others for cell in alone(middling, other)))
    found = worked_out([*middling.sums, *sums_of_the_rest(middling)], shown)
    assert len(found.keys() & set(alone(middling, one))) > 20
    assert all(middling.truth[cell] == number for cell, number in found.items())
