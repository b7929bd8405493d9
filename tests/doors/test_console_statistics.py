"""The pages of the statistics: what stands there was published, and the same stands in the file."""

import csv
from datetime import date
from io import StringIO
from random import Random

import pytest
from django.test import Client

from accounts.models import Network, Staff
from counselling.statistics.actions.publishing import publish_figures
from counselling.statistics.models import (
    Count,
    NetworkCount,
    NetworkFigure,
    OwnCount,
    Period,
    Span,
)
from tests.counselling.conftest import clock as clock
from tests.counselling.evening import counsellor
from tests.counselling.statistics.months import (
    Service,
    count_as_month,
    months_from,
    some_visits,
)
from tests.counselling.themes import first_themes as first_themes
from tests.doors.test_console_replies import desk_of

pytestmark = pytest.mark.usefixtures("clock", "db")

PAGE, SHEET, YEAR, OWN = (f"/staff/statistics/{name}" for name in ("", "csv/", "year/", "own/"))
SEPTEMBER = date(2025, 9, 1)


@pytest.fixture
def eva() -> Client:
    return desk_of("Eva", "coordinator")


def publish(first: date, *sizes: int) -> None:
    """Have so many months published, each with so many visits."""
    service, chance = Service.as_it_is(), Random(7)
    for month, size in zip(months_from(first, len(sizes)), sizes, strict=True):
        count_as_month(month, list(some_visits(chance, month, size, service)))
    publish_figures()


def rows_of(desk: Client, period: str, topic: str = "") -> list[list[str]]:
    answer = desk.get(SHEET, {"period": period, "topic": topic})
    text = answer.content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text), delimiter=";"))[1:]


def test_before_the_first_month_the_page_says_when_there_will_be_figures(eva: Client) -> None:
    assert "nog geen cijfers" in eva.get(PAGE).text
    assert "Half september verschijnt" in eva.get(YEAR).text
    assert eva.get(SHEET).status_code == 404


def test_a_month_shows_its_tables_each_with_a_sentence_a_chart_and_a_file(eva: Client) -> None:
    publish(SEPTEMBER, 200)
    page = eva.get(PAGE).text
    assert "Cijfers: september 2025" in page
    assert "van 200 kregen een antwoord" in page
    assert page.count('role="img"') == page.count("<caption") == page.count("&amp;topic=") == 14
    assert "style=" not in page


def test_stars_stand_beside_how_many_gave_none(eva: Client) -> None:
    publish(SEPTEMBER, 200)
    numbers = {row[2]: row[3] for row in rows_of(eva, "2025-09", "stars")}
    assert f"gaven sterren, {numbers['Gaf geen sterren']} gaven er geen" in eva.get(PAGE).text


def test_a_small_number_is_hidden_on_the_page_and_in_the_file(eva: Client) -> None:
    publish(SEPTEMBER, 60)
    rows = rows_of(eva, "2025-09")
    assert any(row[3] == "verborgen" for row in rows)
    assert not [row for row in rows if row[3].isdigit() and 0 < int(row[3]) < 5]
    assert ">verborgen<" in eva.get(PAGE).text


def test_a_month_too_small_stands_with_the_next_one(eva: Client) -> None:
    publish(SEPTEMBER, 9, 11, 40)
    page = eva.get(PAGE).text
    assert "september – november 2025" in page
    assert 'value="2025-09"' not in page


def test_a_month_without_anybody_says_so(eva: Client) -> None:
    publish(SEPTEMBER, 0)
    assert "Geen gesprekken in deze periode." in eva.get(PAGE).text
    assert rows_of(eva, "2025-09") == []


@pytest.mark.parametrize("period", ["2026-11-23", "2024-2027", "x", "2025-09 OR 1=1", "9" * 5000])
def test_a_day_or_anything_else_that_is_no_period_is_answered_kindly(
    eva: Client, period: str
) -> None:
    publish(SEPTEMBER, 60, *[0] * 11)
    assert "per maand, per kwartaal, per schooljaar" in eva.get(PAGE, {"period": period}).text
    assert "Dit jaar staat niet in de lijst" in eva.get(YEAR, {"year": period}).text
    assert eva.get(SHEET, {"period": period}).status_code == 404


def test_three_years_stand_beside_each_other_in_the_report(eva: Client) -> None:
    publish(date(2023, 9, 1), *[60, 0, 0, 0, 0, 0, 80, 0, 0, 0, 0, 0] * 3)
    page = eva.get(YEAR).text
    assert "De chat in het schooljaar 2025-2026" in page
    assert page.count(">schooljaar 202") == 2 * 3
    assert "Maand per maand" in page
    assert "schooljaar 2023-2024" in eva.get(YEAR, {"year": "2023-2024"}).text


def test_once_a_year_is_published_nothing_more_exact_is_kept(eva: Client) -> None:
    publish(SEPTEMBER, *[60] * 12)
    assert not Count.objects.exists()
    publish_figures()
    assert Period.objects.filter(span=Span.YEAR).count() == 1


def test_the_file_is_one_that_offices_can_open(eva: Client) -> None:
    Network.objects.create(name="=1+1")
    publish(SEPTEMBER, 200)
    answer = eva.get(SHEET, {"period": "2025-09", "topic": "network"})
    assert answer.content.startswith(b"\xef\xbb\xbfPeriode;Tabel;Rij;Aantal;Netwerk\r\n")
    assert answer["Content-Disposition"] == 'attachment; filename="cijfers-2025-09.csv"'
    assert "'=1+1" in {row[2] for row in rows_of(eva, "2025-09", "network")}
    assert {row[1] for row in rows_of(eva, "2025-09", "network")} == {"Per netwerk"}


def teams(**people: int) -> list[Network]:
    """Let there be networks, each with so many counsellors."""
    found = []
    for name, number in people.items():
        network = Network.objects.create(name=f"Net {name}")
        for one in range(number):
            person = counsellor(f"{name} {one}")
            Staff.objects.filter(pk=person.pk).update(network=network)
        found.append(network)
    return found


def test_a_school_year_is_divided_by_network_and_says_each_beside_all(eva: Client) -> None:
    teams(Noord=5, Oost=4, Zuid=2)
    publish(SEPTEMBER, *[120] * 12)
    assert "Netwerken" not in eva.get(PAGE, {"period": "2025-09"}).text
    year = eva.get(PAGE, {"period": "2025-2026"}).text
    for name in ("Net Noord", "Net Oost", "De andere netwerken samen"):
        assert f">{name}</a>" in year
    assert ">Net Zuid</a>" not in year
    own = str(Network.objects.get(name="Net Noord").pk)
    page = eva.get(PAGE, {"period": "2025-2026", "network": own}).text
    assert page.count('role="img"') == page.count("<caption") == page.count("&amp;topic=") == 8
    assert "Wie in het midden staat (de mediaan van" in page
    rows = list(
        csv.reader(
            StringIO(eva.get(SHEET, {"period": "2025-2026", "network": own}).text), delimiter=";"
        )
    )
    assert {row[4] for row in rows[1:]} == {"Net Noord"}
    assert any(row[2] == "Gaf geen sterren" and row[3].isdigit() for row in rows)
    report = eva.get(YEAR).text
    assert report.count('class="statistics-network"') == 3
    assert "style=" not in page + report


def test_a_network_that_was_renamed_stands_there_by_its_new_name(eva: Client) -> None:
    noord, *_ = teams(Noord=5, Oost=4, Zuid=2)
    publish(SEPTEMBER, *[120] * 12)
    Network.objects.filter(pk=noord.pk).update(name="Net Nieuw")
    page = eva.get(PAGE, {"period": "2025-2026"}).text
    assert ">Net Nieuw</a>" in page
    assert "Net Noord" not in page


@pytest.mark.parametrize("network", ["x", "9" * 5000, "rest' OR 1=1"])
def test_a_network_that_does_not_stand_apart_is_answered_with_all(
    eva: Client, network: str
) -> None:
    teams(Noord=4, Oost=4, Zuid=4)
    publish(SEPTEMBER, *[120] * 12)
    page = eva.get(PAGE, {"period": "2025-2026", "network": network}).text
    assert 'aria-current="page">Alle netwerken' in page


def test_the_only_network_is_all_of_them(eva: Client) -> None:
    teams(Noord=5)
    Staff.objects.filter(network=None).update(network=Network.objects.get())
    publish(SEPTEMBER, *[120] * 12)
    page = eva.get(PAGE, {"period": "2025-2026"}).text
    assert "Alle netwerken" not in page
    assert "niet verdeeld per netwerk" not in page


def test_a_year_with_months_that_were_counted_without_networks_says_so(eva: Client) -> None:
    teams(Noord=4, Oost=4, Zuid=4)
    publish(SEPTEMBER, *[120] * 11)
    NetworkCount.objects.filter(month=SEPTEMBER).delete()
    publish(date(2026, 8, 1), 0)
    for page in (eva.get(PAGE, {"period": "2025-2026"}), eva.get(YEAR)):
        assert "niet verdeeld per netwerk" in page.text
        assert "Alle netwerken" not in page.text
    assert not NetworkFigure.objects.exists()


def test_three_years_are_divided_each_on_its_own(eva: Client) -> None:
    teams(Noord=4, Oost=4, Zuid=4)
    publish(date(2023, 9, 1), *[90] * 36)
    for year in ("2023-2024", "2024-2025", "2025-2026"):
        assert "Alle netwerken" in eva.get(YEAR, {"year": year}).text
    assert not NetworkCount.objects.exists()
    assert "Alle netwerken" not in eva.get(YEAR, {"year": "2024"}).text


def test_who_sees_the_menu_entry_is_who_may_open_it(eva: Client) -> None:
    assert 'href="/staff/statistics/"' in eva.get(PAGE).text
    amina = desk_of("Amina", "counsellor").get(OWN).text
    assert 'href="/staff/statistics/"' not in amina
    assert 'href="/staff/statistics/own/"' in amina


def test_a_counsellor_sees_their_own_numbers_beside_those_of_all_where_three_worked() -> None:
    amina = desk_of("Amina", "counsellor")
    assert "nog geen cijfers" in amina.get(OWN).text
    desk_of("Bram", "counsellor")
    publish(SEPTEMBER, 100)
    alone = amina.get(OWN).text
    assert "september 2025" in alone
    assert "verborgen" in alone
    desk_of("Chloe", "counsellor")
    publish(date(2025, 10, 1), 100)
    (team,) = {
        row[3]
        for row in rows_of(desk_of("Eva", "coordinator"), "2025-10")
        if row[2] == "Kreeg een antwoord"
    }
    together = amina.get(OWN).text
    assert f"<td>{team}</td>" in together
    own = OwnCount.objects.get(staff__username="amina", month=date(2025, 10, 1), outcome="answered")
    assert f"<td>{own.count}</td>" in together
