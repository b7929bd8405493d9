"""What people do at the workbench: with the keys alone, word by word."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.keyboard import goes, presses, tabs_to
from tests.browser.looks import looked_at


def opens(page: Page, button: str) -> None:
    """Go from the menu to the overview, and sit down at a conversation."""
    page.goto("/staff/me/")
    sits_down(page, button)


def sits_down(page: Page, button: str) -> None:
    """Sit down at a conversation from any other page."""
    goes(page, "Intervisie")
    tabs_to(page, page.get_by_role("button", name=button, exact=True))
    presses(page, "Enter")
    expect(page.get_by_role("heading", name="Gesprek", exact=True)).to_be_visible()


def into_the_text(page: Page) -> None:
    tabs_to(page, page.get_by_role("link", name="Naar het gesprek"))
    presses(page, "Enter", "Tab", "Tab")
    expect(word(page)).to_be_focused()


def word(page: Page) -> Locator:
    """Return the one word that has the focus in the text."""
    return page.locator("[data-lines] [tabindex]")


def result(page: Page) -> Locator:
    return page.locator("#spoken")


def saved(page: Page) -> None:
    expect(page.locator("[data-state-words]")).to_have_text(re.compile(r"^Bewaard \d\d:\d\d$"))


def finds(page: Page, text: str) -> None:
    """Walk on, word by word, to the next one that is this."""
    for _ in range(200):
        page.keyboard.press("ArrowRight")
        if word(page).text_content() == text:
            return
    raise AssertionError(f"no word {text}")


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
    count = page.locator("[data-lines] [data-line]").count()
    for _ in range(count):
        presses(page, "ArrowDown")
        page.wait_for_timeout(700)
    expect(page.locator("[data-how-far]")).to_have_text(f"{count} van {count} berichten bekeken")
