"""Two counsellors and one young person: asked in, handed over, passed on."""

import re

from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.people import bubble, sign_in, start_chat, take_next, write
from tests.service import Service


def test_a_colleague_is_asked_in_takes_over_and_passes_on_whom_they_know(
    new_page: NewPage, site: Service
) -> None:
    desk, doctor = (new_page(DESKTOP, reduced_motion="reduce") for _ in range(2))
    phone = new_page(PHONE, reduced_motion="reduce")
    sign_in(desk, site.staff["bram"])
    sign_in(doctor, site.staff["chris"])
    doctor.locator("#presence").get_by_text("Beschikbaar", exact=True).click()
    start_chat(phone, "Noor")
    take_next(desk)
    phone.get_by_role("button", name="Ik ben er").click()
    ask_in_by_keyboard(desk)
    young_person_decides(phone)
    doctor_joins(doctor, phone)
    hand_over(desk, doctor, phone)
    pass_on(doctor, phone)


def ask_in_by_keyboard(desk: Page) -> None:
    """Open the menu and choose with arrows alone."""
    desk.get_by_role("button", name="Meer", exact=True).press("ArrowDown")
    expect(desk.get_by_role("menuitem", name="Doorgeven", exact=True)).to_be_focused()
    desk.keyboard.press("ArrowDown")
    assert not violations(desk)
    desk.keyboard.press("Enter")
    dialog = desk.get_by_role("dialog", name="Collega erbij vragen")
    dialog.get_by_role("button", name="Vraag het aan Noor").click()
    expect(dialog.get_by_role("alert")).to_have_text("Kies een collega.")
    dialog.get_by_role("radio", name=re.compile("Chris")).check()
    dialog.get_by_label("Waarom vraag je deze collega?").fill("Over medicatie.")
    assert not violations(desk)
    dialog.get_by_role("button", name="Vraag het aan Noor").click()
    expect(dialog).to_be_hidden()
    expect(desk.get_by_text("Noor kiest of Chris mag meepraten.")).to_be_visible()


def young_person_decides(phone: Page) -> None:
    """Read who would come, and say yes with the keyboard."""
    asked = phone.get_by_role("form", name="Bram wil graag een collega erbij vragen: Chris")
    expect(asked).to_be_visible()
    expect(phone.locator("#spoken")).to_contain_text("Mag dat?")
    assert not violations(phone)
    asked.get_by_role("button", name="Ja", exact=True).press("Enter")
    expect(asked).to_be_hidden()
    expect(phone.locator("[data-view=active] [data-log]")).to_be_focused()


def doctor_joins(doctor: Page, phone: Page) -> None:
    """Accept: everything said before is there, no end button, and the name is on the young person's page."""
    expect(doctor.locator("#askings")).to_contain_text("Bram vraagt of je meepraat met Noor.")
    expect(doctor.locator("#spoken")).to_contain_text("Over medicatie.")
    assert not violations(doctor)
    doctor.get_by_role("button", name="Ja, ik praat mee").click()
    expect(doctor.get_by_text("Je praat mee met Bram.")).to_be_visible()
    expect(doctor.get_by_role("button", name="Einde")).to_be_hidden()
    write(doctor, "Dag Noor, ik ben Chris.")
    expect(bubble(phone, "Dag Noor, ik ben Chris.").locator("[data-name]")).to_have_text("Chris")
    expect(phone.locator("[data-with]")).to_have_text("Chris praat mee")
    doctor.get_by_role("textbox", name="Schrijf je bericht").press_sequentially("Ik")
    expect(phone.locator("[data-typing]")).to_have_text("Chris schrijft")


def hand_over(desk: Page, doctor: Page, phone: Page) -> None:
    """Hand the conversation to whoever joined it: announced before and after."""
    desk.get_by_role("button", name="Meer", exact=True).click()
    desk.get_by_role("menuitem", name="Doorgeven", exact=True).click()
    dialog = desk.get_by_role("dialog", name="Gesprek met Noor doorgeven")
    dialog.get_by_role("radio", name=re.compile("Chris")).check()
    dialog.get_by_label("Wat moet je collega weten?").fill("Neem jij het verder?")
    dialog.get_by_role("button", name="Vraag je collega").click()
    expect(bubble(phone, "Bram vraagt aan Chris om verder met je te praten.")).to_be_visible()
    doctor.get_by_role("button", name="Ja, ik neem over").click()
    expect(bubble(phone, "Je praat nu met Chris. Chris leest wat je al schreef.")).to_be_visible()
    expect(phone.get_by_role("heading", name="Je praat met Chris")).to_be_visible()
    expect(desk.get_by_text("Chris praat verder.")).to_be_visible()
    assert not violations(desk)


def pass_on(doctor: Page, phone: Page) -> None:
    """Confirm once: the young person waits in front, and the page forgets what was said."""
    doctor.get_by_role("button", name="Meer", exact=True).click()
    doctor.get_by_role("menuitem", name="Ik ken deze jongere").click()
    expect(doctor.locator("#know-dialog [data-alone]")).to_be_hidden()
    assert not violations(doctor)
    doctor.get_by_role("button", name="Geef door aan een collega").click()
    expect(phone.locator("[data-passed-on]")).to_be_visible()
    expect(doctor.get_by_text("jij kent deze jongere")).to_be_visible()
    expect(bubble(doctor, "Dag Noor, ik ben Chris.")).to_have_count(0)
    expect(doctor.get_by_role("button", name="Start met Noor")).to_be_hidden()
    assert not violations(phone)
