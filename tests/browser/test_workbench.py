"""Names are taken out of a conversation by keyboard alone; it is sent back, corrected and released."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.at_the_workbench import (
    finds,
    into_the_text,
    looked_at,
    opens,
    presses,
    result,
    saved,
    tabs_to,
    word,
)
from tests.browser.conftest import DESKTOP, NewPage
from tests.browser.test_audit import session_of
from tests.browser.watch import Watch
from tests.redactions import LINES, with_four_others
from tests.service import Service


@pytest.fixture(scope="module")
def sessions(browser: Browser, site: Service) -> dict[str, Any]:
    """Sign both in once for this story: a code works once."""
    return {name: session_of(browser, site, name) for name in ("amina", "chris")}


def takes_the_hedgehog_out(page: Page) -> None:
    """Mark it once, decide about where else it stands, change one's mind."""
    presses(page, "e")
    expect(result(page)).to_have_text("Alleen hier.")
    finds(page, "egel")
    presses(page, "1")
    expect(result(page)).to_contain_text("Weggehaald als [naam")
    expect(word(page)).to_have_attribute("aria-label", re.compile(r"egel, weggehaald, persoon$"))
    presses(page, "n")
    expect(word(page)).to_have_attribute("aria-label", re.compile(r"egel, voorstel, persoon$"))
    looked_at(page, "a suggestion")
    presses(page, "Backspace")
    expect(result(page)).to_contain_text("Geen naam")
    presses(page, "u")
    expect(result(page)).to_have_text("Ongedaan gemaakt.")
    presses(page, "e", "n", "Enter")
    expect(page.get_by_text("over elk voorstel is beslist")).to_be_visible()
    expect(page.locator("[data-lines] .bench-word", has_text="egel")).to_have_count(4)


def answers_with_no(page: Page) -> None:
    """Answer the four questions, from the text on, with the keys."""
    presses(page, "s")
    expect(
        page.get_by_role("heading", name="Herkent iemand dit gesprek zonder naam?")
    ).to_be_focused()
    for question in ("iets ongewoons", "zeldzaam gezin", "samen naar iemand", "zo bijzonder"):
        group = page.get_by_role("group", name=re.compile(question))
        tabs_to(page, group.get_by_label("Ja"))
        presses(page, "ArrowRight")
        expect(group.get_by_label("Nee")).to_be_checked()


def hands_in(page: Page) -> None:
    """See that nothing is left to do, and hand it in."""
    expect(page.get_by_text("Alles is bekeken en beslist.")).to_be_visible()
    tabs_to(page, page.get_by_role("button", name="Geef door om na te lezen"))
    presses(page, "Enter")
    expect(page.locator(".saved")).to_contain_text("Doorgegeven.")


def walks_through(page: Page) -> None:
    """Go over every message, until all of them were in view."""
    for _ in LINES:
        presses(page, "ArrowDown")
        page.wait_for_timeout(700)
    expect(page.locator("[data-how-far]")).to_have_text("6 van 6 berichten bekeken")


def redacts(amina: Page) -> None:
    """Take the names out; too early it is not handed in, and the page says what is left."""
    opens(amina, "Begin")
    into_the_text(amina)
    takes_the_hedgehog_out(amina)
    tabs_to(amina, amina.get_by_role("button", name="Geef door om na te lezen"))
    presses(amina, "Enter")
    expect(amina.get_by_role("alert")).to_contain_text("Beantwoord eerst de vier vragen.")
    into_the_text(amina)
    walks_through(amina)
    answers_with_no(amina)
    looked_at(amina, "all done")
    hands_in(amina)
    looked_at(amina, "overview")


def finds_the_text(chris: Page) -> str:
    """Read the five texts by keyboard; returns the name of the one with the hedgehog's number."""
    chris.goto("/staff/intervision/review/")
    looked_at(chris, "texts that wait")
    for number in range(1, 6):
        link = chris.get_by_role("link", name=f"Tekst {number}")
        tabs_to(chris, link)
        presses(chris, "Enter")
        expect(chris.get_by_role("heading", name="Lees na of alle namen weg zijn")).to_be_visible()
        if chris.get_by_text("mijn maat de [naam 1] is weg").count():
            return f"Tekst {number}"
        chris.go_back()
    raise AssertionError("no text is the one")


def sends_back(chris: Page) -> None:
    looked_at(chris, "a text to review")
    for secret in ("egel", "Femke", "Amina"):
        expect(chris.get_by_role("main")).not_to_contain_text(secret)
    why = chris.get_by_label("Wat moet er nog gebeuren?")
    tabs_to(chris, why)
    chris.keyboard.type("Bericht 3: de oma.")
    tabs_to(chris, chris.get_by_role("button", name="Stuur terug"))
    presses(chris, "Enter")
    expect(chris.locator(".saved")).to_contain_text("Teruggestuurd")


def corrects(amina: Page) -> None:
    """Do what was asked, take back one deed too many, and hand it in again."""
    opens(amina, "Werk verder")
    expect(amina.get_by_text("Bericht 3: de oma.")).to_be_visible()
    into_the_text(amina)
    finds(amina, "oma")
    presses(amina, "Shift+ArrowLeft", "7")
    expect(result(amina)).to_contain_text("Weggehaald als [weggelaten]")
    presses(amina, "u")
    expect(result(amina)).to_have_text("Ongedaan gemaakt.")
    presses(amina, "ArrowRight")
    presses(amina, "7")
    expect(result(amina)).to_contain_text("Weggehaald als [weggelaten]")
    saved(amina)
    hands_in(amina)


def releases(chris: Page) -> None:
    expect(chris.get_by_text("[weggelaten]")).to_be_visible()
    tabs_to(chris, chris.get_by_label("Makkelijk"))
    presses(chris, "ArrowDown", "ArrowDown")
    expect(chris.get_by_label("Moeilijk")).to_be_checked()
    tabs_to(chris, chris.get_by_role("button", name="Geef vrij"))
    presses(chris, "Enter")
    expect(chris.locator(".saved")).to_contain_text("Vrijgegeven")
    expect(chris.get_by_role("link", name="Tekst")).to_have_count(4)


def test_by_keyboard_alone_from_the_first_name_to_the_release(
    new_page: NewPage, site: Service, sessions: dict[str, Any], watch: Watch
) -> None:
    watch.expected += ["status of 422"]
    with_four_others(site)
    amina = new_page(DESKTOP, storage_state=sessions["amina"])
    chris = new_page(DESKTOP, storage_state=sessions["chris"])
    redacts(amina)
    finds_the_text(chris)
    sends_back(chris)
    corrects(amina)
    finds_the_text(chris)
    releases(chris)
