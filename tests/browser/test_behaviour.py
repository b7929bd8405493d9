"""Somebody who comes too often: a warning, a slow lane, a block that ends; and a classmate who still gets in."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import looks
from tests.browser.axe import violations
from tests.browser.behaving import asks_for_longer, closes_the_sheet, does, lasts_longer, sheet
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.elsewhere import Elsewhere
from tests.browser.people import (
    bubble,
    composer_of,
    fresh_code,
    sign_in,
    start_chat,
    take_next,
    write,
)
from tests.browser.watch import Watch
from tests.service import Service

SCHOOL, HOME, LOTS_HOME = "203.0.113.9", "198.51.100.7", "198.51.100.99"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, elsewhere: Elsewhere) -> Iterator[Service]:
    """A service behind a proxy on this machine, so that people come from somewhere."""
    settings = {"NEUTRAL_SITE": elsewhere.weather, "TRUSTED_PROXIES": "127.0.0.1"}
    with Service(tmp_path_factory.mktemp("site"), settings=settings) as running:
        yield running
    assert not running.alarms()


@pytest.fixture
def bram(new_page: NewPage, site: Service) -> Iterator[Page]:
    """A counsellor's console; what a story left running is ended."""
    page = new_page(DESKTOP, reduced_motion="reduce")
    sign_in(page, site.staff["bram"])
    yield page
    page.goto("/staff/")
    page.wait_for_timeout(1000)
    if page.get_by_role("button", name="Einde").is_visible():
        ends(page)


def ends(console: Page) -> None:
    """End the conversation on the screen."""
    console.get_by_role("button", name="Einde").click()
    console.get_by_role("button", name="Sluit het gesprek af").click()
    expect(console.get_by_role("button", name="Einde")).to_be_hidden()


def coming_from(new_page: NewPage, address: str, device: dict[str, Any] = PHONE) -> Page:
    """Return a browser that connects from an address."""
    headers = {"X-Forwarded-For": address}
    return new_page(device, reduced_motion="reduce", extra_http_headers=headers)


def comes(visitor: Page, console: Page, nickname: str, text: str) -> None:
    """Start, be taken as the next one, and write."""
    start_chat(visitor, nickname)
    is_taken(visitor, console, text)


def is_taken(visitor: Page, console: Page, text: str) -> None:
    """Be taken as the next one, and write."""
    take_next(console)
    visitor.get_by_role("button", name="Ik ben er").click()
    write(visitor, text)
    expect(bubble(console, text)).to_be_visible()


def test_a_frequent_chatter_from_a_school_is_warned_slowed_and_stopped_and_a_classmate_gets_in(
    new_page: NewPage, site: Service, bram: Page, watch: Watch
) -> None:
    watch.expected.append("status of 422")
    enter_the_school(new_page(DESKTOP), site)
    joker = coming_from(new_page, SCHOOL)
    comes(joker, bram, "Grapjas", "haha wie zit daar")
    warned(joker, bram)
    slowed(joker, bram, coming_from(new_page, LOTS_HOME))
    stopped(joker, bram)
    classmate = coming_from(new_page, SCHOOL)
    start_chat(classmate, "Noor")
    bram.get_by_role("button", name="Start volgende gesprek").click()
    expect(classmate.get_by_role("button", name="Ik ben er")).to_be_visible()
    a_supervisor_looks(new_page(DESKTOP), site)


def enter_the_school(page: Page, site: Service) -> None:
    """Let the coordinator type the network of the school, and first one that is far too wide."""
    sign_in(page, site.staff["eva"])
    page.goto("/staff/shared-networks/")
    page.get_by_label("Van wie").fill("Een school")
    page.get_by_label("Netwerk", exact=True).fill("203.0.113.0/12")
    with page.expect_response("**/add/"):
        page.get_by_role("button", name="Zet op de lijst").click()
    expect(page.get_by_role("alert")).to_contain_text("203.0.0.0/12 is heel groot")
    page.get_by_label("Netwerk", exact=True).fill("203.0.113.0/24")
    page.get_by_role("button", name="Zet op de lijst").click()
    expect(page.get_by_role("listitem").filter(has_text="203.0.113.0/24")).to_be_visible()
    assert not looks.faults(page, "shared networks")


def warned(joker: Page, bram: Page) -> None:
    """Nothing but a kind warning can be chosen first, and the young person reads what the sheet said."""
    opened = sheet(bram)
    opened.get_by_role("radio", name="Grap of verzonnen").check()
    expect(opened.get_by_role("radio", name=re.compile("Gesprek stoppen"))).to_be_disabled()
    expect(opened.get_by_text("Kwam er al vaker iemand?")).to_be_hidden()
    assert not looks.faults(bram, "sheet")
    closes_the_sheet(bram)
    reads = does(bram, "Vriendelijke waarschuwing")
    expect(bubble(joker, reads)).to_be_visible()
    with joker.context.expect_page() as beside:
        joker.get_by_role("link", name="Naar de pagina Klacht").click()
    expect(beside.value.get_by_role("heading", name="Klacht", exact=True)).to_be_visible()
    beside.value.close()
    assert not violations(joker)


def slowed(joker: Page, bram: Page, home: Page) -> None:
    """Whoever is slowed stands behind somebody who comes later; the page says nothing of it."""
    does(bram, "Rustige rij")
    assert does(bram, "Gesprek stoppen") in joker_reads(joker)
    joker.get_by_role("button", name="Wis dit scherm en chat opnieuw").click()
    expect(joker.get_by_role("heading", name="Nog een paar vragen")).to_be_visible()
    joker.get_by_label("Schuilnaam").fill("Grapjas")
    joker.get_by_role("button", name="Start de chat").click()
    expect(joker.get_by_role("heading", name="Je bent in de wachtkamer")).to_be_visible()
    start_chat(home, "Lot")
    bram.get_by_role("button", name="Start volgende gesprek").click()
    expect(home.get_by_role("button", name="Ik ben er")).to_be_visible()
    home.get_by_role("button", name="Ik ben er").click()
    ends(bram)


def joker_reads(joker: Page) -> str:
    """Return what stands in the conversation that was stopped."""
    joker.get_by_text("Lees het gesprek nog eens").click()
    return joker.locator("main").inner_text()


def stopped(joker: Page, bram: Page) -> None:
    """Warned once more, and then stopped until tonight's end: this browser, and nobody else behind the school."""
    is_taken(joker, bram, "haha ik weer")
    does(bram, "Vriendelijke waarschuwing", "Komt heel vaak terug")
    asks_for_longer(bram)
    expect(joker.get_by_text("Je kan nu niet chatten.").first).to_be_visible()
    expect(joker.get_by_role("button", name="Wis dit scherm en chat opnieuw")).to_be_hidden()
    assert not looks.faults(joker, "ended and blocked")


def a_supervisor_looks(page: Page, site: Service) -> None:
    """See that longer is asked, let it last longer, note that it was looked at, and lift it."""
    sign_in(page, site.staff["chris"])
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name=re.compile("Maatregelen .* wachten op een supervisor")).click()
    expect(page.get_by_text("Even niet meer chatten").first).to_be_visible()
    expect(page.get_by_text("Grapjas")).to_be_hidden()
    assert not looks.faults(page, "measures")
    # Other stories stop others here, for other reasons.
    blocks = page.get_by_role("listitem").filter(has_text="Even niet meer chatten")
    block = blocks.filter(has_text="Komt heel vaak terug").first
    lasts_longer(page, block, fresh_code(page, site.staff["chris"]))
    block.get_by_role("button", name="Nagekeken").click()
    expect(block.get_by_text("Nagekeken door Chris")).to_be_visible()
    block.get_by_role("button", name="Hef op").click()
    expect(page.get_by_text("Opgeheven door Chris").first).to_be_visible()


def test_a_threat_from_home_is_stopped_at_once_and_the_page_shames_nobody(
    new_page: NewPage, bram: Page
) -> None:
    visitor = coming_from(new_page, HOME)
    comes(visitor, bram, "Dreiger", "ik weet je wonen")
    hint_is_read(bram)
    does(bram, "Even niet meer chatten", "Bedreigt een hulpverlener")
    expect(visitor.get_by_text("Je kan nu niet chatten.").first).to_be_visible()

    sister = coming_from(new_page, HOME)
    sister.goto("/chat/")
    expect(sister.get_by_role("heading", name="Nu even niet")).to_be_visible()
    expect(sister.get_by_role("link", name="112").first).to_be_visible()
    for word in ("iemand anders deed", "misbruik", "straf", "gedrag"):
        assert word not in sister.locator("main").inner_text().lower()
    assert not looks.faults(sister, "blocked")

    other = coming_from(new_page, LOTS_HOME)
    start_chat(other, "Lot")
    other.get_by_role("button", name="Stop met wachten").click()


def hint_is_read(bram: Page) -> None:
    """Ask how often somebody came over this connection, and propose how to deal with them."""
    opened = sheet(bram)
    opened.get_by_role("button", name="Kwam er al vaker iemand?").click()
    expect(opened.get_by_text("Zelfde verbinding, misschien iemand anders")).to_be_visible()
    expect(opened.get_by_role("row", name=re.compile("Laatste 7 dagen"))).to_contain_text("1")
    opened.get_by_text("Stel een aanpak voor").click()
    opened.get_by_label("Hoe spreken we met deze jongere?").fill("Eén gesprek per avond.")
    opened.get_by_role("button", name="Stel voor").click()
    expect(opened.get_by_text("Voorstel, nog niet afgesproken:")).to_be_visible()
    assert not looks.faults(bram, "hint")
    closes_the_sheet(bram)


def test_a_pause_is_over_when_it_is_taken_back_and_by_itself_also_without_sockets(
    new_page: NewPage, bram: Page
) -> None:
    visitor = coming_from(new_page, LOTS_HOME)
    visitor.clock.install()
    visitor.route_web_socket("**/ws/visit/", lambda socket: socket.close())
    comes(visitor, bram, "Boos", "laat me")
    composer_of(visitor).fill("nog dit")
    closed = is_paused(visitor, bram)
    assert not looks.faults(visitor, "paused")
    sheet(bram).get_by_role("button", name="Neem terug").click()
    bram.keyboard.press("Escape")
    expect(bubble(visitor, "De pauze is voorbij.")).to_be_visible()
    # What was being typed when the pause came is still there.
    expect(composer_of(visitor)).to_have_value("nog dit")
    write(visitor, "sorry")
    expect(bubble(bram, "sorry")).to_be_visible()
    is_paused(visitor, bram)
    visitor.clock.fast_forward("08:30")
    expect(closed).to_contain_text("Over 2 minuten kan je weer schrijven.")
    visitor.clock.fast_forward("01:35")
    expect(composer_of(visitor)).to_be_visible()


def is_paused(visitor: Page, bram: Page) -> Locator:
    """Let nothing be written for ten minutes; returns what stands there instead."""
    does(bram, "Pauze van 10 minuten", "Bedreigt een hulpverlener")
    closed = visitor.get_by_role("region", name="Even pauze")
    expect(closed).to_contain_text("Over 10 minuten kan je weer schrijven.")
    expect(closed.get_by_role("link", name="112")).to_be_visible()
    expect(composer_of(visitor)).to_be_hidden()
    return closed
