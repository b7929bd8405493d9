"""Leaving in a hurry: the page is gone, the visit is over, and no button brings it back.

The back/forward cache is on, which Playwright turns off unless asked: with it off these stories would prove nothing.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, Route, expect

from tests.browser.chromium import NONE_FOUND, arguments, whole_executable
from tests.browser.colleague import Colleague
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.elsewhere import Elsewhere
from tests.browser.people import bubble, come_in, composer_of, meet, start_chat, write
from tests.browser.watch import Watch

SECRET = "Niemand mag dit lezen"
SLOW_FADE = 3000


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Start a Chromium that keeps pages for Back and Forward."""
    path = whole_executable(playwright)
    if not path:
        pytest.fail(NONE_FOUND)
    running = playwright.chromium.launch(
        executable_path=path,
        args=arguments(),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield running
    running.close()


def test_this_browser_keeps_pages_for_back(new_page: NewPage, elsewhere: Elsewhere) -> None:
    page = new_page(PHONE)
    page.goto(elsewhere.before)
    page.evaluate("document.title = 'nog net zo'")
    page.goto(elsewhere.weather)
    back(page)
    expect(page).to_have_title("nog net zo")


def tell(page: Page, amina: Colleague, elsewhere: Elsewhere, nickname: str) -> None:
    """Come from another site, be in a conversation, and say something that nobody else may read."""
    page.goto(elsewhere.before)
    meet(page, amina, nickname)
    write(page, SECRET)
    amina.hears(SECRET)
    amina.says("Dat blijft hier.")
    expect(bubble(page, "Dat blijft hier.")).to_be_visible()


def press(page: Page, key: str, times: int = 3) -> None:
    for _ in range(times):
        page.keyboard.press(key)


def by_the_button(page: Page) -> None:
    page.locator("header [data-exit]").click()


def by_esc_in_the_composer(page: Page) -> None:
    composer_of(page).focus()
    press(page, "Escape")


def by_shift_in_the_composer(page: Page) -> None:
    composer_of(page).focus()
    press(page, "Shift")


def by_esc_in_a_dialog(page: Page) -> None:
    page.locator("header [data-opens=help]").click()
    press(page, "Escape")


WAYS = (by_the_button, by_esc_in_the_composer, by_shift_in_the_composer, by_esc_in_a_dialog)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_who_leaves_is_gone_for_good(
    way: Callable[[Page], None], new_page: NewPage, amina: Colleague, elsewhere: Elsewhere
) -> None:
    page = new_page(DESKTOP)
    tell(page, amina, elsewhere, "Vink")
    way(page)
    page.wait_for_url(elsewhere.weather)
    amina.sees("state", state="active", visitor="left")
    assert page.context.cookies(page.context.request.get("/healthz").url) == []
    nothing_comes_back(page, elsewhere)


def back(page: Page) -> None:
    """Press Back; a page that was kept comes without loading."""
    page.go_back(wait_until="commit")


def nothing_comes_back(page: Page, elsewhere: Elsewhere) -> None:
    """Look with Back, Forward, the address and a new tab for anything of the conversation."""
    back(page)
    assert page.url == elsewhere.before
    expect(page.locator("body")).to_have_text("/ervoor")
    page.go_forward(wait_until="commit")
    assert page.url == elsewhere.weather
    reopened = page.context.new_page()
    reopened.goto("/chat/")
    expect(reopened.get_by_role("heading", name="Nog een paar vragen")).to_be_visible()
    expect(reopened.get_by_text(SECRET)).to_have_count(0)


def test_a_browser_that_kept_the_cookie_gets_nothing_either(
    new_page: NewPage, amina: Colleague, elsewhere: Elsewhere
) -> None:
    page = new_page(PHONE)
    tell(page, amina, elsewhere, "Spreeuw")
    kept = page.context.cookies()
    assert [cookie["name"] for cookie in kept] == ["visit"]
    page.locator("header [data-exit]").tap()
    page.wait_for_url(elsewhere.weather)
    amina.sees("state", visitor="left")
    page.context.add_cookies(kept)  # type: ignore[arg-type]
    page.goto("/chat/")
    expect(page.get_by_role("heading", name="Nog een paar vragen")).to_be_visible()


def test_who_left_by_the_address_bar_and_then_ended_it_finds_nothing_by_going_back(
    new_page: NewPage, amina: Colleague, elsewhere: Elsewhere
) -> None:
    page = new_page(PHONE)
    tell(page, amina, elsewhere, "Kraai")
    page.goto(elsewhere.weather)
    other = page.context.new_page()
    other.goto("/chat/")
    other.locator("header [data-exit]").tap()
    other.wait_for_url(elsewhere.weather)
    back(page)
    expect(page.get_by_role("heading", name="Nog een paar vragen")).to_be_visible()
    expect(page.get_by_text(SECRET)).to_have_count(0)


def test_a_whole_visit_is_one_step_back(
    new_page: NewPage, amina: Colleague, elsewhere: Elsewhere
) -> None:
    page = new_page(PHONE)
    page.goto(elsewhere.before)
    page.goto("/")
    entries = page.evaluate("history.length")
    page.get_by_role("link", name="Start de chat").click()
    page.get_by_label("Schuilnaam").fill("Zwaluw")
    page.get_by_role("button", name="Start de chat").click()
    expect(page).to_have_title("Chat · wachten")
    come_in(page, amina, "Zwaluw")
    write(page, SECRET)
    amina.hears(SECRET)
    amina.ends()
    walk_away(page)
    assert page.evaluate("history.length") == entries
    back(page)
    assert page.url == elsewhere.before


def test_who_presses_before_the_scripts_are_here_leaves_no_step_either(
    new_page: NewPage, elsewhere: Elsewhere
) -> None:
    page = new_page(PHONE)
    late: list[Route] = []
    page.route("**/js/chat/form.*js", lambda request: late.append(request))  # noqa: PLW0108
    page.goto(elsewhere.before)
    page.goto("/chat/")
    entries = page.evaluate("history.length")
    page.get_by_label("Schuilnaam").fill("Snel")
    page.get_by_role("button", name="Start de chat").click()
    expect(page.get_by_role("heading", name="Nog een paar vragen")).to_be_visible()
    for request in late:
        request.continue_()
    expect(page.get_by_role("heading", name="Je bent in de wachtkamer")).to_be_visible()
    assert late
    assert page.evaluate("history.length") == entries


def walk_away(page: Page) -> None:
    """Skip the questions at the end, clear the screen, and read a page."""
    page.get_by_role("button", name="Overslaan").click()
    expect(page.get_by_text("Bedankt.")).to_be_visible()
    page.get_by_role("button", name="Wis dit scherm", exact=True).click()
    expect(page.get_by_role("heading", name="Wil je praten?")).to_be_visible()
    page.get_by_role("link", name="Spelregels").click()
    expect(page.get_by_role("heading", name="Spelregels", level=1)).to_be_visible()


def test_without_a_network_the_page_is_blank_at_once(
    new_page: NewPage, amina: Colleague, elsewhere: Elsewhere, watch: Watch
) -> None:
    watch.expected += ["net::ERR_", "WebSocket connection to"]
    page = new_page(PHONE)
    tell(page, amina, elsewhere, "Merel")
    page.context.set_offline(True)
    left = page.evaluate(
        """() => {
          document.querySelector("header [data-exit]").click();
          return document.documentElement.textContent.trim();
        }"""
    )
    assert left == "\u200b"


def test_writing_capitals_and_closing_a_dialog_is_not_leaving(
    new_page: NewPage, amina: Colleague, elsewhere: Elsewhere
) -> None:
    page = new_page(DESKTOP)
    meet(page, amina, "Specht")
    composer_of(page).focus()
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    expect(composer_of(page)).to_have_value("ABC")
    page.locator("header [data-opens=help]").click()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
    expect(page.get_by_role("heading", name="Je praat met Amina")).to_be_visible()
    amina.ends()


def test_two_presses_are_counted_aloud_and_forgotten(new_page: NewPage) -> None:
    page = new_page(DESKTOP)
    page.goto("/")
    dots, said = page.locator("header .exit-dots"), page.locator("[data-exit-status]")
    press(page, "Escape", 2)
    expect(dots).to_have_attribute("data-count", "2")
    expect(said).to_have_text("Nog 1 keer drukken om weg te gaan.")
    expect(dots).to_have_attribute("data-count", "0", timeout=SLOW_FADE)
    expect(said).to_have_text("")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Wil je praten?")).to_be_visible()


def test_leaving_works_on_every_page(new_page: NewPage, elsewhere: Elsewhere, watch: Watch) -> None:
    watch.expected.append("status of 404")
    page = new_page(PHONE)
    for address in ("/", "/hulp/", "/privacy/", "/bestaat-niet/", "/chat/"):
        page.goto(address)
        press(page, "Shift")
        page.wait_for_url(elsewhere.weather)
    start_chat(page, "Reiger")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(elsewhere.weather)
