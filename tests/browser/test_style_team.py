"""The team's style page, and its menu, as everybody sees them and by keyboard alone."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, NewPage
from tests.browser.looks import faults
from tests.browser.people import sign_in
from tests.service import Service


def test_the_console_s_components_and_the_menu_look_well(new_page: NewPage, site: Service) -> None:
    page = new_page(DESKTOP, reduced_motion="reduce")
    sign_in(page, site.staff["eva"])
    page.goto("/staff/style/")
    assert not faults(page, "the team's style page")
    page.get_by_text("Menu", exact=True).press("Enter")
    assert not faults(page, "the menu of a coordinator")
    page.set_viewport_size({"width": 1366, "height": 850})
    closes_by_itself(page)


def closes_by_itself(page: Page) -> None:
    """Close the menu by Esc, by walking on and by a click elsewhere."""
    opener, menu = page.get_by_text("Menu", exact=True), page.get_by_role("navigation")
    page.get_by_role("link", name="Sites").focus()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()
    opener.press("Enter")
    page.get_by_role("link", name="Mijn account").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Afmelden")).to_be_focused()
    expect(menu).to_be_hidden()
    opener.click()
    expect(menu).to_be_visible()
    page.mouse.click(1200, 400)
    expect(menu).to_be_hidden()
