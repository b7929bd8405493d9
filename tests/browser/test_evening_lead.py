"""An evening led at the desk: the hat, the strip, the door, a colleague let in, a talk asked for."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.colleague import Colleague
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.people import sign_in, start_chat
from tests.service import Service


@pytest.fixture
def strip(new_page: NewPage, site: Service, leader: str) -> Iterator[Page]:
    """Let somebody take the hat at their desk; afterwards they lay it down."""
    desk = new_page(DESKTOP)
    sign_in(desk, site.staff[leader])
    desk.locator("#presence").get_by_text("Beschikbaar", exact=True).click()
    desk.get_by_role("button", name="Neem de leiding").press("Enter")
    expect(desk.locator("[data-who]")).to_contain_text("Jij leidt de avond tot")
    yield desk
    desk.set_viewport_size({"width": 1366, "height": 850})
    if desk.locator("#evening-panel").is_hidden():
        desk.get_by_role("button", name="Vanavond").click()
    desk.get_by_role("button", name="Leg de leiding neer").click()
    expect(desk.locator("[data-who]")).to_have_text("Niemand leidt de avond.")


@pytest.mark.parametrize("leader", ["dina"])
def test_the_lead_sees_the_evening_closes_the_door_and_opens_it_again(
    strip: Page, new_page: NewPage, amina: Colleague
) -> None:
    phone = new_page(PHONE)
    start_chat(phone, "Noor")
    expect(strip.locator('[data-figure="waiting"]')).to_have_text("1")
    expect(strip.locator("#evening")).not_to_contain_text("Noor")
    amina.asks_to_talk()
    alert = strip.locator(".evening-alerts li", has_text="Amina vraagt een babbel")
    expect(alert).to_be_visible()
    unfold(strip)
    alert.get_by_role("button", name="Gezien, ik kom").press("Enter")
    expect(alert).to_have_count(0)
    assert amina.is_told_who_comes() == "Dina"
    close_the_door(strip)
    expect(phone.get_by_role("heading", name="De chat is nu dicht")).to_be_visible()
    strip.get_by_role("button", name="Doe de deur open").click()
    expect(strip.locator("[data-door-line]")).to_contain_text("De deur is open")
    strip.get_by_label("Laatste toegang vanavond").select_option("15")
    expect(strip.locator("[data-entry-line]")).to_contain_text("kan niemand er meer bij")


def unfold(strip: Page) -> None:
    """See who is there, in every look."""
    strip.get_by_role("button", name="Vanavond").press("Enter")
    expect(strip.locator(".evening-team li", has_text="Dina")).to_contain_text(
        "avondverantwoordelijke"
    )
    assert not faults(strip, "the strip of the lead")
    strip.set_viewport_size({"width": 1366, "height": 850})


def close_the_door(strip: Page) -> None:
    """Close it with somebody waiting, and say so twice."""
    strip.get_by_role("button", name="Doe de deur dicht").click()
    expect(strip.get_by_text("Nu wachten: 1.")).to_be_visible()
    assert not violations(strip)
    strip.get_by_role("dialog").get_by_role("button", name="Doe de deur dicht").click()
    expect(strip.locator("[data-door-line]")).to_have_text("De deur is dicht.")


def code_for_bram(strip: Page) -> str:
    """Have a code shown, read it, and put it away."""
    strip.get_by_role("button", name="Vanavond").click()
    strip.get_by_role("button", name="Code voor een collega").press("Enter")
    strip.get_by_label("Voor wie").select_option(label="Bram")
    assert not violations(strip)
    strip.get_by_role("button", name="Maak een code").press("Enter")
    expect(strip.get_by_text("Lees deze code voor aan Bram.")).to_be_visible()
    code = strip.locator("#give-code [data-code]").inner_text()
    assert not faults(strip, "a code that is shown")
    strip.keyboard.press("Escape")
    expect(strip.locator("#give-code [data-code]")).to_be_empty()
    strip.set_viewport_size({"width": 1366, "height": 850})
    return code


@pytest.mark.parametrize("leader", ["chris"])
def test_a_colleague_who_phones_gets_a_code_and_the_strip_tells_its_age(
    strip: Page, new_page: NewPage
) -> None:
    code = code_for_bram(strip)
    bram = new_page(DESKTOP)
    bram.goto("/staff/login/")
    bram.get_by_role("link", name="Ik heb een code van de avondverantwoordelijke").click()
    assert not faults(bram, "the page for a code")
    bram.get_by_label("Naam").fill("bram")
    bram.get_by_label("Code van 12 tekens").fill(code.upper())
    bram.keyboard.press("Enter")
    expect(bram.get_by_text("Avondverantwoordelijke: Chris")).to_be_visible()
    # Nothing comes any more, and sixteen seconds go by.
    strip.evaluate("() => { const real = Date.now; Date.now = () => real() + 16000; }")
    expect(strip.locator("#evening")).to_have_attribute("data-stale", "")
    expect(strip.locator("[data-age]:visible").first).to_contain_text("geleden")
    assert not violations(strip)
    strip.evaluate("() => { const moved = Date.now; Date.now = () => moved() - 16000; }")
