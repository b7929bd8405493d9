"""A coordinator sets the hours and looks at what visitors would see."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import sign_in
from tests.browser.watch import Watch
from tests.service import Service

DUTCH = "[data-card=nl] [data-sentence]"


def arrive(page: Page, site: Service) -> None:
    """Sign in as the coordinator, who is led to the hours."""
    sign_in(page, site.staff["eva"])
    expect(page.get_by_role("heading", name="Uren en deur")).to_be_visible()


def choose(page: Page, mode: str) -> None:
    """Set the door."""
    page.locator(".segments span", has_text=mode).click()
    page.get_by_role("button", name="Zet de deur zo").click()


def save_friday_night(page: Page) -> None:
    """Open on Fridays from ten until two."""
    page.get_by_label("Vrijdag, keer 1, van").fill("22:00")
    page.get_by_label("Vrijdag, keer 1, tot").fill("02:00")
    page.get_by_label("Kies een moment").fill("2027-06-04T23:00")
    expect(page.locator("[data-draft]")).to_be_visible()
    expect(page.locator(DUTCH)).to_have_text("De chat is open tot 2 uur.")
    page.get_by_role("button", name="Bewaar de week").click()
    expect(page.get_by_text("Vrijdag: 22:00–02:00. Dat was: dicht.")).to_be_visible()


def look_ahead(page: Page) -> None:
    """Choose moments of a Friday far ahead; nobody presses a button."""
    page.get_by_label("Kies een moment").fill("2027-06-04T23:15")
    expect(page.locator(DUTCH)).to_have_text("De chat is open tot 2 uur.")
    expect(page.locator("[data-card=fr] [data-button]")).to_have_text("Commencer")
    page.get_by_label("Kies een moment").fill("2027-06-05T01:45")
    expect(page.locator(DUTCH)).to_have_text(re.compile("We zijn er weer op vrijdag om 22 uur"))


def save_what_overlaps(page: Page) -> None:
    """Begin on Saturday before Friday's night is over."""
    page.get_by_label("Zaterdag, keer 1, van").fill("01:00")
    page.get_by_label("Zaterdag, keer 1, tot").fill("03:00")
    page.get_by_role("button", name="Bewaar de week").click()
    expect(page.locator("[data-problems]")).to_be_focused()
    expect(page.get_by_role("alert").first).to_contain_text("vrijdag en zaterdag overlappen elkaar")


def plan_a_holiday(page: Page) -> None:
    """Close for two weeks, with a word for visitors."""
    page.get_by_label("Eerste dag").fill("2027-08-02")
    page.get_by_label("Laatste dag").fill("2027-08-15")
    for language, note in (("Nederlands", "Vakantie"), ("Français", "Congé"), ("English", "Leave")):
        page.get_by_label(language).fill(note)
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_role("status").first).to_contain_text("maandag 2 augustus 2027")


def test_hours_and_holidays_are_set_and_seen_before_they_are_there(
    new_page: NewPage, site: Service, watch: Watch
) -> None:
    watch.expected += ["status of 422"]
    page = new_page(DESKTOP)
    arrive(page, site)
    choose(page, "Volgens de uren")
    expect(page.get_by_role("status").first).to_contain_text("De deur volgt de uren.")
    save_friday_night(page)
    look_ahead(page)
    assert not faults(page, "hours")
    save_what_overlaps(page)
    assert not faults(page, "hours that overlap")

    # The same coordinator on a phone without script.
    phone = new_page(PHONE, java_script_enabled=False, storage_state=page.context.storage_state())
    phone.goto("/staff/hours/")
    plan_a_holiday(phone)
    phone.get_by_label("Kies een moment").fill("2027-08-06T23:30")
    phone.get_by_role("button", name="Bekijk").click()
    expect(phone.locator(DUTCH)).to_have_text(re.compile("dicht.*Vakantie"))
    phone.get_by_role("button", name=re.compile("^Haal weg")).click()
    expect(phone.get_by_text("Die dagen volgen weer de week.")).to_be_visible()
