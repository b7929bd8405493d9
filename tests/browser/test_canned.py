"""Replies kept ready, behind a slash."""

from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.people import bubble, composer_of, sign_in, start_chat, take_next
from tests.service import Service


def keep(page: Page, code: str, text: str) -> None:
    """Write a reply on its page."""
    page.goto("/staff/replies/")
    page.get_by_label("Code").fill(code)
    page.get_by_label("Tekst").fill(text)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator(".replies")).to_contain_text(text)


def test_a_counsellor_keeps_replies_and_uses_one(new_page: NewPage, site: Service) -> None:
    desk, phone = new_page(DESKTOP, reduced_motion="reduce"), new_page(PHONE)
    sign_in(desk, site.staff["bram"])
    keep(desk, "dag", "Dag {naam}, ik ben Bram.")
    keep(desk, "rustig", "Neem je tijd.")
    assert not violations(desk)
    desk.goto("/staff/")
    start_chat(phone, "Noor")
    take_next(desk)
    phone.get_by_role("button", name="Ik ben er").click()
    choose_by_keys(desk)
    fill_the_hole(desk, phone)
    type_on_without_choosing(desk)


def choose_by_keys(desk: Page) -> None:
    """Type to filter, move by arrows; Enter puts it into the field and sends nothing."""
    field, options = composer_of(desk), desk.get_by_role("option")
    field.press_sequentially("/")
    expect(options).to_have_count(2)
    assert not violations(desk)
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    field.press_sequentially("bram")
    expect(options).to_have_count(1)
    field.press("Enter")
    expect(field).to_have_value("Dag {naam}, ik ben Bram.")
    expect(options).to_have_count(0)


def fill_the_hole(desk: Page, phone: Page) -> None:
    """Be held until the name stands in its place."""
    field = composer_of(desk)
    field.press("Enter")
    expect(desk.locator("[data-composer] [data-personal]")).to_have_text("Vul {naam} eerst in.")
    expect(bubble(desk, "ik ben Bram")).to_have_count(0)
    desk.keyboard.type("Noor")
    expect(field).to_have_value("Dag Noor, ik ben Bram.")
    field.press("Enter")
    expect(bubble(phone, "Dag Noor, ik ben Bram.")).to_be_visible()


def type_on_without_choosing(desk: Page) -> None:
    """See that nothing fits, and close the list: the text is only a text."""
    field = composer_of(desk)
    field.press_sequentially("/niets")
    expect(desk.get_by_text("Geen antwoord gevonden.")).to_be_visible()
    field.press("Enter")
    expect(field).to_have_value("/niets")
    field.press("Escape")
    expect(desk.get_by_text("Geen antwoord gevonden.")).to_be_hidden()
    field.fill("")


def test_a_code_is_never_sent_in_place_of_its_reply(new_page: NewPage, site: Service) -> None:
    desk, phone = new_page(DESKTOP), new_page(PHONE)
    sign_in(desk, site.staff["chris"])
    keep(desk, "moed", "Je doet dat goed.")
    desk.goto("/staff/")
    start_chat(phone, "Ster")
    take_next(desk)
    phone.get_by_role("button", name="Ik ben er").click()
    field, options = composer_of(desk), desk.get_by_role("option")
    field.fill("/moed")
    expect(options).to_have_count(1)
    desk.get_by_label("Nieuwe notitie").focus()
    expect(options).to_have_count(0)
    for value in ("/moed", "Je doet dat goed."):
        field.press("Enter")
        expect(field).to_have_value(value)
        expect(options).to_have_count(1 if value.startswith("/") else 0)
    expect(bubble(desk, "/moed")).to_have_count(0)
