"""A coordinator chooses a month, takes its file along and prints the year; a counsellor sees their own numbers."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from random import Random

import pytest
from playwright.sync_api import Browser, Page, expect

from counselling.statistics.rules.counting import Facts
from counselling.statistics.rules.months import school_year_of
from counselling.statistics.rules.tallies import tallies_of
from tests.browser.conftest import DESKTOP, NewPage
from tests.browser.looks import faults, looked_at
from tests.browser.test_audit import session_of
from tests.counselling.statistics.months import Service as Counted
from tests.counselling.statistics.months import months_from, some_visits
from tests.house.tree import ROOT
from tests.service import Service

NETWORKS = ("Net Noord", "Net Oost", "Net West")
#: Of the months of the last whole school year, how many visits each had.
SIZES = [210, 260, 240, 190, 230, 220, 250, 150, 200, 120, 3, 0]
THIS_YEAR = school_year_of(datetime.now(UTC).date().replace(day=1)).year
BEGIN, BEFORE = date(THIS_YEAR - 1, 9, 1), date(THIS_YEAR - 2, 9, 1)


@pytest.fixture(scope="module")
def published(site: Service) -> Service:
    """Let a school year and a bit be counted in the service's own database, and published by its own command."""
    with closing(sqlite3.connect(site.data / "clbchat.sqlite3")) as database, database:
        staff, themes = (
            tuple(number for (number,) in database.execute(f"SELECT id FROM {table}"))
            for table in ("accounts_staff", "counselling_theme")
        )
        database.executemany("INSERT INTO accounts_network (name) VALUES (?)", zip(NETWORKS))
        networks = tuple(
            database.execute("SELECT id FROM accounts_network WHERE name = ?", (name,)).fetchone()[
                0
            ]
            for name in NETWORKS
        )
        # One network has a single counsellor: it does not stand apart.
        teams = {networks[0]: staff[:1]}
        service = Counted(staff=staff, themes=themes[:9], networks=networks, teams=teams)
        chance = Random(3)
        sizes = [*(size // 2 for size in SIZES), *SIZES]
        for month, size in zip(months_from(BEFORE, len(sizes)), sizes, strict=True):
            keep(database, month, list(some_visits(chance, month, size, service)))
    subprocess.run(
        [sys.executable, "manage.py", "purge"], cwd=ROOT, env=site.environment(), check=True,
        capture_output=True,
    )  # fmt: skip
    return site


def keep(database: sqlite3.Connection, month: date, visits: list[Facts]) -> None:
    tallies = tallies_of(visits)
    database.execute(
        "INSERT INTO counselling_frozenmonth (month, frozen_at) VALUES (?, ?)",
        (month.isoformat(), "2026-01-01 00:00:00"),
    )
    database.executemany(
        "INSERT INTO counselling_count (month_id, kind, key, count) VALUES (?, ?, ?, ?)",
        [(month.isoformat(), str(kind), key, n) for (kind, key), n in tallies.counted.items()],
    )
    database.executemany(
        "INSERT INTO counselling_networkcount (month_id, network, kind, key, count) VALUES (?, ?, ?, ?, ?)",
        [
            (month.isoformat(), network, str(kind), key, n)
            for (network, kind, key), n in tallies.of_networks.items()
        ],
    )
    database.executemany(
        "INSERT INTO counselling_owncount (month_id, staff_id, outcome, count) VALUES (?, ?, ?, ?)",
        [(month.isoformat(), *who, n) for who, n in tallies.own.items()],
    )


def test_a_coordinator_reads_a_month_and_prints_the_year(
    new_page: NewPage, browser: Browser, published: Service
) -> None:
    eva = new_page(DESKTOP, storage_state=session_of(browser, published, "eva"))
    eva.goto("/staff/")
    eva.get_by_text("Menu", exact=True).click()
    eva.get_by_role("link", name="Cijfers", exact=True).click()
    eva.get_by_label("Periode").select_option(label=f"oktober {BEGIN.year}")
    eva.get_by_role("button", name="Toon").click()
    it_went_well(eva)
    looked_at(eva, "statistics month")
    it_is_the_sum_of_three_months(eva)
    eva.get_by_role("link", name="Jaarverslag").click()
    expect(eva.get_by_role("img", name="Maand per maand")).to_be_visible()
    expect(eva.get_by_role("img", name="Jaar na jaar")).to_be_visible()
    looked_at(eva, "statistics year")
    it_is_printed_in_ink(eva)
    years = eva.get_by_role("navigation", name="Jaren")
    eva.emulate_media(media="screen")
    years.get_by_role("link", name=str(BEGIN.year), exact=True).click()
    expect(eva.get_by_role("heading", level=1)).to_have_text(
        f"De chat in het kalenderjaar {BEGIN.year}"
    )
    expect(eva.get_by_text(f"De maanden januari – december {BEGIN.year} samen.")).to_be_visible()
    looked_at(eva, "statistics calendar year")


def it_went_well(eva: Page) -> None:
    """Read a sentence, a chart and a table that say the same, and take the table along."""
    how = eva.get_by_role("region", name="Hoe het ging")
    expect(how.get_by_role("img", name="Hoe het ging, als staven")).to_be_visible()
    row = how.get_by_role("row", name="Kreeg een antwoord")
    answered = row.get_by_role("cell").first.inner_text()
    expect(how).to_contain_text(f"{answered} van 260 kregen een antwoord")
    with eva.expect_download() as download:
        how.get_by_role("link", name="Hoe het ging als CSV").click()
    assert download.value.suggested_filename == f"cijfers-{BEGIN.year}-10.csv"
    assert f"Kreeg een antwoord;{answered}" in download.value.path().read_text(encoding="utf-8-sig")


def it_is_the_sum_of_three_months(eva: Page) -> None:
    """Choose a quarter, and read where the middle of its waits is."""
    eva.get_by_label("Periode").select_option(label=f"vierde kwartaal {BEGIN.year}")
    eva.get_by_role("button", name="Toon").click()
    expect(eva.get_by_text(f"De maanden oktober – december {BEGIN.year} samen.")).to_be_visible()
    how = eva.get_by_role("region", name="Hoe het ging")
    expect(how).to_contain_text(f"van {260 + 240 + 190} kregen een antwoord")
    waits = eva.get_by_role("region", name="Hoe lang iemand wachtte")
    expect(waits).to_contain_text("Wie in het midden staat (de mediaan van")
    looked_at(eva, "statistics quarter")


def it_is_printed_in_ink(eva: Page) -> None:
    """Print from a dark screen: dark letters, and nothing that one could only click."""
    eva.emulate_media(media="print", color_scheme="dark", forced_colors="none")
    expect(eva.get_by_role("link", name="Alle cijfers")).to_be_hidden()
    expect(eva.get_by_role("navigation", name="Jaren")).to_be_hidden()
    assert eva.evaluate("getComputedStyle(document.body).color") == "rgb(31, 42, 48)"


def test_a_coordinator_looks_at_each_network_of_a_school_year_and_prints_them(
    new_page: NewPage, browser: Browser, published: Service
) -> None:
    eva = new_page(DESKTOP, storage_state=session_of(browser, published, "eva"))
    eva.goto(f"/staff/statistics/?period={BEGIN.year}-{BEGIN.year + 1}")
    networks = eva.get_by_role("navigation", name="Netwerken")
    everybody, own, *_, others = networks.get_by_role("link").all_inner_texts()
    assert (everybody, others) == ("Alle netwerken", "De andere netwerken samen")
    looked_at(eva, "statistics school year")
    networks.get_by_role("link", name=own).click()
    expect(eva.get_by_role("heading", level=2)).to_have_text(own)
    stars = eva.get_by_role("region", name="Sterren")
    expect(stars).to_contain_text("gaven er geen")
    expect(stars.get_by_role("columnheader", name="Van alle")).to_be_visible()
    its_file_is_of_one_network(eva, own)
    looked_at(eva, "statistics network")
    networks.get_by_role("link", name=others).click()
    expect(eva.get_by_text("nooit drie collega’s in dezelfde maand")).to_be_visible()
    eva.get_by_role("link", name="Jaarverslag").click()
    expect(eva.get_by_role("heading", level=2, name=own)).to_be_visible()
    looked_at(eva, "statistics report with networks")


def its_file_is_of_one_network(eva: Page, network: str) -> None:
    with eva.expect_download() as download:
        eva.get_by_role("link", name="Sterren als CSV").click()
    rows = download.value.path().read_text(encoding="utf-8-sig").splitlines()[1:]
    assert {row.rsplit(";", 1)[1] for row in rows} == {network}


def test_a_counsellor_sees_their_own_numbers_alone(
    new_page: NewPage, browser: Browser, published: Service
) -> None:
    amina = new_page(DESKTOP, storage_state=session_of(browser, published, "amina"))
    amina.goto("/staff/statistics/own/")
    expect(amina.get_by_role("row", name=f"oktober {BEGIN.year}")).to_be_visible()
    assert not faults(amina, "own")
    amina.get_by_text("Menu", exact=True).click()
    expect(amina.get_by_role("link", name="Mijn cijfers")).to_be_visible()
    expect(amina.get_by_role("link", name="Cijfers", exact=True)).to_have_count(0)
