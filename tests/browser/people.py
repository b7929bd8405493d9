"""What people do with their fingers."""

import re
import time
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.colleague import Colleague
from tests.people import TOTP_STEP, code_now

#: For when the last code of each person at each service was, in seconds since 1970.
_used: dict[tuple[str, str], float] = {}


def sign_in(page: Page, person: dict[str, Any], at: float | None = None) -> None:
    """Pass the two pages of the sign-in, by a clock of its own where one is given; the console is open."""
    page.goto("/staff/login/")
    page.locator("[name=username]").fill(person["username"])
    page.locator("[name=password]").fill(person["password"])
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/staff/verify/")
    page.locator("[name=otp_token]").fill(fresh_code(page, person, at))
    page.locator("[name=otp_token]").press("Enter")
    page.wait_for_url(re.compile(r"/staff/(hours/|audit/)?$"))


def fresh_code(page: Page, person: dict[str, Any], at: float | None = None) -> str:
    """Return a code not used at this service yet: a story told a second time signs in again."""
    service, secret = urlsplit(page.url).netloc, str(person["totp_secret"])
    now = time.time() if at is None else at
    moment = max(now, _used.get((service, secret), 0.0) + TOTP_STEP)
    # The next code is taken one step early, and no earlier.
    time.sleep(max(0.0, moment - now - TOTP_STEP))
    _used[service, secret] = moment
    return code_now(secret, moment)


def start_chat(page: Page, nickname: str) -> None:
    """Fill in the form; the waiting room is shown afterwards."""
    page.goto("/chat/")
    page.get_by_label("Schuilnaam").fill(nickname)
    page.get_by_role("button", name="Start de chat").click()
    expect(page.get_by_role("heading", name="Je bent in de wachtkamer")).to_be_visible()


def meet(page: Page, colleague: Colleague, nickname: str) -> None:
    """Wait, be taken by a colleague at another machine, and be there."""
    start_chat(page, nickname)
    come_in(page, colleague, nickname)


def come_in(page: Page, colleague: Colleague, nickname: str) -> None:
    """Be called out of the waiting room, and be there."""
    colleague.takes(nickname)
    page.get_by_role("button", name="Ik ben er").click()
    expect(page.get_by_role("heading", name="Je praat met Amina")).to_be_visible()


def take_next(console: Page) -> None:
    """Become available and take whoever waits longest."""
    console.locator("#presence").get_by_text("Beschikbaar", exact=True).click()
    console.get_by_role("button", name="Start volgende gesprek").click()


def composer_of(page: Page) -> Locator:
    """Return the field for the next message."""
    return page.get_by_role("textbox", name="Schrijf je bericht")


def write(page: Page, text: str) -> None:
    """Write into the composer on the screen and send it."""
    composer = composer_of(page)
    composer.fill(text)
    page.locator("[data-composer] .send:visible").click()
    expect(composer).to_have_value("")


def bubble(page: Page, text: str) -> Locator:
    """Return the line of the conversation with this text."""
    return page.locator("[data-log] [data-lines] > li", has_text=text)
