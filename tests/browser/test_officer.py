"""The privacy officer: a breach from report to closing, an objection weighed and who has to be told, a copy taken away."""

import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.browser.colleague import Colleague
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import meet, write
from tests.browser.test_audit import session_of
from tests.browser.test_my_data import code_on, opens
from tests.browser.watch import Watch
from tests.copying import Desk
from tests.service import Service

DESK: Any = DESKTOP["viewport"]
SEEN: list[tuple[Any, Any]] = [(DESK, "light"), (PHONE["viewport"], "dark")]
STOLEN = "Een laptop met een kopie van de databank is gestolen op de trein."
#: A conversation without names in the library.
ON_THE_SHELF = """
from accounts.models import Staff
from tests.counselling.intervision.shelf import released
released(Staff.objects.get(username="chris"), question="Wanneer stop je een gesprek?")
"""
TOLD = "Er ging iets mis met gegevens van deze chat"
JOKE = "twee tomaten steken de straat over"
NO, WHY = "Nee: er is een dwingende reden", "We moeten kunnen zien wie anderen bedreigt."


@pytest.fixture(scope="module")
def femkes_session(browser: Browser, site: Service) -> dict[str, Any]:
    """Femke, who answers for what is kept."""
    return session_of(browser, site, "femke")


@pytest.fixture
def femke(new_page: NewPage, femkes_session: dict[str, Any]) -> Page:
    return new_page(DESKTOP, storage_state=femkes_session)


def shot(page: Page, name: str) -> None:
    """Keep pictures where somebody asked for pictures: at a desk by day, in a hand at night."""
    if folder := os.environ.get("SHOTS"):
        for size, scheme in SEEN:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme, forced_colors="none")
            page.screenshot(path=Path(folder) / f"{name}-{scheme}.png", full_page=True)


def looks_well(page: Page, state: str) -> None:
    assert not faults(page, state)
    shot(page, state.replace(" ", "-"))
    page.set_viewport_size(DESK)


def moment(hours_ago: int) -> str:
    return (timezone.localtime() - timedelta(hours=hours_ago)).strftime("%Y-%m-%dT%H:%M")


def test_a_copy_without_names_goes_without_a_word_of_it_being_read(
    femke: Page, site: Service
) -> None:
    Desk.of(site).asked(ON_THE_SHELF)
    femke.goto("/staff/intervision/library/withdraw/")
    expect(femke.get_by_text("Wanneer stop je een gesprek?")).to_have_count(0)
    femke.get_by_text("Haal weg").first.click()
    looks_well(femke, "copies without names")
    femke.get_by_role("button", name="Haal dit gesprek weg").click()
    expect(femke.get_by_text("Er is geen gesprek vrijgegeven.")).to_be_visible()


def test_a_breach_is_reported_counted_told_decided_and_closed(
    femke: Page, new_page: NewPage, watch: Watch
) -> None:
    watch.expected.append("status of 422")
    femke.goto("/staff/")
    femke.get_by_text("Menu", exact=True).click()
    femke.get_by_role("link", name="Datalekken").click()
    expect(femke.get_by_text("Er is geen datalek gemeld.")).to_be_visible()
    reports(femke)
    expect(femke.get_by_text("beslis voor")).to_be_visible()
    counts(femke)
    tells_everybody(femke, new_page(PHONE))
    decides(femke, "Gemeld aan de toezichthouder", "Per webformulier.")
    expect(femke.get_by_text("op tijd beslist")).to_be_visible()
    decides(femke, "Afgesloten", "De schijf was versleuteld.")
    looks_well(femke, "breach closed")
    expect(femke.get_by_role("button", name="Noteer")).to_have_count(0)
    femke.get_by_role("link", name="Alle datalekken").click()
    expect(femke.get_by_role("listitem").filter(has_text="Datalek 1")).to_contain_text("afgesloten")
    looks_well(femke, "breaches")


def reports(page: Page) -> None:
    """Forget a field, lose nothing, and report it by keyboard."""
    page.get_by_label("Wat gebeurde er?").fill(STOLEN)
    page.get_by_role("button", name="Meld dit datalek").press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Vul dit in.")
    looks_well(page, "breach without a moment")
    expect(page.get_by_label("Wat gebeurde er?")).to_have_value(STOLEN)
    page.get_by_label("Wanneer werd het gevonden?").fill(moment(hours_ago=2))
    page.get_by_role("button", name="Meld dit datalek").press("Enter")
    expect(page.get_by_role("heading", name="Datalek 1")).to_be_visible()


def counts(page: Page) -> None:
    """Count whom it concerns; the texts to send stand below, in three languages."""
    page.get_by_label("Gesprekken vanaf").fill(moment(hours_ago=24 * 30))
    page.get_by_label("Gesprekken tot").fill(moment(hours_ago=2))
    page.get_by_label("De databank, of een kopie ervan").check()
    page.get_by_role("button", name="Tel", exact=True).click()
    letters = page.locator(".letter")
    expect(letters).to_have_count(4)
    expect(letters.first).to_contain_text(STOLEN)
    expect(letters.filter(has_text="Zonder sleutel kan niemand het lezen.")).to_have_count(1)
    looks_well(page, "breach counted")


def tells_everybody(femke: Page, phone: Page) -> None:
    """Look at the notice as everybody reads it, put it on the site, and take it off again."""
    femke.get_by_role("button", name="Bekijk het eerst").press("Enter")
    expect(femke.get_by_role("heading", name="Zo leest iedereen het")).to_be_focused()
    looks_well(femke, "notice looked at")
    phone.goto("/meldingen/")
    expect(phone.get_by_text("Er is nu geen melding.")).to_be_visible()
    femke.get_by_role("button", name="Zet dit op de site").press("Enter")
    expect(femke.get_by_role("heading", name="Dit staat op de site")).to_be_visible()
    looks_well(femke, "notice on the site")
    everybody_reads_it(phone)
    femke.get_by_label("Waarom haal je het weg?").fill("De laptop is terug.")
    femke.get_by_role("button", name="Haal het van de site").press("Enter")
    expect(femke.get_by_role("listitem").filter(has_text="De laptop is terug.")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("Er is nu geen melding.")).to_be_visible()


def everybody_reads_it(phone: Page) -> None:
    """Come in on the first page, and follow its link."""
    phone.goto("/")
    expect(phone.get_by_role("heading", name=TOLD)).to_be_visible()
    assert not faults(phone, "landing with a notice")
    shot(phone, "landing-with-a-notice")
    phone.get_by_role("link", name="Lees wat er gebeurde").click()
    expect(phone.get_by_text("Zonder sleutel kan niemand het lezen.")).to_be_visible()
    assert not faults(phone, "the notice")
    shot(phone, "the-notice")


def decides(page: Page, step: str, words: str) -> None:
    """Note a decision, which stands in the log afterwards."""
    page.get_by_label("Wat besloot je?").select_option(label=step)
    page.get_by_label("Waarom, en hoe?").fill(words)
    page.get_by_role("button", name="Noteer").click()
    expect(page.get_by_role("listitem").filter(has_text=words)).to_be_visible()


def test_an_objection_is_weighed_and_who_was_told_hears_of_an_erasure(
    femke: Page, new_page: NewPage, amina: Colleague, watch: Watch
) -> None:
    watch.expected.append("status of 422")
    elsewhere = new_page(PHONE)
    code = after_a_warning(new_page(PHONE), amina, "Reiger")
    opens(elsewhere, code)
    elsewhere.get_by_role("button", name="Ik maak bezwaar").click()
    expect(elsewhere.locator(".banner.ok")).to_contain_text("daarom kijkt iemand ernaar")
    opens(elsewhere, after_help_was_called(new_page(PHONE), amina, "Wulp"))
    elsewhere.get_by_role("button", name="Wis alles").click()
    elsewhere.get_by_role("button", name="Ja, wis alles").click()
    expect(elsewhere.get_by_role("heading", name="Je gesprek is weg")).to_be_visible()
    weighs(femke)
    tells_the_others(femke)
    opens(elsewhere, code)
    expect(elsewhere.get_by_text(WHY)).to_be_visible()
    looks_well(elsewhere, "objection refused")


def after_a_warning(page: Page, amina: Colleague, nickname: str) -> str:
    meet(page, amina, nickname)
    write(page, JOKE)
    amina.hears(JOKE)
    amina.does("measure", kind="warning", ground="fake", note="Voor de derde keer.")
    amina.sees("behaviour")
    return code_and_end(page, amina)


def after_help_was_called(page: Page, amina: Colleague, nickname: str) -> str:
    meet(page, amina, nickname)
    amina.does("help_called", id=str(uuid4()), whom="112", discussed="yes", said="Een val.")
    amina.sees("emergency")
    return code_and_end(page, amina)


def code_and_end(page: Page, amina: Colleague) -> str:
    code = code_on(page)
    amina.ends()
    return code


def weighs(page: Page) -> None:
    """Say no without saying why, lose nothing, and say why."""
    page.goto("/staff/objections/")
    looks_well(page, "objection waits")
    page.get_by_label(NO).check()
    page.get_by_role("button", name="Beslis").click()
    expect(page.get_by_role("alert")).to_have_text("Schrijf waarom. De jongere leest dit.")
    expect(page.get_by_label(NO)).to_be_checked()
    looks_well(page, "objection without a reason")
    page.get_by_label("Waarom? De jongere leest dit met de code.").fill(WHY)
    page.get_by_role("button", name="Beslis").click()
    expect(page.get_by_text(re.compile(r"\d: afgewezen"))).to_be_visible()


def tells_the_others(page: Page) -> None:
    """Read who got something, and note that they know."""
    task = page.get_by_role("listitem").filter(has_text="112")
    expect(task.first).to_be_visible()
    page.get_by_role("button", name="Gedaan: iedereen weet het").click()
    expect(page.get_by_text("Niemand moet nog iets horen.")).to_be_visible()
