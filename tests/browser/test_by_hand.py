"""How the pages of a visit feel: by thumb, by keyboard alone, enlarged four times, without motion."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.colleague import Colleague
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.keyboard import tabs_to
from tests.browser.looks import SIDEWAYS
from tests.browser.people import bubble, come_in, composer_of, meet, start_chat, write

SMALL_PHONE = {**PHONE, "viewport": {"width": 360, "height": 640}}
#: 1280 x 1024 at 400%.
ENLARGED = {"viewport": {"width": 320, "height": 256}}
#: What a thumb must hit: controls that show, but links within a sentence; a choice is hit by its label.
TOO_SMALL = """() => {
  const inSentence = (one) => getComputedStyle(one).display === "inline";
  const hit = (one) => (one.matches("input[type=radio], input[type=checkbox]") && one.closest("label")) || one;
  return [...document.querySelectorAll("a[href], button, input, textarea, select, summary")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".skip, [inert]") && !inSentence(one))
    .map((one) => [hit(one), hit(one).getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && box.width > 0 && (box.width < 43.9 || box.height < 43.9))
    .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`);
}"""
COVERED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const x = box.x + box.width / 2, y = Math.min(box.y + box.height / 2, innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  return !(top && (one.contains(top) || top.contains(one) || top.closest("label")?.contains(one)));
}"""


@pytest.mark.parametrize(
    "address",
    ["/", "/chat/", "/hulp/", "/spelregels/", "/privacy/", "/meldingen/", "/wat-we-bewaren/"],
)
def test_everything_is_as_large_as_a_thumb(address: str, new_page: NewPage) -> None:
    page = new_page(SMALL_PHONE)
    page.goto(address)
    for summary in page.locator("main summary:visible").all():
        summary.click()
    assert page.evaluate(TOO_SMALL) == []


def test_a_visit_is_as_large_as_a_thumb(new_page: NewPage, amina: Colleague) -> None:
    page = new_page(SMALL_PHONE)
    start_chat(page, "Muis")
    assert page.evaluate(TOO_SMALL) == []
    come_in(page, amina, "Muis")
    page.get_by_role("button", name="Emoji").tap()
    assert page.evaluate(TOO_SMALL) == []
    page.get_by_role("button", name="duim omhoog").tap()
    expect(composer_of(page)).to_have_value("👍")
    amina.ends()
    expect(page.get_by_role("heading", name="Het gesprek is afgelopen")).to_be_visible()
    assert page.evaluate(TOO_SMALL) == []


def test_writing_on_a_phone(new_page: NewPage, amina: Colleague) -> None:
    page = new_page(SMALL_PHONE)
    meet(page, amina, "Bever")
    composer = composer_of(page)
    # No keyboard jumps up over the conversation, and nothing zooms in.
    expect(composer).not_to_be_focused()
    assert composer.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 16
    composer.tap()
    page.keyboard.type("een")
    page.keyboard.press("Enter")
    page.keyboard.type("twee")
    expect(composer).to_have_value("een\ntwee")
    page.get_by_role("button", name="Verstuur").tap()
    amina.hears("een\ntwee")
    amina.ends()


def test_a_glance_over_the_shoulder_sees_a_page_of_notes(
    new_page: NewPage, amina: Colleague
) -> None:
    page = new_page(PHONE)
    meet(page, amina, "Uil")
    write(page, "Niet voor anderen")
    page.get_by_role("button", name="Verberg").click()
    expect(page).to_have_title("Notities")
    # Whatever is asked at any place of the screen, the notes answer.
    assert page.evaluate(
        """() => [[20, 20], [innerWidth / 2, innerHeight / 2], [innerWidth - 20, innerHeight - 20]]
          .every(([x, y]) => document.elementFromPoint(x, y).closest("#cover"))"""
    )
    assert page.evaluate(
        "[...document.body.children].every((part) => part.inert || part.id === 'cover')"
    )
    amina.says("Ik wacht even.")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Chat · gesprek")
    expect(bubble(page, "Ik wacht even.")).to_be_visible()
    amina.ends()


def step_to(page: Page, name: str | re.Pattern[str], role: Any = "button") -> None:
    """Go to a control by its name, one stop after the other."""
    tabs_to(page, page.get_by_role(role, name=name).last)


def test_a_whole_visit_by_keyboard_alone(new_page: NewPage, amina: Colleague) -> None:
    page = new_page(DESKTOP)
    begins_by_keyboard(page)
    step_to(page, "Verberg")
    amina.takes("Toets")
    expect(page.get_by_role("heading", name="Het is jouw beurt.")).to_be_focused()
    step_to(page, "Ik ben er")
    page.keyboard.press("Enter")
    expect(composer_of(page)).to_be_focused()
    page.keyboard.type("zonder muis")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("twee regels")
    page.keyboard.press("Enter")
    amina.hears("zonder muis\ntwee regels")
    step_to(page, "Verstuur")
    amina.ends()
    ends_by_keyboard(page)


def begins_by_keyboard(page: Page) -> None:
    page.goto("/")
    step_to(page, "Start de chat", "link")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nog een paar vragen")).to_be_visible()
    step_to(page, "Schuilnaam", "textbox")
    page.keyboard.type("Toets")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(
        page.get_by_role("radio", name="8-11").or_(page.get_by_role("radio", name="8 tot 11"))
    ).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Je bent in de wachtkamer")).to_be_visible()


def ends_by_keyboard(page: Page) -> None:
    expect(page.get_by_role("heading", name="Het gesprek is afgelopen")).to_be_visible()
    step_to(page, re.compile("^1 van 5 sterren"), "radio")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="2 van 5 sterren")).to_be_checked()
    step_to(page, "Overslaan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bedankt.")).to_be_visible()


def test_enlarged_four_times_everything_can_be_reached(new_page: NewPage, amina: Colleague) -> None:
    page = new_page(ENLARGED)
    for address in ("/", "/chat/", "/hulp/"):
        page.goto(address)
        assert not page.evaluate(SIDEWAYS), address
    nothing_covered(page)
    meet(page, amina, "Reus")
    amina.says("Lees je dit?")
    expect(bubble(page, "Lees je dit?")).to_be_visible()
    composer = composer_of(page)
    composer.focus()
    page.keyboard.type("ja hoor")
    assert not page.evaluate(SIDEWAYS)
    assert not page.evaluate(COVERED)
    page.keyboard.press("Enter")
    amina.hears("ja hoor")
    expect(composer).to_be_in_viewport(ratio=1)
    exit_button = page.locator("header [data-exit]")
    expect(exit_button).to_be_in_viewport(ratio=1)
    exit_button.click(trial=True)
    amina.ends()


def nothing_covered(page: Page) -> None:
    """Walk through a page by Tab: nothing lies over what has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return
        assert not page.evaluate(COVERED), page.evaluate(
            "document.activeElement.outerHTML.slice(0, 120)"
        )


def test_who_wants_no_motion_sees_none(new_page: NewPage, amina: Colleague) -> None:
    page = new_page(PHONE, reduced_motion="reduce")
    start_chat(page, "Stil")
    assert page.evaluate("document.getAnimations().length") == 0
    amina.takes("Stil")
    page.get_by_role("button", name="Ik ben er").click()
    amina.types()
    expect(page.get_by_text("Amina schrijft")).to_be_visible()
    assert page.evaluate("document.getAnimations().length") == 0
    write(page, "oké")
    assert page.evaluate("document.getAnimations().length") == 0
    amina.ends()
