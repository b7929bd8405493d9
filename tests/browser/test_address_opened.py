"""An address is needed: a young person, a counsellor, and a supervisor on a phone, each in a browser of their own."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.elsewhere import Elsewhere
from tests.browser.key_holders import hold_the_seal
from tests.browser.moved_clock import connected
from tests.browser.people import bubble, fresh_code, sign_in, start_chat, take_next, write
from tests.service import Service

ADDRESS = "127.0.0.1"
LOCAL = re.compile(r"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d \(UTC\+0[12]00\)")
MOMENT = re.compile(r"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, elsewhere: Elsewhere) -> Iterator[Service]:
    """Start a service with a standby number."""
    settings = {"NEUTRAL_SITE": elsewhere.weather, "STANDBY_PHONE": "+32 9 123 45 67"}
    with Service(tmp_path_factory.mktemp("site"), settings=settings) as running:
        yield running
    assert not running.alarms()


@pytest.fixture(scope="module")
def words(site: Service) -> dict[str, str]:
    """Let chris and dina hold the seal."""
    return hold_the_seal(site)


def available(page: Page) -> None:
    page.locator("#presence").get_by_text("Beschikbaar", exact=True).click()


def begins(phone: Page, desk: Page, nickname: str) -> None:
    """Let somebody tell a counsellor that they are in danger."""
    start_chat(phone, nickname)
    take_next(desk)
    phone.get_by_role("button", name="Ik ben er").click()
    write(phone, "ik heb pillen genomen en zeg niet waar ik ben")
    expect(bubble(desk, "pillen genomen")).to_be_visible()


def asks(desk: Page) -> None:
    """Ask for the address in the sheet, message picked."""
    desk.get_by_role("button", name="Noodsituatie").click()
    sheet = desk.locator("#emergency")
    sheet.get_by_text("Het adres openen").click()
    form = sheet.locator("[data-ask-form]")
    form.get_by_role("button", name="Vraag een tweede persoon").click()
    expect(form.get_by_role("alert")).to_have_text("Kies wat het gevaar is.")
    form.get_by_role("radio", name="Gevaar voor zichzelf").check(force=True)
    form.get_by_role("radio", name=re.compile("Nu: het gebeurt")).check(force=True)
    form.get_by_label("Wat is er? Kort.").fill("Nam pillen, valt in slaap")
    form.get_by_role("checkbox", name=re.compile("pillen genomen")).check()
    form.get_by_role("checkbox", name="Gevraagd: waar ben je, hoe heet je?").check(force=True)
    form.get_by_role("radiogroup", name="Besproken met de jongere?").get_by_role(
        "radio", name="Ja"
    ).check(force=True)
    form.get_by_role("radio", name="112", exact=True).check(force=True)
    assert not violations(desk)
    form.get_by_role("button", name="Vraag een tweede persoon").click()
    expect(sheet.locator("[data-wanted-state]")).to_have_text(re.compile(r"Vraag \d+, van"))


def answers(console: Page) -> Page:
    """Follow the banner to the page of the request."""
    expect(console.locator("#alarms")).to_contain_text("vraagt een adres te openen")
    with console.context.expect_page() as opened:
        console.get_by_role("link", name="Kijk en antwoord").click()
    page = opened.value
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"Noodsituatie \d+"))
    return page


def follows_the_bar(page: Page) -> None:
    """See it on another page of the team, while that is open, and go there."""
    expect(page.locator("[data-alarms]")).to_contain_text("vraagt een adres te openen")
    assert not violations(page)
    page.get_by_role("link", name="Kijk en antwoord").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"Noodsituatie \d+"))
    expect(page.locator("[data-alarms]")).to_be_hidden()


def opens(page: Page, site: Service, name: str, words: str) -> None:
    """Type the seven words and a fresh code."""
    page.get_by_label("Je zeven woorden").fill(words)
    page.get_by_label("Verse code uit je app").fill(fresh_code(page, site.staff[name]))
    page.locator("form[action$='/open/'] button").click()


def test_a_supervisor_on_a_phone_opens_the_address_a_counsellor_needs(
    new_page: NewPage, site: Service, words: dict[str, str]
) -> None:
    desk = new_page(DESKTOP, reduced_motion="reduce")
    phone, second = (new_page(PHONE, reduced_motion="reduce") for _ in range(2))
    sign_in(second, site.staff["chris"])
    available(second)
    sign_in(desk, site.staff["bram"])
    begins(phone, desk, "Noor")
    asks(desk)
    expect(desk.locator("[data-wanted-turn]")).to_contain_text("Chris is eerst gevraagd")
    expect(desk.get_by_role("link", name="Wachtdienst, +32 9 123 45 67")).to_be_visible()
    page = reads_what_is_asked(second)
    opens(page, site, "chris", words["chris"])
    code = reads_it_out(page)
    writes_down_who_got_it(page)
    expect(desk.locator("[data-wanted-state]")).to_contain_text("Chris opende het adres")
    expect(desk.locator("#emergency")).not_to_contain_text(ADDRESS)
    assert not violations(desk)
    sees_it_too(desk, site, code)
    write(phone, "ben je daar nog?")
    expect(bubble(desk, "ben je daar nog?")).to_be_visible()


def reads_what_is_asked(second: Page) -> Page:
    """Be asked by name, and read on the phone what was picked and no more."""
    expect(second.locator("#alarms")).to_contain_text("Jij bent eerst gevraagd.")
    assert not violations(second)
    page = answers(second)
    expect(page.locator("blockquote")).to_have_text("ik heb pillen genomen en zeg niet waar ik ben")
    expect(page.locator("main")).not_to_contain_text(ADDRESS)
    assert not violations(page)
    return page


def sees_it_too(desk: Page, site: Service, code: str) -> None:
    """Whoever asked types what the other reads out, for a day, and loses it by leaving."""
    with desk.context.expect_page() as opened:
        desk.get_by_role("link", name="Open de bladzijde").click()
    page = opened.value
    assert not violations(page)
    page.get_by_label("Code die je hoort").fill(code.upper())
    page.get_by_label("Verse code uit je app").fill(fresh_code(page, site.staff["bram"]))
    page.get_by_role("button", name="Toon het adres").click()
    expect(page.get_by_text(ADDRESS).first).to_be_visible()
    expect(page.locator("main")).to_contain_text("Chris")
    page.go_back()
    expect(page.locator("main")).not_to_contain_text(ADDRESS)
    page.close()


def reads_it_out(page: Page) -> str:
    """See it with its port and moment, print it, and lose it by leaving; returns the code for who asked."""
    expect(page.get_by_text(ADDRESS).first).to_be_visible()
    expect(page.get_by_text(MOMENT).first).to_be_visible()
    expect(page.get_by_text(LOCAL).first).to_be_visible()
    assert not violations(page)
    code = page.locator(".read-out").inner_text()
    page.emulate_media(media="print")
    expect(page.get_by_text(code)).to_be_hidden()
    expect(page.get_by_text("Poort", exact=True).first).to_be_visible()
    expect(page.locator(".bar")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    expect(page.get_by_text(ADDRESS)).to_have_count(0)
    expect(page.get_by_text("Het adres staat hier niet meer.")).to_be_visible()
    return code


def writes_down_who_got_it(page: Page) -> None:
    """Note the recipient, and what the young person is told."""
    page.get_by_role("link", name="Klaar: noteer wie het kreeg").click()
    expect(page.get_by_role("heading", name="Adres geopend")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(ADDRESS)
    page.get_by_label("Naam, dienst, nummer van het proces-verbaal").fill("112 Gent, oproep 7")
    page.get_by_role("radio", name="De jongere weet het al").check()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("listitem").filter(has_text="112 Gent, oproep 7")).to_be_visible()
    assert not violations(page)


def test_declined_the_counsellor_reads_why_and_may_still_call(
    new_page: NewPage, site: Service, words: dict[str, str]
) -> None:
    desk = new_page(DESKTOP, reduced_motion="reduce")
    phone, second = (new_page(PHONE, reduced_motion="reduce") for _ in range(2))
    sign_in(second, site.staff["dina"])
    available(second)
    sign_in(desk, site.staff["amina"])
    begins(phone, desk, "Ster")
    page = second.context.new_page()
    page.goto("/staff/roster/")
    asks(desk)
    follows_the_bar(page)
    page.get_by_label("Waarom niet? Je collega leest dit.").fill("Bel eerst de school")
    page.get_by_role("button", name="Niet openen").click()
    expect(page.get_by_role("heading", name="Niet geopend", exact=True)).to_be_visible()
    sheet = desk.locator("#emergency")
    expect(sheet.locator("[data-wanted-state]")).to_contain_text("Dina opent het adres niet")
    expect(sheet.locator("[data-wanted-answer]")).to_have_text("Bel eerst de school")
    expect(sheet.locator("[data-ask-form]")).to_be_visible()
    expect(second.locator("#alarms")).to_be_hidden()
    assert not violations(desk)


def test_nobody_answers_and_a_holder_opens_alone_and_is_reviewed(
    new_page: NewPage, site: Service, words: dict[str, str]
) -> None:
    phone, desk, other = new_page(PHONE), new_page(DESKTOP), new_page(DESKTOP)
    sign_in(desk, site.staff["chris"])
    begins(phone, desk, "Vlinder")
    asks(desk)
    turn = desk.locator("[data-wanted-turn]")
    expect(turn).to_contain_text("mag jij alleen openen")
    with desk.context.expect_page() as opened:
        desk.get_by_role("link", name="Open de bladzijde").click()
    page = opened.value
    expect(page.get_by_label("Je zeven woorden")).to_have_count(0)
    minutes_pass(site, 5)
    page.reload()
    assert not violations(page)
    opens(page, site, "chris", words["chris"])
    expect(page.get_by_text(ADDRESS).first).to_be_visible()
    sign_in(other, site.staff["dina"])
    expect(other.locator("#alarms")).to_contain_text("Chris opende alleen een adres.")
    reviews(other)


def reviews(other: Page) -> None:
    """Another person looks at it, however late."""
    other.goto("/staff/emergency/")
    assert not violations(other)
    other.get_by_role("listitem").filter(has_text="nog na te kijken").get_by_role("link").click()
    other.get_by_role("radio", name="Ja").check()
    other.get_by_label("Waarom vind je dat?").fill("Niemand nam op")
    other.get_by_role("button", name="Bewaar").click()
    expect(other.get_by_text("Dina keek dit na: terecht.")).to_be_visible()
    assert not violations(other)


def minutes_pass(site: Service, minutes: int) -> None:
    """Let the last request have been asked that much earlier."""
    table = "counselling_addressrequest"
    with closing(connected(site)) as rows:
        last: sqlite3.Cursor = rows.execute(f"SELECT max(id), asked_at FROM {table}")
        number, asked_at = last.fetchone()
        earlier = datetime.fromisoformat(asked_at) - timedelta(minutes=minutes)
        rows.execute(f"UPDATE {table} SET asked_at = ? WHERE id = ?", (str(earlier), number))
        rows.commit()
