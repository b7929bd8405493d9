"""Time in a conversation: the counsellor is told, and decides."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from counselling.core import clock
from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.people import bubble, sign_in, start_chat, take_next, write
from tests.service import Service


def test_time_runs_from_the_first_reply_and_every_step_is_the_counsellors(
    new_page: NewPage, site: Service
) -> None:
    desk, phone = new_page(DESKTOP, reduced_motion="reduce"), new_page(PHONE)
    sign_in(desk, site.staff["bram"])
    start_chat(phone, "Noor")
    take_next(desk)
    expect(desk.locator("[data-pace]")).to_be_hidden()
    phone.get_by_role("button", name="Ik ben er").click()
    expect(desk.locator("[data-pace]")).to_be_visible()
    expect(desk.locator("[data-runs]")).to_be_hidden()
    write(desk, "Dag Noor")
    expect(desk.locator("[data-runs]")).to_have_text("0 van 45 min")
    ask_whether_somebody_is_there(desk, phone)
    be_told(desk)
    say_that_ten_minutes_are_left(desk, phone)
    take_a_quarter_more(desk)
    assert not violations(desk)


def ask_whether_somebody_is_there(desk: Page, phone: Page) -> None:
    """Press the key twice: it is said once."""
    for _ in range(2):
        desk.keyboard.press("F2")
    for page in (desk, phone):
        expect(bubble(page, "Ben je er nog? Neem gerust je tijd.")).to_have_count(1)


def be_told(desk: Page) -> None:
    """Let half an hour pass, and a little more."""
    told, row = desk.locator("[data-pace-told]"), desk.locator(".mine-row [data-time]")
    expect(row).to_be_hidden()
    desk.clock.set_fixed_time(clock.now() + timedelta(minutes=31))
    expect(told).to_have_text("Nog een kwartier. Denk aan afronden.")
    expect(desk.locator("#spoken")).to_have_text("Noor. Nog een kwartier. Denk aan afronden.")
    expect(row).to_have_text("31 van 45 min")
    assert not violations(desk)
    desk.clock.set_fixed_time(clock.now() + timedelta(minutes=36))
    expect(told).to_have_text("Nog 10 minuten. Zeg het nu, of neem er tijd bij.")


def say_that_ten_minutes_are_left(desk: Page, phone: Page) -> None:
    """Send the notice by its button; the young person reads it as a calm line."""
    desk.get_by_role("button", name="Nog 10 minuten").click()
    for page in (desk, phone):
        line = bubble(page, "We hebben nog 10 minuten. Dan ronden we samen af.")
        expect(line).to_have_attribute("data-from", "system")


def take_a_quarter_more(desk: Page) -> None:
    """Extend by a key; long after the hour the conversation still stands."""
    desk.clock.set_fixed_time(clock.now() + timedelta(minutes=40))
    desk.keyboard.press("F9")
    expect(desk.locator("[data-runs]")).to_have_text("40 van 60 min")
    expect(desk.locator("[data-pace-told]")).to_have_text("")
    desk.clock.set_fixed_time(clock.now() + timedelta(minutes=100))
    expect(desk.locator("[data-pace-told]")).to_contain_text("De tijd is om.")
    expect(desk.get_by_role("textbox", name="Schrijf je bericht")).to_be_visible()
