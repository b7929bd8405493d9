"""Consent asked, given, noted as passed on, and withdrawn; a privacy statement that changes while the notice is closed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import bubble, sign_in, start_chat, take_next
from tests.browser.watch import Watch
from tests.service import Service

TO, WHAT = "het CLB van je school", "dat je op school gepest wordt"


def test_something_may_be_passed_on_and_then_no_longer(
    new_page: NewPage, site: Service, watch: Watch
) -> None:
    watch.expected.append("status of 503")
    desk = new_page(DESKTOP, reduced_motion="reduce")
    phone = new_page(PHONE, reduced_motion="reduce")
    sign_in(desk, site.staff["bram"])
    start_chat(phone, "Noor")
    take_next(desk)
    phone.get_by_role("button", name="Ik ben er").click()
    counsellor_asks(desk)
    young_person_says_yes(phone)
    counsellor_notes_it(desk)
    young_person_takes_it_back(phone)
    counsellor_reads_that(desk)
    the_end_asks_once_more(phone, site)


def counsellor_asks(desk: Page) -> None:
    """Open the menu, forget a field, and ask."""
    desk.get_by_role("button", name="Meer", exact=True).click()
    desk.get_by_role("menuitem", name="Iets mogen doorgeven").click()
    dialog = desk.get_by_role("dialog", name="Iets mogen doorgeven")
    expect(dialog.get_by_label("Aan wie?")).to_be_focused()
    dialog.get_by_label("Aan wie?").fill(TO)
    dialog.get_by_role("button", name="Vraag het aan Noor").click()
    expect(dialog.get_by_role("alert")).to_have_text("Schrijf aan wie, en wat.")
    dialog.get_by_label("Wat?").fill(WHAT)
    assert not faults(desk, "consent asked")
    dialog.get_by_role("button", name="Vraag het aan Noor").click()
    expect(dialog).to_be_hidden()
    expect(desk.get_by_text(f"Noor kiest of dit mag naar {TO}.")).to_be_visible()


def young_person_says_yes(phone: Page) -> None:
    """Hear the question, and say yes with the keyboard."""
    asked = phone.get_by_role("form", name=f"Bram vraagt: mag ik dit doorgeven aan {TO}?")
    expect(asked).to_be_visible()
    expect(asked.locator("[data-consent-what]")).to_have_text(WHAT)
    expect(phone.locator("#spoken")).to_contain_text(WHAT)
    assert not faults(phone, "consent to give")
    asked.get_by_role("button", name="Ja", exact=True).press("Enter")
    expect(asked).to_be_hidden()
    expect(bubble(phone, f"Jij zei ja: dit mag naar {TO}.")).to_be_visible()


def counsellor_notes_it(desk: Page) -> None:
    """Follow the link to the page of consents, and note that it was passed on."""
    expect(bubble(desk, f"De jongere zei ja: dit mag naar {TO}.")).to_be_visible()
    with desk.expect_popup() as popup:
        desk.get_by_role("link", name="Noteer dat je het doorgaf").click()
    page = popup.value
    page.get_by_label("Aan wie gaf je het door?").fill("juf Els van het CLB")
    assert not faults(page, "what may be passed on")
    page.get_by_role("button", name=re.compile("Ik gaf dit door")).click()
    expect(page.get_by_text("aan juf Els van het CLB door Bram.")).to_be_visible()
    page.close()


def young_person_takes_it_back(phone: Page) -> None:
    """Open what was allowed, see that it was passed on, and withdraw it."""
    expect(bubble(phone, f"Bram gaf dit door aan juf Els van het CLB: {WHAT}")).to_be_visible()
    said = phone.locator("[data-view=active] [data-consents-said]")
    said.get_by_text("Wat mag doorgegeven worden").click()
    expect(said.get_by_text("Dit is al doorgegeven.")).to_be_visible()
    assert not faults(phone, "consent given")
    said.get_by_role("button", name="Trek mijn ja in").click()
    expect(said.get_by_text("Jij trok dit in. Er gaat niets meer verder.")).to_be_visible()
    expect(said.get_by_role("button", name="Trek mijn ja in")).to_be_hidden()


def counsellor_reads_that(desk: Page) -> None:
    """Read it in the conversation and beside it; the link to note something is gone."""
    expect(bubble(desk, "De jongere trok de toestemming in.")).to_be_visible()
    expect(desk.get_by_text(f"Ingetrokken: geef niets meer aan {TO}.")).to_be_visible()
    expect(desk.get_by_role("link", name="Noteer dat je het doorgaf")).to_be_hidden()
    assert not faults(desk, "consent withdrawn")


def the_end_asks_once_more(phone: Page, site: Service) -> None:
    """Say whether may be learned from it, also where that cannot be kept for a moment; what is typed in the survey stays."""
    phone.get_by_role("button", name="Stop de chat").click()
    phone.get_by_role("button", name="Ja, stop").click()
    phone.get_by_label("Wat was goed?").fill("Bram luisterde.")
    learn = phone.get_by_role("form", name="Mogen we uit dit gesprek leren, met alle namen eruit?")
    with nowhere_to_write(site.data / "erasures.jsonl"):
        learn.get_by_role("button", name="Liever niet").click()
        expect(learn.get_by_role("alert")).to_contain_text("Er ging iets mis bij ons.")
        assert not faults(phone, "asked to learn, and not kept")
    learn.get_by_role("button", name="Liever niet").click()
    expect(learn.get_by_role("alert")).to_be_hidden()
    expect(learn.get_by_text("Jij zei liever niet. Dan doen we het niet.")).to_be_visible()
    expect(phone.get_by_label("Wat was goed?")).to_have_value("Bram luisterde.")
    assert not faults(phone, "asked to learn")


@contextmanager
def nowhere_to_write(file: Path) -> Iterator[None]:
    """Let there be something else where the journal of erasures lies."""
    there = file.exists()
    if there:
        file.rename(file.with_suffix(".away"))
    file.mkdir()
    yield
    file.rmdir()
    if there:
        file.with_suffix(".away").rename(file)


def test_a_changed_statement_is_told_until_the_notice_is_closed(
    new_page: NewPage, site: Service
) -> None:
    phone = new_page(PHONE, reduced_motion="reduce")
    phone.goto("/")
    expect(phone.locator("#notice")).not_to_contain_text("privacy is veranderd")
    phone.get_by_role("button", name="Oké").click()
    publish_the_next(new_page(DESKTOP, reduced_motion="reduce"), site)
    phone.reload()
    assert not faults(phone, "a changed statement")
    phone.get_by_role("link", name="Lees wat er veranderde").click()
    expect(
        phone.get_by_text("Onze computers staan bij Hosting Vlaanderen in Gent.")
    ).to_be_visible()
    assert not faults(phone, "what changed")
    phone.get_by_role("button", name="Oké").click()
    phone.goto("/")
    expect(phone.locator("#notice")).to_have_count(0)
    # The browser is closed, and with it goes the only thing that remembered.
    phone.context.close()
    again = new_page(PHONE, reduced_motion="reduce")
    again.goto("/")
    expect(again.locator("#notice")).to_contain_text("Onze tekst over privacy is veranderd.")
    again.goto("/privacy/")
    assert not faults(again, "the statement")
    on_paper(again)


def on_paper(page: Page) -> None:
    """Print the statement: every word of it, and nothing that leads elsewhere."""
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Wie kan het lezen?")).to_be_visible()
    for part in (".header", ".notice", ".contents", ".footer"):
        assert page.locator(part).filter(visible=True).count() == 0, part


def publish_the_next(officer: Page, site: Service) -> None:
    """Look at what would change, and publish it."""
    sign_in(officer, site.staff["femke"])
    officer.goto("/staff/statement/")
    processors = officer.get_by_label(
        "Welke bedrijven helpen, en waar staan hun computers? (Nederlands)"
    )
    processors.fill("Onze computers staan bij Hosting Vlaanderen in Gent.")
    officer.get_by_role("button", name="Kijk wat er verandert").click()
    expect(officer.get_by_role("heading", name="Dit zou veranderen")).to_be_visible()
    assert not faults(officer, "what would change")
    officer.get_by_role("button", name="Publiceer voor altijd").click()
    expect(officer.get_by_text("Versie 2, geldig vanaf")).to_be_visible()
    officer.goto("/staff/selfcheck/")
    officer.get_by_role("button", name="Controleer nu").click()
    expect(officer.get_by_role("heading", name=re.compile("Controle van"))).to_be_visible()
    assert not faults(officer, "self-check")
