"""Before a message goes out that tells who somebody is, whoever writes is asked once."""

from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.people import bubble, composer_of, sign_in, start_chat, take_next, write
from tests.service import Service


def asked(page: Page, question: str) -> None:
    """Be asked above the field; nothing has gone out."""
    expect(page.locator("[data-conversation]:visible [data-personal]")).to_contain_text(question)
    expect(composer_of(page)).to_be_focused()


def test_who_writes_a_number_or_a_name_is_asked_and_decides(
    new_page: NewPage, site: Service
) -> None:
    desk, phone = new_page(DESKTOP), new_page(PHONE)
    heard: list[str] = []
    phone.on("websocket", lambda line: line.on("framesent", lambda data: heard.append(str(data))))
    sign_in(desk, site.staff["bram"])
    start_chat(phone, "Noor")
    take_next(desk)
    phone.get_by_role("button", name="Ik ben er").click()
    a_young_person_thinks_twice(phone, heard)
    a_young_person_sends_it_anyway(phone, desk)
    a_counsellor_is_asked_too(desk, phone)


def a_young_person_thinks_twice(phone: Page, heard: list[str]) -> None:
    """Take out again what was asked about."""
    composer_of(phone).fill("bel mij op 0470 12 34 56")
    phone.locator("[data-composer] .send").click()
    asked(phone, "Is dit een telefoonnummer?")
    assert not violations(phone)
    write(phone, "liever niet bellen")
    expect(bubble(phone, "liever niet bellen")).to_contain_text("Gelezen")
    assert not [frame for frame in heard if "0470" in frame]


def a_young_person_sends_it_anyway(phone: Page, desk: Page) -> None:
    """Press once more; the same is not asked a second time."""
    composer_of(phone).fill("Jan Peeters pest mij")
    for _ in range(2):
        phone.locator("[data-composer] .send").click()
    expect(bubble(desk, "Jan Peeters pest mij")).to_have_count(1)
    expect(phone.locator("[data-conversation]:visible [data-personal]")).to_be_empty()
    write(phone, "Jan Peeters zit in mijn klas")
    expect(bubble(desk, "zit in mijn klas")).to_be_visible()


def a_counsellor_is_asked_too(desk: Page, phone: Page) -> None:
    """Ask for an address by name, and a greeting goes out at once."""
    write(desk, "Dag Noor, bel gerust 0800 32 123")
    composer_of(desk).fill("mail naar bram@clb.be")
    desk.keyboard.press("Control+Enter")
    asked(desk, "Is dit een e-mailadres?")
    desk.keyboard.press("Enter")
    expect(bubble(phone, "mail naar bram@clb.be")).to_have_count(1)
