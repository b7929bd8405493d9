"""A conversation goes from "of this we can learn" to a meeting and away again, by keyboard alone.

Femke talks with Amina, who proposes it and takes the names out; Chris sends it back, releases it and has the
chair; at last Femke takes it away with her code.
"""

import re
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.at_the_table import (
    answers,
    discusses,
    ends_the_meeting,
    finds_and_brings,
    looks_for,
    plans,
)
from tests.browser.at_the_workbench import (
    answers_with_no,
    finds,
    hands_in,
    into_the_text,
    result,
    saved,
    sits_down,
    takes_the_hedgehog_out,
    walks_through,
)
from tests.browser.conftest import DESKTOP, NewPage
from tests.browser.keyboard import ends, enters, fills, goes, presses, tabs_to
from tests.browser.looks import looked_at
from tests.browser.people import bubble, composer_of
from tests.browser.test_audit import session_of
from tests.browser.watch import Watch
from tests.redactions import LEARNING, LINES, four_handed_in
from tests.service import Service

#: The question as it stands in the copy.
QUESTION = "had ik sneller naar de [naam 1] moeten vragen?"
TOLD = ("counselling_transcript", "counselling_transcriptwords", "counselling_comment")


@pytest.fixture
def sessions(browser: Browser, site: Service) -> dict[str, Any]:
    """Sign both in: the counsellor, and the supervisor who never meets Femke."""
    return {name: session_of(browser, site, name) for name in ("amina", "chris")}


@pytest.mark.slow
def test_a_conversation_is_learned_from_until_its_young_person_takes_it_away(
    new_page: NewPage, site: Service, sessions: dict[str, Any], watch: Watch
) -> None:
    watch.expected += ["status of 422", "status of 404"]
    four_handed_in(site)
    femke = new_page(DESKTOP)
    desk, chris = (new_page(DESKTOP, storage_state=sessions[name]) for name in ("amina", "chris"))
    talk(femke, desk)
    code = ends_with_a_code(desk, femke)
    amina = proposes(desk)
    becomes_a_copy(amina, chris)
    is_discussed(amina, chris)
    assert all(stored(site))
    takes_it_away(femke, code)
    assert not any(stored(site))
    finds_nothing_of_it(chris)


def becomes_a_copy(amina: Page, chris: Page) -> None:
    """Take the names out; it is sent back, corrected and released."""
    redacts(amina)
    chris.goto("/staff/me/")
    finds_the_text(chris)
    sends_back(chris)
    corrects(amina)
    finds_the_text(chris)
    releases(chris)


def is_discussed(amina: Page, chris: Page) -> None:
    """Meet about it; afterwards Chris has it open in the library."""
    plans(chris)
    finds_and_brings(amina, QUESTION)
    discusses(amina, QUESTION)
    answers(chris)
    ends_the_meeting(chris, QUESTION)
    reads_it_once_more(chris)


def talk(femke: Page, desk: Page) -> None:
    """Let Femke come, and talk with Amina in turn."""
    femke.goto("/chat/")
    fills(femke, "Schuilnaam", "Femke")
    presses(femke, "Enter")
    expect(femke.get_by_role("heading", name="Je bent in de wachtkamer")).to_be_visible()
    desk.goto("/staff/")
    tabs_to(desk, desk.get_by_role("radio", name="Offline"))
    presses(desk, "ArrowRight")
    enters(desk, "Start volgende gesprek")
    enters(femke, "Ik ben er")
    for place, text in enumerate(LINES):
        writer, reader = (desk, femke) if place % 2 else (femke, desk)
        tabs_to(writer, composer_of(writer))
        writer.keyboard.insert_text(text)
        presses(writer, "Enter")
        expect(bubble(reader, text[:20])).to_be_visible()


def ends_with_a_code(desk: Page, femke: Page) -> str:
    """End the conversation; Femke makes a code, and writes it down."""
    ends(desk)
    expect(femke.get_by_role("heading", name="Het gesprek is afgelopen")).to_be_visible()
    tabs_to(femke, femke.get_by_text("Wil je dit later lezen of wissen?"))
    presses(femke, "Enter")
    enters(femke, "Maak een code")
    code = femke.locator(".code-shown")
    expect(code).to_be_focused()
    return code.inner_text()


def proposes(desk: Page) -> Page:
    """Register it, propose it, forget the question, write it; returns the page that tells how far it is."""
    presses(desk, "1", "4", "p", "e", "s", "Enter", "Enter")
    expect(desk.locator("[data-kept-told]")).to_contain_text("Bewaard om")
    tabs_to(desk, desk.get_by_text("Hier wil ik met collega’s van leren"))
    presses(desk, "Enter", "Tab", "Tab", "Enter")
    expect(desk.get_by_text("Schrijf wat je uit dit gesprek wilt leren.")).to_be_visible()
    desk.keyboard.type(LEARNING)
    looked_at(desk, "a proposal")
    presses(desk, "Tab", "Enter")
    expect(desk.get_by_text("Voorgesteld. De namen worden weggehaald.")).to_be_visible()
    with desk.expect_popup() as opened:
        enters(desk, "Bekijk hoever het staat", "link")
    own = opened.value.get_by_role("region", name="Femke").first
    expect(own).to_contain_text("De namen worden weggehaald.")
    looked_at(opened.value, "own conversations")
    return opened.value


def redacts(amina: Page) -> None:
    """Take the names out; too early it is not handed in, and the page says what is left."""
    sits_down(amina, "Begin")
    into_the_text(amina)
    takes_the_hedgehog_out(amina)
    enters(amina, "Geef door om na te lezen")
    expect(amina.get_by_role("alert")).to_contain_text("Beantwoord eerst de vier vragen.")
    into_the_text(amina)
    walks_through(amina)
    answers_with_no(amina)
    looked_at(amina, "all done")
    hands_in(amina)
    looked_at(amina, "overview")


def finds_the_text(chris: Page) -> None:
    """Read the five texts until the one with the friend."""
    goes(chris, "Intervisie")
    enters(chris, "Na te lezen: 5", "link")
    for number in range(1, 6):
        enters(chris, f"Tekst {number}", "link")
        expect(chris.get_by_role("heading", name="Lees na of alle namen weg zijn")).to_be_visible()
        if chris.get_by_text("mijn maat de [naam 1] is weg").count():
            return
        chris.go_back()
    raise AssertionError("no text is the one")


def sends_back(chris: Page) -> None:
    looked_at(chris, "a text to review")
    for secret in ("egel", "Femke", "Amina"):
        expect(chris.get_by_role("main")).not_to_contain_text(secret)
    fills(chris, "Wat moet er nog gebeuren?", "Bericht 3: de oma.")
    enters(chris, "Stuur terug")
    expect(chris.locator(".saved")).to_contain_text("Teruggestuurd")
    looked_at(chris, "texts that wait")


def corrects(amina: Page) -> None:
    """Do what was asked, take back one deed too many, and hand it in again."""
    sits_down(amina, "Werk verder")
    expect(amina.get_by_text("Bericht 3: de oma.")).to_be_visible()
    into_the_text(amina)
    finds(amina, "oma")
    presses(amina, "Shift+ArrowLeft", "7")
    expect(result(amina)).to_contain_text("Weggehaald als [weggelaten]")
    presses(amina, "u")
    expect(result(amina)).to_have_text("Ongedaan gemaakt.")
    presses(amina, "ArrowRight", "7")
    expect(result(amina)).to_contain_text("Weggehaald als [weggelaten]")
    saved(amina)
    hands_in(amina)


def releases(chris: Page) -> None:
    expect(chris.get_by_text("[weggelaten]")).to_be_visible()
    tabs_to(chris, chris.get_by_label("Makkelijk"))
    presses(chris, "ArrowDown", "ArrowDown")
    expect(chris.get_by_label("Moeilijk")).to_be_checked()
    enters(chris, "Geef vrij")
    expect(chris.locator(".saved")).to_contain_text("Vrijgegeven")
    expect(chris.get_by_role("link", name="Tekst")).to_have_count(4)


def reads_it_once_more(chris: Page) -> None:
    goes(chris, "Bibliotheek")
    looks_for(chris, "vroeger durf", "1 gesprek")
    enters(chris, QUESTION, "link")
    expect(chris.get_by_role("heading", name="Gesprek zonder namen")).to_be_visible()


def stored(site: Service) -> list[int]:
    """Return how many copies, entries of the index and comments there are."""
    with closing(sqlite3.connect(site.data / "clbchat.sqlite3")) as database:
        return [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TOLD]


def takes_it_away(femke: Page, code: str) -> None:
    """Read with the code who learned from it, and take it away."""
    femke.goto("/mijn-gegevens/")
    fills(femke, "Je code", code)
    presses(femke, "Enter")
    expect(femke.get_by_role("heading", name="Je gesprek", exact=True)).to_be_visible()
    expect(femke.get_by_text(re.compile("^Supervisor: "))).to_be_visible()
    enters(femke, "Liever niet, haal het weg")
    expect(femke.get_by_text("De kopie zonder namen is weg.")).to_be_visible()
    expect(femke.get_by_text("We leren niet uit je gesprek.", exact=True)).to_be_visible()


def finds_nothing_of_it(chris: Page) -> None:
    """Look again at the page that was open, in the library, and at the meeting: what was learned stays."""
    chris.reload()
    expect(chris.get_by_text("vroeger")).to_have_count(0)
    expect(chris.get_by_role("heading", name="Dit is er niet (meer)")).to_be_visible()
    chris.goto("/staff/intervision/library/")
    expect(chris.get_by_text("Er is nog geen gesprek vrijgegeven.")).to_be_visible()
    looks_for(chris, "vroeger durf", "0 gesprekken")
    goes(chris, "Intervisiemomenten")
    enters(chris, re.compile(r" \d{4}$"), "link")
    expect(chris.get_by_text("Stilte is ook een antwoord.")).to_be_visible()
