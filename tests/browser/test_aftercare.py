"""After a conversation: registered in a few keys, put aside, a breath."""

from datetime import timedelta
from itertools import count

from playwright.sync_api import Locator, Page, expect

from counselling.core import clock
from tests.browser import looks
from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.keyboard import ends
from tests.browser.people import sign_in, start_chat, take_next, write
from tests.service import Service

MOST_KEYS = 25
#: A story that is tried again meets what the first try left behind.
NUMBERS = count(1)


class Keyboard:
    """A keyboard that counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def presses_of(self, *keys: str) -> None:
        """Press these keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1


def talk(desk: Page, phone: Page, nickname: str) -> None:
    """Let somebody come and say a word."""
    start_chat(phone, nickname)
    take_next(desk)
    phone.get_by_role("button", name="Ik ben er").click()
    write(phone, "Hallo")


def test_a_registration_takes_a_few_keys_and_a_heavy_one_a_breath(
    new_page: NewPage, site: Service
) -> None:
    desk, phone = new_page(DESKTOP, reduced_motion="reduce"), new_page(PHONE)
    sign_in(desk, site.staff["bram"])
    talk(desk, phone, "Noor")
    form = ends(desk)
    assert not violations(desk)
    plain = Keyboard(desk)
    plain.presses_of("1", "4", "p", "e", "s", "Enter", "Enter")
    expect(desk.locator("[data-kept-told]")).to_contain_text("Bewaard om")
    expect(form.locator("[data-heavy]")).to_be_hidden()
    assert plain.presses <= MOST_KEYS
    desk.get_by_role("button", name="Sluit dit venster").click()
    talk(desk, new_page(PHONE), "Ster")
    form = ends(desk)
    full = Keyboard(desk)
    full.presses_of("1", "5", "z", "e", "l", "Enter", "g", "e", "z", "Enter", "Tab", "6", "2")
    expect(form.get_by_role("button", name="Haal weg: ")).to_have_count(2)
    full.presses_of("Enter")
    expect(desk.locator("[data-kept-told]")).to_be_visible()
    assert full.presses <= MOST_KEYS
    breathe(desk)


def breathe(desk: Page) -> None:
    """Take a breath, be asked after ten minutes, and come back when it is good."""
    desk.keyboard.press("F4")
    expect(desk.get_by_text("Gevraagd.", exact=True)).to_be_visible()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    strip, pause = desk.locator("#breath"), desk.get_by_role("radio", name="Pauze")
    expect(strip).to_contain_text("Nog ongeveer 10 minuten")
    expect(pause).to_be_checked()
    assert not looks.faults(desk, "a breath")
    desk.clock.set_fixed_time(clock.now() + timedelta(minutes=9, seconds=5))
    expect(strip).to_contain_text("Nog ongeveer een minuut")
    desk.clock.set_fixed_time(clock.now() + timedelta(minutes=11))
    expect(strip).to_contain_text("De tien minuten zijn om.")
    expect(pause).to_be_checked()
    strip.get_by_role("button", name="Ik ben er weer").press("Enter")
    expect(desk.get_by_role("radio", name="Beschikbaar")).to_be_checked()
    expect(strip).to_be_hidden()


def test_a_registration_put_aside_is_there_on_another_device(
    new_page: NewPage, site: Service
) -> None:
    desk, phone = new_page(DESKTOP), new_page(PHONE)
    sign_in(desk, site.staff["amina"])
    child, niemand = (f"{name} {next(NUMBERS)}" for name in ("Elif", "Niemand"))
    talk(desk, phone, child)
    put_aside(desk, child)
    nobody_came(desk, new_page(PHONE), niemand)
    desk.reload()
    other = new_page(DESKTOP, storage_state=desk.context.storage_state())
    other.goto("/staff/")
    for page in (desk, other):
        expect(page.locator("#unregistered")).not_to_contain_text(niemand)
        row_of(page, child).press("Enter")
        expect(page.get_by_label("In één regel")).to_have_value("Over de bus")
        expect(page.get_by_role("radio", name="Ouder")).to_be_checked()
        expect(page.locator("[data-log]:visible")).to_contain_text("Hallo")
    assert not looks.faults(other, "a registration")
    save_twice(desk, other)
    expect(row_of(desk, child)).to_be_hidden()


def row_of(page: Page, nickname: str) -> Locator:
    """Return somebody's place on the list of what is still to be registered."""
    left = page.get_by_role("region", name="Nog te registreren")
    return left.get_by_role("button", name=nickname)


def put_aside(desk: Page, nickname: str) -> None:
    """End, fill in a little and put it aside; a number in the line is asked about before it is kept."""
    form = ends(desk)
    expect(row_of(desk, nickname)).to_be_hidden()
    desk.keyboard.press("2")
    form.get_by_label("In één regel").fill("Belde op 0470 12 34 56")
    form.get_by_role("button", name="Bewaar", exact=True).press("Enter")
    expect(form.get_by_text("Is dit een telefoonnummer?")).to_be_visible()
    form.get_by_label("In één regel").fill("Over de bus")
    form.get_by_role("button", name="Later").press("Enter")
    expect(row_of(desk, nickname)).to_contain_text("begonnen")


def nobody_came(desk: Page, phone: Page, nickname: str) -> None:
    """Take somebody who does not come, and end it: nothing is asked."""
    start_chat(phone, nickname)
    take_next(desk)
    desk.get_by_role("button", name="Einde").click()
    desk.get_by_role("button", name="Sluit het gesprek af").click()
    expect(desk.get_by_text("Je hebt het gesprek afgesloten.")).to_be_visible()
    expect(desk.get_by_role("region", name="Registratie")).to_be_hidden()


def save_twice(desk: Page, other: Page) -> None:
    """Save in two windows: the last one counts and says so."""
    desk.get_by_role("button", name="Bewaar", exact=True).click()
    expect(desk.locator("[data-kept-told]")).to_contain_text("Bewaard om")
    expect(other.get_by_text("al bewaard in een ander venster")).to_be_visible()
    other.get_by_role("button", name="Bewaar", exact=True).click()
    expect(other.locator("[data-kept-told]")).to_contain_text("Dit komt in de plaats")
    desk.reload()
    expect(desk.get_by_text("Je hebt geen gesprek.")).to_be_visible()
