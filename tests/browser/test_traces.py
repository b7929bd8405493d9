"""What stays on the device, what a message may do to a page, and what is read aloud."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.colleague import Colleague
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import SIDEWAYS
from tests.browser.people import bubble, composer_of, meet, write

KEPT = """async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}
IMAGE = "<img src=x onerror=\"document.title='gehackt'\">"
TEXTS = {
    "markup": f"{IMAGE}<script>document.title='gehackt'</script><a href='https://example.org'>klik</a>",
    "right to left": "\u202eniet omgekeerd\u202c en \u2067terug\u2069",
    "a word of 2000 letters": "w" * 2000,
    "marks upon marks": "q" + "\u0301" * 300,
    "an address": "https://example.org/pad?x=1",
}
#: What somebody sees of the chat in the list of windows, and what a search engine or a link preview would.
GIVEAWAYS = ("CLB", "clb", "Geheim", "hulp")


def names_of_cookies(page: Page) -> dict[str, float]:
    """Return the cookies, and when each ends: -1 is with the browser."""
    return {cookie["name"]: cookie["expires"] for cookie in page.context.cookies()}


def test_after_a_whole_visit_nothing_is_kept_but_the_named_cookies(
    phone: Page, amina: Colleague
) -> None:
    phone.goto("/")
    phone.get_by_role("button", name="Oké").click()
    expect(phone.get_by_role("complementary", name="Melding")).to_have_count(0)
    assert names_of_cookies(phone) == {"clbchat_cookie_ok": -1}
    meet(phone, amina, "Slak")
    write(phone, "Geheim")
    amina.hears("Geheim")
    assert phone.evaluate(KEPT) == NOTHING
    assert names_of_cookies(phone) == {"clbchat_cookie_ok": -1, "visit": -1}
    amina.ends()
    phone.get_by_role("button", name="Overslaan").click()
    expect(phone.get_by_text("Bedankt.")).to_be_visible()
    assert phone.evaluate(KEPT) == NOTHING
    phone.get_by_role("button", name="Wis dit scherm", exact=True).click()
    expect(phone.get_by_role("heading", name="Wil je praten?")).to_be_visible()
    assert phone.evaluate(KEPT) == NOTHING
    assert "visit" not in names_of_cookies(phone)


@pytest.mark.parametrize("width", [320, 390, 1366])
def test_the_cookie_notice_is_never_over_the_exit(width: int, new_page: NewPage) -> None:
    page = new_page({"viewport": {"width": width, "height": 600}})
    page.goto("/")
    notice, leave = (
        page.get_by_role("complementary", name="Melding"),
        page.locator("header [data-exit]"),
    )
    below, above = notice.bounding_box(), leave.bounding_box()
    assert below is not None
    assert above is not None
    assert below["y"] >= above["y"] + above["height"]
    page.mouse.wheel(0, 400)
    leave.click(trial=True)


@pytest.mark.parametrize("kind", TEXTS)
def test_whatever_is_written_is_text(kind: str, phone: Page, amina: Colleague) -> None:
    meet(phone, amina, "Worm")
    text = TEXTS[kind]
    write(phone, text)
    amina.hears(text)
    amina.says(text)
    texts = phone.locator("[data-lines] .bubble:not([data-from=system]) [data-text]")
    expect(texts).to_have_count(2)
    assert texts.all_text_contents() == [text, text]
    assert texts.locator("*").count() == 0
    assert not phone.evaluate(SIDEWAYS)
    expect(phone).to_have_title("Chat · gesprek")
    amina.ends()


def test_a_message_is_read_aloud_and_takes_nobody_away_from_writing(
    new_page: NewPage, amina: Colleague
) -> None:
    page = new_page(DESKTOP)
    meet(page, amina, "Krekel")
    log = page.get_by_role("log", name="Gesprek")
    write(page, "van mij")
    amina.hears("van mij")
    composer_of(page).press_sequentially("half")
    amina.says("van haar")
    expect(log.get_by_text("van haar")).to_be_visible()
    expect(composer_of(page)).to_be_focused()
    expect(composer_of(page)).to_have_value("half")
    expect(bubble(page, "van mij").locator("[data-name]")).to_have_text("Jij")
    expect(bubble(page, "van haar").locator("[data-name]")).to_have_text("Amina")
    amina.ends()


def test_nothing_outside_the_page_gives_it_away(new_page: NewPage, amina: Colleague) -> None:
    page = new_page(PHONE)
    for address in ("/", "/chat/", "/spelregels/", "/privacy/"):
        page.goto(address)
        plain_outside(page)
    meet(page, amina, "Mier")
    amina.says("Geheim")
    expect(bubble(page, "Geheim")).to_be_visible()
    plain_outside(page)
    amina.ends()


def plain_outside(page: Page) -> None:
    outside = page.evaluate(
        "[document.title, ...[...document.querySelectorAll('meta, link[rel=icon]')].map((one) => one.outerHTML)]"
    )
    assert outside[0].startswith("Chat")
    assert not [line for line in outside for word in GIVEAWAYS if word in line]
    assert not [line for line in outside if "og:" in line]


def test_fields_are_not_remembered_corrected_or_sent_away(phone: Page) -> None:
    phone.goto("/chat/")
    phone.get_by_label("Schuilnaam").fill("Rups")
    for field in phone.locator("input[type=text], textarea").all():
        assert field.get_attribute("autocomplete") == "off"
        assert field.get_attribute("spellcheck") == "false"
        assert field.get_attribute("writingsuggestions") == "false"
    phone.reload()
    expect(phone.get_by_label("Schuilnaam")).to_have_value("")
