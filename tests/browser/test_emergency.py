"""A young person in danger: help is called with what they told, in half a minute, while the chat goes on."""

from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.people import bubble, composer_of, sign_in, start_chat, take_next, write
from tests.service import Service


def test_help_is_called_with_a_name_and_written_down_by_keyboard_alone(
    new_page: NewPage, site: Service
) -> None:
    desk, phone = (new_page(size, reduced_motion="reduce") for size in (DESKTOP, PHONE))
    sign_in(desk, site.staff["bram"])
    start_chat(phone, "Noor")
    take_next(desk)
    phone.get_by_role("button", name="Ik ben er").click()
    write(phone, "ik sta op het dak van mijn school, Sint-Jozef")
    expect(bubble(desk, "Sint-Jozef")).to_be_visible()
    composer_of(desk).focus()
    desk.keyboard.press("F1")
    sheet = desk.get_by_role("complementary", name="Noodsituatie: Noor")
    expect(sheet.get_by_role("heading", name="Noodsituatie: Noor")).to_be_focused()
    expect(sheet.get_by_text("Bel nu 112. Je hebt geen toestemming nodig.")).to_be_visible()
    assert sheet.get_by_role("link", name="Bel 112").get_attribute("href") == "tel:112"
    assert not violations(desk)
    fill_in(desk)
    expect(desk.get_by_text("Bewaard. Goed dat je belde.")).to_be_visible()
    expect(sheet.get_by_role("listitem").filter(has_text="Bram: 112")).to_be_visible()
    expect(sheet.get_by_role("button", name="Even ademen")).to_be_visible()
    assert not violations(desk)
    the_chat_went_on(desk, phone)


def fill_in(desk: Page) -> None:
    """Choose by number, write one line, and be told what is missing."""
    desk.get_by_role("radio", name="112", exact=True).focus()
    desk.keyboard.press("1")
    desk.get_by_label("Wat zei je?").fill("14 jaar, op het dak van Sint-Jozef")
    desk.get_by_role("radiogroup", name="Besproken met de jongere?").get_by_role(
        "radio", name="Nee"
    ).check()
    desk.get_by_role("button", name="Bewaar", exact=True).click()
    expect(desk.get_by_text("Schrijf kort waarom je het niet besprak.")).to_be_visible()
    expect(desk.get_by_role("textbox", name="Waarom niet?")).to_be_focused()
    desk.keyboard.type("zou springen")
    desk.keyboard.press("Enter")


def the_chat_went_on(desk: Page, phone: Page) -> None:
    """A message comes in beside the sheet; a sentence lies ready, and is sent by the counsellor alone."""
    write(phone, "blijf je daar?")
    expect(bubble(desk, "blijf je daar?")).to_be_visible()
    desk.get_by_text("Wat zeg je tegen de jongere?").click()
    desk.get_by_role("button", name="Ik wil dat je veilig bent.").click()
    expect(composer_of(desk)).to_be_focused()
    expect(bubble(phone, "Ik blijf bij jou schrijven")).to_have_count(0)
    desk.keyboard.press("Control+Enter")
    expect(bubble(phone, "Ik blijf bij jou schrijven")).to_be_visible()
