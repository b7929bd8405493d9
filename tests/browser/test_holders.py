"""A coordinator makes the key with two supervisors beside her; they practise; one of them leaves."""

import os
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import fresh_code, sign_in
from tests.browser.watch import Watch
from tests.service import Service

SHOTS = os.environ.get("SHOTS")


@pytest.fixture(scope="module")
def sessions(browser: Browser, site: Service) -> dict[str, Any]:
    """Sign each of them in once for this story: a code works once."""
    found = {}
    for name in ("eva", "chris", "dina", "gust"):
        context = browser.new_context(base_url=site.origin)
        page = context.new_page()
        sign_in(page, site.staff[name])
        found[name] = context.storage_state()
        context.close()
    return found


def looked_at(page: Page, state: str, device: dict[str, Any] = DESKTOP) -> None:
    """Let axe look at a state in every look, and go back to the person's own."""
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{state.replace(' ', '-')}.png", full_page=True)
    assert not faults(page, state)
    page.set_viewport_size(device["viewport"])
    page.emulate_media(color_scheme=None, forced_colors=None)


def words_on(page: Page) -> str:
    """Read the seven words as whoever has the screen writes them down."""
    expect(page.get_by_text("Je ziet ze alleen nu.")).to_be_visible()
    words = page.get_by_role("main").get_by_role("list").first.get_by_role("listitem")
    expect(words).to_have_count(7)
    return " ".join(words.all_inner_texts())


def practises(page: Page, words: str) -> None:
    """Try one's words on one's own screen."""
    page.goto("/staff/holders/")
    page.get_by_label("Je zeven woorden", exact=True).fill(words)
    page.get_by_role("button", name="Oefen").click()
    expect(page.get_by_text("Gelukt. Je woorden openen de sleutel.")).to_be_visible()


def makes_the_key(eva: Page, person: dict[str, Any]) -> str:
    """Find the way from the warning to the first holder's words."""
    eva.goto("/staff/hours/")
    eva.get_by_role("link", name="Kijk wat er moet gebeuren").click()
    expect(eva.get_by_role("heading", name="Er is iets te doen")).to_be_visible()
    looked_at(eva, "no key yet")
    eva.get_by_label("Eerste sleutelhouder").select_option("Chris")
    eva.get_by_label("Verse code uit je eigen app").fill(fresh_code(eva, person))
    eva.get_by_role("button", name="Maak de sleutel").click()
    expect(eva.get_by_role("heading", name="Zeven woorden voor Chris")).to_be_visible()
    words = words_on(eva)
    looked_at(eva, "seven words")
    eva.get_by_role("link", name="Ze staan op papier").click()
    expect(eva.get_by_role("heading", name="Er is iets te doen")).to_be_visible()
    return words


def asks_with_chris(form: Locator, words: str) -> None:
    """Choose Dina, and let Chris type his words."""
    form.get_by_label("Wie?").select_option("Dina")
    form.get_by_label("Wie is erbij?").select_option("Chris")
    form.get_by_label("De zeven woorden van wie erbij is").fill(words)
    form.get_by_label("De zeven woorden van wie erbij is").press("Enter")


def adds_dina(eva: Page, words: str) -> str:
    """Make a second holder, at the second try."""
    adding = eva.get_by_role("form", name="Iemand erbij")
    asks_with_chris(adding, words.replace(" ", " x", 1))
    expect(eva.get_by_role("alert")).to_contain_text("Woord 2 staat niet op onze lijst")
    looked_at(eva, "a wrong word")
    expect(adding.get_by_label("Wie?").locator("option:checked")).to_have_text("Dina")
    asks_with_chris(adding, words)
    expect(eva.get_by_role("heading", name="Zeven woorden voor Dina")).to_be_visible()
    return words_on(eva)


def makes_other_words(page: Page, words: str) -> str:
    """Replace the words that stood on somebody else's screen."""
    page.get_by_text("Andere woorden", exact=True).click()
    page.get_by_label("Je zeven woorden van nu").fill(words)
    page.get_by_role("button", name="Maak andere woorden").click()
    expect(page.get_by_role("heading", name="Je zeven woorden")).to_be_visible()
    looked_at(page, "own words", PHONE)
    return words_on(page)


def test_from_no_key_to_two_holders_and_back_to_one(
    new_page: NewPage, site: Service, sessions: dict[str, Any], watch: Watch
) -> None:
    watch.expected += ["status of 422"]
    eva = new_page(DESKTOP, storage_state=sessions["eva"])
    chris = new_page(PHONE, storage_state=sessions["chris"])
    dina = new_page(PHONE, storage_state=sessions["dina"], color_scheme="dark")

    words = makes_the_key(eva, site.staff["eva"])
    practises(chris, words.upper().replace(" ", "-"))
    looked_at(chris, "practised", PHONE)
    dinas = adds_dina(eva, words)
    practises(dina, dinas)
    own = makes_other_words(dina, dinas)
    assert own != dinas
    practises(dina, own)

    eva.goto("/staff/holders/")
    expect(eva.get_by_role("heading", name="In orde")).to_be_visible()
    looked_at(eva, "in order")
    eva.get_by_text("Iemand weg", exact=True).click()
    asks_with_chris(eva.get_by_role("group").filter(has_text="Iemand weg"), words)
    expect(eva.get_by_role("status")).to_contain_text("Er is een nieuwe sleutel")
    expect(eva.get_by_role("list").filter(has_text="kan openen")).not_to_contain_text("Dina")


def test_an_auditor_sees_how_it_stands(new_page: NewPage, sessions: dict[str, Any]) -> None:
    gust = new_page(PHONE, storage_state=sessions["gust"])
    gust.goto("/staff/me/")
    gust.get_by_text("Menu", exact=True).click()
    gust.get_by_role("link", name=re.compile("^Sleutelhouders")).click()
    expect(gust.get_by_role("heading", name="Er is iets te doen")).to_be_visible()
    expect(gust.get_by_role("main").get_by_role("button")).to_have_count(0)
    looked_at(gust, "an auditor", PHONE)
