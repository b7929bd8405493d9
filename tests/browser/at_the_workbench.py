"""What people do at the workbench: with the keys alone, word by word."""

import os
import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.looks import faults

SHOTS = os.environ.get("SHOTS")
MOST_TABS = 60


def looked_at(
    page: Page, state: str, device: dict[str, Any] = DESKTOP, other: dict[str, Any] = PHONE
) -> None:
    """Let axe look at a state in every look, and go back to the person's own."""
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{state.replace(' ', '-')}.png")
        page.set_viewport_size(other["viewport"])
        page.emulate_media(color_scheme="dark")
        page.screenshot(path=f"{SHOTS}/{state.replace(' ', '-')}-phone.png")
    assert not faults(page, state)
    page.set_viewport_size(device["viewport"])
    page.emulate_media(color_scheme=None, forced_colors=None)


def tabs_to(page: Page, wanted: Locator) -> None:
    """Go to something with the Tab key alone."""
    for _ in range(MOST_TABS):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the Tab key never came there")


def presses(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def opens(page: Page, button: str) -> None:
    """Go from the menu to the overview, and sit down at a conversation."""
    page.goto("/staff/me/")
    tabs_to(page, page.get_by_text("Menu", exact=True))
    presses(page, "Enter")
    tabs_to(page, page.get_by_role("link", name="Intervisie", exact=True))
    presses(page, "Enter")
    tabs_to(page, page.get_by_role("button", name=button, exact=True))
    presses(page, "Enter")
    expect(page.get_by_role("heading", name="Gesprek", exact=True)).to_be_visible()


def into_the_text(page: Page) -> None:
    tabs_to(page, page.get_by_role("link", name="Naar het gesprek"))
    presses(page, "Enter", "Tab", "Tab")
    expect(word(page)).to_be_focused()


def word(page: Page) -> Locator:
    """Return the one word that has the focus in the text."""
    return page.locator("[data-lines] [tabindex]")


def result(page: Page) -> Locator:
    return page.locator("#spoken")


def saved(page: Page) -> None:
    expect(page.locator("[data-state-words]")).to_have_text(re.compile(r"^Bewaard \d\d:\d\d$"))


def finds(page: Page, text: str) -> None:
    """Walk on, word by word, to the next one that is this."""
    for _ in range(200):
        page.keyboard.press("ArrowRight")
        if word(page).text_content() == text:
            return
    raise AssertionError(f"no word {text}")
