"""The sheet "Ongepast gedrag" in a counsellor's hands."""

import re

from playwright.sync_api import Locator, Page, expect


def sheet(console: Page) -> Locator:
    """Open the sheet of the conversation on the screen."""
    console.get_by_role("button", name="Meer", exact=True).click()
    console.get_by_role("menuitem", name="Ongepast gedrag").click()
    opened = console.get_by_role("dialog", name="Ongepast gedrag")
    expect(
        opened.get_by_role("radio", name=re.compile("Vriendelijke waarschuwing"))
    ).to_be_enabled()
    return opened


def closes_the_sheet(console: Page) -> None:
    """Leave the sheet, at a desk again."""
    console.set_viewport_size({"width": 1366, "height": 850})
    console.keyboard.press("Escape")


def does(console: Page, what: str, why: str = "Grap of verzonnen") -> str:
    """Take a measure, and return what the sheet says the young person will read."""
    opened = sheet(console)
    opened.get_by_role("radio", name=why).check()
    opened.get_by_role("radio", name=re.compile(what)).check()
    reads = opened.locator("[data-reads-text]").inner_text()
    opened.get_by_role("button", name="Doe dit").click()
    expect(opened).to_be_hidden()
    return reads
