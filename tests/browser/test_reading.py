"""Reading: back in a long conversation, in larger and wider letters, and what a page says by itself."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.colleague import Colleague
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import SIDEWAYS
from tests.browser.people import bubble, composer_of, meet, write

LINES = 25
#: Letters, words, lines and paragraphs as far apart as WCAG 1.4.12 lets people set them.
WIDER = """() => {
  for (const one of document.querySelectorAll("body *")) {
    Object.assign(one.style, {letterSpacing: "0.12em", wordSpacing: "0.16em", lineHeight: "1.5"});
    if (one.matches("p")) one.style.marginBottom = "2em";
  }
}"""
LARGER = "document.documentElement.style.fontSize = '200%'"
#: Words that end at the edge of their box, or lie below another control.
CUT_OFF = """() => [...document.querySelectorAll("h1, h2, p, a, button, label, summary, li")]
  .filter((one) => one.checkVisibility() && !one.closest(".for-readers, .skip, .exit-dots, [hidden]"))
  .filter((one) => {
    const style = getComputedStyle(one);
    return (style.overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1)
      || one.getBoundingClientRect().right > innerWidth + 1;
  })
  .map((one) => one.outerHTML.slice(0, 100))"""


def test_who_reads_back_is_not_pulled_down(phone: Page, amina: Colleague) -> None:
    meet(phone, amina, "Uil")
    for number in range(LINES):
        amina.says(f"regel {number}, lang genoeg om een paar regels van een telefoon te vullen.")
    expect(bubble(phone, f"regel {LINES - 1},")).to_be_in_viewport()
    log = phone.get_by_role("log")
    log.evaluate("one => one.scrollTop = 0")
    expect(bubble(phone, "regel 0,")).to_be_in_viewport()
    seq = amina.says("daar ben ik weer")["seq"]
    newer = phone.get_by_role("button", name="Nieuwe berichten")
    expect(newer).to_be_visible()
    assert log.evaluate("one => one.scrollTop") == 0
    assert not amina.knows("seen", seq=seq)
    newer.click()
    expect(bubble(phone, "daar ben ik weer")).to_be_in_viewport()
    expect(newer).to_be_hidden()
    amina.sees("seen", seq=seq)
    amina.ends()


@pytest.mark.parametrize("change", [WIDER, LARGER], ids=["wider", "larger"])
@pytest.mark.parametrize("address", ["/", "/chat/", "/hulp/", "/spelregels/", "/wat-we-bewaren/"])
def test_larger_and_wider_letters_cut_nothing_off(
    address: str, change: str, new_page: NewPage
) -> None:
    page = new_page(DESKTOP)
    page.goto(address)
    page.evaluate(change)
    assert page.evaluate(CUT_OFF) == []
    assert not page.evaluate(SIDEWAYS)


@pytest.mark.parametrize("change", [WIDER, LARGER], ids=["wider", "larger"])
def test_a_conversation_in_larger_and_wider_letters(
    change: str, new_page: NewPage, amina: Colleague
) -> None:
    page = new_page(PHONE if change is WIDER else DESKTOP)
    meet(page, amina, "Bril")
    amina.says("Kan je dit goed lezen?")
    expect(bubble(page, "Kan je dit goed lezen?")).to_be_visible()
    page.evaluate(change)
    assert page.evaluate(CUT_OFF) == []
    assert not page.evaluate(SIDEWAYS)
    write(page, "ja")
    amina.hears("ja")
    page.locator("header [data-exit]").click(trial=True)
    amina.ends()


def test_the_landing_page_follows_the_evening(new_page: NewPage, amina: Colleague) -> None:
    waiting, first = new_page(PHONE), new_page(PHONE)
    waiting.goto("/")
    expect(waiting.get_by_role("heading", name="Open", exact=True)).to_be_visible()
    meet(first, amina, "Vroeg")
    # As when somebody comes back to the window.
    waiting.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(waiting.get_by_role("heading", name="Druk", exact=True)).to_be_visible()
    expect(waiting.get_by_role("status").get_by_text("Het is druk.")).to_be_visible()
    expect(waiting.get_by_role("link", name="Start de chat")).to_be_visible()
    expect(waiting.get_by_role("heading", name="Hier kan het wel.")).to_be_visible()
    amina.ends()


def test_a_nickname_that_gives_somebody_away_is_warned_about_and_taken(phone: Page) -> None:
    phone.goto("/chat/")
    nickname = phone.get_by_label("Schuilnaam")
    nickname.fill("Jan Peeters")
    nickname.blur()
    expect(phone.get_by_role("status").get_by_text("Dit lijkt op een echte naam")).to_be_visible()
    nickname.fill("Wolk")
    nickname.blur()
    expect(phone.get_by_text("Dit lijkt op een echte naam")).to_have_count(0)
    nickname.fill("jan@example.org")
    phone.get_by_role("button", name="Start de chat").click()
    expect(phone.get_by_role("heading", name="Je bent in de wachtkamer")).to_be_visible()
    phone.get_by_role("button", name="Stop met wachten").click()
    expect(phone.get_by_role("heading", name="Je bent gestopt met wachten")).to_be_visible()


def test_a_long_message_is_counted_before_it_is_too_long(phone: Page, amina: Colleague) -> None:
    meet(phone, amina, "Roman")
    composer_of(phone).fill("x" * 1799)
    expect(phone.locator("[data-counter]")).to_be_hidden()
    composer_of(phone).fill("x" * 1990)
    expect(phone.get_by_text("Nog 10 tekens.")).to_be_visible()
    amina.ends()
