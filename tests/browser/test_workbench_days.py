"""Good and bad days at the workbench: two windows, no line, a mouse, and one word that is masked."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.at_the_workbench import (
    finds,
    into_the_text,
    opens,
    result,
    saved,
    word,
)
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.keyboard import presses, tabs_to
from tests.browser.looks import looked_at
from tests.browser.people import sign_in
from tests.browser.test_audit import session_of
from tests.browser.watch import Watch
from tests.redactions import LEARNING, LINES, one_drawn, one_proposed
from tests.service import Service

#: So low that no line is in view, and none counts as seen, before somebody goes to the text.
LOW = {"viewport": {"width": 1366, "height": 380}}
TOKENS = """tokens => tokens.map((one) => [
  Number(one.closest("[data-line]").dataset.line), Number(one.dataset.start), Number(one.dataset.end),
  (one.querySelector(".bench-word") ?? one).textContent,
])"""


@pytest.fixture(scope="module")
def sessions(browser: Browser, site: Service) -> dict[str, Any]:
    """Sign each of them in once for these stories: a code works once."""
    return {name: session_of(browser, site, name) for name in ("amina", "bram", "dina", "eva")}


def test_the_page_counts_places_as_the_server_does(
    new_page: NewPage, site: Service, sessions: dict[str, Any]
) -> None:
    candidate = one_proposed(site)
    amina = new_page(DESKTOP, storage_state=sessions["amina"])
    opens(amina, "Begin")
    assert candidate in amina.url
    found = amina.locator("[data-lines] [data-start]").evaluate_all(TOKENS)
    texts = [LEARNING, *LINES]
    assert len(found) > len(texts)
    assert found == [[line, start, end, texts[line][start:end]] for line, start, end, _ in found]


def test_of_two_windows_the_later_one_hears_it_and_loses_nothing(
    new_page: NewPage, site: Service, sessions: dict[str, Any], watch: Watch
) -> None:
    watch.expected += ["status of 409", "ERR_INTERNET_DISCONNECTED"]
    one_proposed(site)
    first = new_page(DESKTOP, storage_state=sessions["amina"])
    opens(first, "Begin")
    second = new_page(LOW, storage_state=sessions["amina"])
    second.goto(first.url)
    # Whoever has done nothing yet would take over what the first window did, and hear nothing.
    second.context.set_offline(True)
    takes_out(first, "oma", "7")
    expect(result(first)).to_contain_text("Weggehaald")
    saved(first)
    takes_out(second, "vroeger", "5")
    second.context.set_offline(False)
    expect(second.get_by_text("Wat jij deed, is nog niet bewaard.")).to_be_visible(timeout=40_000)
    looked_at(second, "a conflict")
    second.get_by_role("button", name="doe mijn stappen opnieuw").click()
    expect(
        second.locator("[data-mark] .bench-word", has_text=re.compile("^(oma|vroeger)$"))
    ).to_have_count(2)
    saved(second)


def takes_out(page: Page, words: str, kind: str) -> None:
    into_the_text(page)
    finds(page, words)
    presses(page, kind)


def test_without_a_line_what_is_done_stays_and_is_saved_later(
    new_page: NewPage, site: Service, sessions: dict[str, Any], watch: Watch
) -> None:
    watch.expected += ["ERR_INTERNET_DISCONNECTED"]
    one_proposed(site)
    amina = new_page(DESKTOP, storage_state=sessions["amina"])
    opens(amina, "Begin")
    into_the_text(amina)
    amina.context.set_offline(True)
    finds(amina, "oma")
    presses(amina, "7")
    expect(amina.get_by_text("Niet bewaard. Wat je deed, staat nog hier.")).to_be_visible()
    expect(word(amina)).to_have_attribute("data-pending", "")
    finds(amina, "heftig")
    presses(amina, "7")
    looked_at(amina, "not saved")
    amina.context.set_offline(False)
    amina.get_by_role("button", name="Probeer nu").click()
    saved(amina)
    expect(amina.locator("[data-kind=OTHER].bench-mark")).to_have_count(2)


def test_whoever_is_signed_out_meanwhile_loses_nothing(
    new_page: NewPage, site: Service, watch: Watch
) -> None:
    watch.expected += ["status of 403"]
    one_proposed(site)
    amina = new_page(DESKTOP)
    sign_in(amina, site.staff["amina"])
    opens(amina, "Begin")
    into_the_text(amina)
    other = amina.context.new_page()
    other.goto("/staff/me/")
    other.get_by_role("button", name="Afmelden").click()
    finds(amina, "oma")
    presses(amina, "7")
    expect(amina.get_by_text("Niet bewaard: je bent afgemeld.")).to_be_visible()
    sign_in(other, site.staff["amina"])
    amina.get_by_role("button", name="Probeer nu").click()
    saved(amina)
    expect(amina.locator("[data-kind=OTHER].bench-mark")).to_have_count(1)


def test_a_story_that_tells_who_it_was_goes_on_in_other_words(
    new_page: NewPage, site: Service, sessions: dict[str, Any]
) -> None:
    one_proposed(site)
    amina = new_page(DESKTOP, storage_state=sessions["amina"])
    opens(amina, "Begin")
    left = amina.get_by_role("link", name="Schrijf het verhaal in andere woorden")
    expect(left).to_be_hidden()
    amina.get_by_role("group", name=re.compile("zo bijzonder")).get_by_label("Ja").check()
    left.click()
    expect(amina.get_by_label("Het verhaal in andere woorden")).to_be_focused()
    looked_at(amina, "in other words")
    amina.keyboard.type("Een jongere zoekt een vriend.")
    expect(left).to_be_hidden()
    amina.reload()
    told = amina.get_by_label("Het verhaal in andere woorden")
    expect(told).to_have_value("Een jongere zoekt een vriend.")


def reads_along(dina: Page) -> None:
    """Look at what a colleague works on: every key that changes something does nothing."""
    opens(dina, "Lees mee")
    expect(dina.get_by_text(re.compile(r"^Bram werkt hier sinds \d\d:\d\d aan"))).to_be_visible()
    expect(dina.get_by_role("button", name="persoon")).to_be_hidden()
    expect(
        dina.get_by_role("group", name=re.compile("zo bijzonder")).get_by_label("Ja")
    ).to_be_disabled()
    looked_at(dina, "reading along")
    takes_out(dina, "oma", "7")
    presses(dina, "1", "Backspace")
    expect(dina.locator(".bench-entity")).to_have_count(1)
    assert "Femke" not in dina.content()


def names_two(eva: Page) -> None:
    """Name two people, by the page."""
    eva.goto("/staff/intervision/redactors/")
    for name in ("Bram", "Dina"):
        eva.get_by_label("Wijs iemand aan").select_option(label=name)
        eva.get_by_role("button", name="Wijs aan").click()
        expect(eva.locator(".saved")).to_have_text("Aangewezen.")
    looked_at(eva, "redactors")


def test_a_redactor_opens_one_masked_word_and_says_why(
    new_page: NewPage, site: Service, sessions: dict[str, Any]
) -> None:
    one_drawn(site)
    names_two(new_page(DESKTOP, storage_state=sessions["eva"]))
    bram = new_page(DESKTOP, storage_state=sessions["bram"])
    opens(bram, "Begin")
    assert "Femke" not in bram.content()
    into_the_text(bram)
    for _ in range(40):
        presses(bram, "ArrowRight")
        if word(bram).text_content() == "[chatter]":
            break
    presses(bram, "o")
    expect(bram.get_by_role("dialog", name="Open dit ene woord")).to_be_visible()
    looked_at(bram, "opening a word")
    bram.keyboard.type("staat er een naam?")
    tabs_to(bram, bram.get_by_role("button", name="Open het woord"))
    presses(bram, "Enter")
    expect(word(bram)).to_be_focused()
    expect(word(bram)).to_have_attribute("aria-label", "[chatter] Femke, weggehaald, persoon")
    reads_along(new_page(DESKTOP, storage_state=sessions["dina"]))


def test_a_finger_takes_words_out_and_the_panel_puts_them_together(
    new_page: NewPage, site: Service, sessions: dict[str, Any]
) -> None:
    one_proposed(site)
    amina = new_page(PHONE, storage_state=sessions["amina"])
    amina.goto("/staff/intervision/")
    amina.get_by_role("button", name="Begin").tap()
    for name in ("oma", "egel"):
        amina.locator("[data-line='3'] .bench-free", has_text=re.compile(f"^{name}$")).tap()
        amina.get_by_role("button", name="persoon").tap()
        expect(amina.locator(".bench-entity", has_text=name)).to_be_visible()
    panel = amina.get_by_role("complementary", name="Weggehaald")
    egel = panel.locator(".bench-entity", has_text="egel")
    egel.locator("summary").tap()
    expect(egel.locator("summary")).to_contain_text("4 keer")
    egel.get_by_label("Is dezelfde als").select_option(label="[naam 2] oma")
    looked_at(amina, "a finger", PHONE, DESKTOP)
    egel.get_by_role("button", name="Voeg samen").click()
    expect(panel.get_by_text("5 keer")).to_be_visible()
    amina.locator(".bench-entity", has_text="oma").locator("summary").click()
    amina.get_by_role("button", name="Geen naam, overal").click()
    expect(panel.locator(".bench-entity", has_text="oma")).to_have_count(0)
