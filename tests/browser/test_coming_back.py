"""Leaving quickly and coming back with two words; a chat by appointment."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from counselling.core import clock
from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.elsewhere import Elsewhere
from tests.browser.people import bubble, sign_in, start_chat, take_next, write
from tests.browser.watch import Watch
from tests.service import Service

LEFT = "snel weg, misschien kwam er iemand binnen"


def meets(desk: Page, phone: Page, nickname: str) -> None:
    start_chat(phone, nickname)
    take_next(desk)
    phone.get_by_role("button", name="Ik ben er").click()
    expect(phone.get_by_role("heading", name="Je praat met")).to_be_visible()


def test_who_left_quickly_comes_back_to_the_same_counsellor_on_another_device(
    new_page: NewPage, site: Service, elsewhere: Elsewhere, watch: Watch
) -> None:
    watch.expected.append("status of 422")
    desk, phone, tablet = new_page(DESKTOP), new_page(PHONE), new_page(PHONE, color_scheme="dark")
    sign_in(desk, site.staff["amina"])
    meets(desk, phone, "Merel")
    write(phone, "er komt iemand")
    words = words_of(phone)
    phone.locator("header [data-exit]").click()
    phone.wait_for_url(elsewhere.weather)
    expect(desk.get_by_text(LEFT)).to_be_visible()
    assert not violations(desk)
    mistypes(tablet)
    tablet.get_by_label("Jouw twee woorden").fill(f"De {words.upper()}")
    tablet.get_by_role("button", name="Kom terug").click()
    expect(bubble(tablet, "er komt iemand")).to_be_visible()
    expect(desk.get_by_text(LEFT)).to_be_hidden()


def words_of(phone: Page) -> str:
    """Unfold the two words in a conversation, and read them."""
    phone.get_by_text("Moet je plots weg?").click()
    words = phone.locator("[data-view=active] [data-words]").inner_text()
    assert words not in phone.title()
    assert not violations(phone)
    return words


def mistypes(page: Page) -> None:
    """Find the way back from the first page, and type words that are none."""
    page.goto("/")
    page.get_by_role("link", name="Ik was hier net al").click()
    page.get_by_label("Jouw twee woorden").fill("blauwe fiets")
    page.get_by_label("Jouw twee woorden").press("Enter")
    expect(page.get_by_role("alert").get_by_text("vinden we niets meer")).to_be_visible()
    assert not violations(page)


def test_somebody_comes_for_an_appointment_while_nobody_else_sees_them(
    new_page: NewPage, site: Service
) -> None:
    desk, phone = new_page(DESKTOP, color_scheme="dark"), new_page(PHONE)
    sign_in(desk, site.staff["bram"])
    comes(phone, code_made_by(desk), "Pimpel")
    expect(phone.get_by_text("Je hebt een afspraak met Bram")).to_be_visible()
    expect(phone.get_by_text("Bram is er nog niet.")).to_be_visible()
    assert not violations(phone)
    desk.goto("/staff/")
    expect(desk.get_by_text("Afspraak: Pimpel is er")).to_be_visible()
    desk.locator("#presence").get_by_text("Beschikbaar", exact=True).click()
    expect(phone.get_by_text("Bram ziet dat je er bent")).to_be_visible()
    assert not violations(desk)
    desk.get_by_role("button", name="Start met Pimpel").click()
    phone.get_by_role("button", name="Ik ben er").click()
    expect(phone.get_by_role("heading", name="Je praat met Bram")).to_be_visible()


def code_made_by(desk: Page) -> str:
    """Keep a time in five minutes, and read its code."""
    desk.goto("/staff/appointments/")
    soon = timezone.localtime(clock.now() + timedelta(minutes=5))
    desk.get_by_label("Dag en uur").fill(soon.strftime("%Y-%m-%dT%H:%M"))
    desk.get_by_role("button", name="Maak een code").click()
    code = desk.locator(".code").inner_text()
    assert not violations(desk)
    return code


def comes(phone: Page, code: str, nickname: str) -> None:
    """Go in with a code."""
    phone.goto("/chat/afspraak/")
    assert not violations(phone)
    phone.get_by_label("Je code").fill(code)
    phone.get_by_label("Schuilnaam").fill(nickname)
    phone.get_by_role("button", name="Ga binnen").click()
