"""The sheet "Ongepast gedrag" in a counsellor's hands."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser import looks


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


def asks_for_longer(bram: Page) -> None:
    """Block until tonight's end, and ask a supervisor for longer."""
    opened = sheet(bram)
    opened.get_by_role("radio", name="Komt heel vaak terug").check()
    wish = opened.get_by_label("Langer nodig dan vanavond")
    expect(wish).to_be_hidden()
    opened.get_by_role("radio", name=re.compile("Even niet meer chatten")).check()
    wish.check()
    assert not looks.faults(bram, "sheet with a wish")
    bram.set_viewport_size({"width": 1366, "height": 850})
    opened.get_by_role("button", name="Doe dit").click()
    expect(opened).to_be_hidden()


def lasts_longer(page: Page, block: Locator, code: str) -> None:
    """Let a block last twenty days, for which a second supervisor is asked."""
    block.get_by_text("Laat dit langer duren").click()
    assert not looks.faults(page, "a block made longer")
    block.get_by_label("Hoeveel dagen in totaal?").fill("20")
    block.get_by_label("Waarom langer?").fill("komt elke avond terug")
    block.get_by_label("Verse code").fill(code)
    block.get_by_role("button", name="Laat langer duren").click()
    expect(block.get_by_text("Langer, door Chris: komt elke avond terug")).to_be_visible()
    expect(block.get_by_text("wacht op een tweede supervisor")).to_be_visible()
