"""Away from a screen, and on an order of the court: a card that is printed and read out, a page that takes two."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import looks
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.elsewhere import Elsewhere
from tests.browser.key_holders import hold_the_seal
from tests.browser.people import fresh_code, sign_in
from tests.browser.test_address_opened import ADDRESS, asks, begins, opens
from tests.browser.watch import Watch
from tests.service import Service

CODE = re.compile(r"\w{6} \w{6}")


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


def test_a_holder_away_from_a_screen_reads_out_a_code_of_a_card_that_was_printed(
    new_page: NewPage, site: Service, words: dict[str, str], watch: Watch
) -> None:
    watch.expected.append("status of 422")
    chris, desk = new_page(PHONE), new_page(DESKTOP, reduced_motion="reduce")
    sign_in(chris, site.staff["chris"])
    card = makes_a_card(chris, site, words["chris"])
    sign_in(desk, site.staff["bram"])
    begins(new_page(PHONE, reduced_motion="reduce"), desk, "Noor")
    asks(desk)
    with desk.context.expect_page() as opened:
        desk.get_by_role("link", name="Open de bladzijde").click()
    page = opened.value
    assert not looks.faults(page, "by card")
    types(page, "bcdfgh jkmnpq")
    expect(page.get_by_role("alert")).to_contain_text("Vraag om ze traag opnieuw te lezen.")
    types(page, card[line_of(page) - 1].upper())
    expect(page.get_by_text(ADDRESS).first).to_be_visible()
    expect(page.get_by_role("region", name="Bellen ze terug?")).to_contain_text(CODE)
    assert not looks.faults(page, "opened by card")
    ends(desk)


def ends(desk: Page) -> None:
    """End the conversation, so that nobody of the next story finds it without a counsellor."""
    desk.keyboard.press("Escape")
    desk.get_by_role("button", name="Einde").click()
    desk.get_by_role("button", name="Sluit het gesprek af").click()
    expect(desk.get_by_role("button", name="Einde")).to_be_hidden()


def makes_a_card(page: Page, site: Service, words: str) -> list[str]:
    """Make it with words and a fresh code, print it, and lose it by leaving."""
    page.goto("/staff/emergency/card/")
    assert not looks.faults(page, "no card yet")
    page.get_by_label("Je zeven woorden").fill(words)
    page.get_by_label("Verse code uit je app").fill(fresh_code(page, site.staff["chris"]))
    page.get_by_role("button", name="Maak een kaart").click()
    lines = page.get_by_role("list").filter(has_text=CODE).get_by_role("listitem")
    expect(lines).to_have_count(10)
    codes = lines.all_inner_texts()
    assert not looks.faults(page, "card")
    page.emulate_media(media="print")
    expect(page.get_by_text(codes[0])).to_be_visible()
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.get_by_role("button", name="Druk af")).to_be_hidden()
    page.emulate_media(media="screen")
    page.goto("/staff/emergency/card/")
    expect(page.get_by_text("Op je kaart zijn nog 10 regels over.")).to_be_visible()
    expect(page.get_by_text(codes[0])).to_have_count(0)
    return codes


def line_of(page: Page) -> int:
    """Return the line of Chris's card that the page names."""
    found = re.search(r"Chris, regel (\d+)", page.locator("form[action$='/card/']").inner_text())
    assert found
    return int(found[1])


def types(page: Page, code: str) -> None:
    """Type what is heard, and open."""
    page.get_by_role("radio", name=re.compile(r"Chris, regel")).check()
    page.get_by_label("Code die je hoort").fill(code)
    page.locator("form[action$='/card/'] button").click()


def test_on_an_order_of_the_court_one_supervisor_asks_and_another_opens(
    new_page: NewPage, site: Service, words: dict[str, str], watch: Watch
) -> None:
    watch.expected.append("status of 422")
    desk, chris, dina = (new_page(DESKTOP, reduced_motion="reduce") for _ in range(3))
    sign_in(desk, site.staff["amina"])
    begins(new_page(PHONE, reduced_motion="reduce"), desk, "Vlinder")
    desk.get_by_role("button", name="Noodsituatie").click()
    conversation = desk.locator("[data-conversation-number]").inner_text()
    sign_in(chris, site.staff["chris"])
    orders(chris, conversation)
    expect(chris.get_by_label("Je zeven woorden")).to_have_count(0)
    sign_in(dina, site.staff["dina"])
    dina.goto(chris.url)
    expect(dina.get_by_text("Schriftelijk bevel van het gerecht: BK 2026/12")).to_be_visible()
    assert not looks.faults(dina, "ordered")
    dina.clock.install()
    opens(dina, site, "dina", words["dina"])
    is_blank_after_a_quarter_of_an_hour(dina)
    chris.goto("/staff/disclosures/")
    newest = chris.get_by_role("row").filter(has_text="Dina").first
    expect(newest).to_contain_text("nog niet genoteerd")
    assert not looks.faults(chris, "register")


def is_blank_after_a_quarter_of_an_hour(page: Page) -> None:
    page.clock.fast_forward("14:50")
    expect(page.get_by_text(ADDRESS).first).to_be_visible()
    page.clock.fast_forward("00:11")
    expect(page.get_by_text("Het adres staat hier niet meer.")).to_be_visible()
    expect(page.get_by_text(ADDRESS)).to_have_count(0)


def orders(page: Page, conversation: str) -> None:
    """Fill in the order; what is missing or wrong is told beside its field, and what was typed stays."""
    page.goto("/staff/emergency/")
    page.get_by_role("link", name="Bevel van het gerecht").click()
    assert not looks.faults(page, "order")
    page.get_by_label("Welk bevel?").fill("BK 2026/12")
    page.get_by_label("Nummer van het gesprek").fill("12")
    page.get_by_role("button", name="Vraag een tweede persoon").click()
    expect(page.get_by_text("Dit is geen nummer van een gesprek.")).to_be_visible()
    expect(page.get_by_label("Welk bevel?")).to_have_value("BK 2026/12")
    assert not looks.faults(page, "order refused")
    page.get_by_label("Nummer van het gesprek").fill(conversation)
    page.get_by_label("Waarover gaat het? Kort.").fill("Vermist sinds gisteren")
    page.get_by_role("button", name="Vraag een tweede persoon").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"Noodsituatie \d+"))
