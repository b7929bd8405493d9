"""What people do with the keys alone; wherever the Tab key stops, they see where they are."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 90
#: Whether something has the focus; and what has it without an outline around it, its label or what stands in its place.
WHERE = """wanted => {
  const one = document.activeElement;
  const box = one.matches("input[type=radio], input[type=checkbox]");
  const seen = [one, ...(box ? [one.closest("label"), one.nextElementSibling] : [])].some((part) =>
    part && parseFloat(getComputedStyle(part).outlineWidth) >= 3 && getComputedStyle(part).outlineStyle !== "none");
  return [one === wanted, seen || one.tabIndex < 0 ? "" : one.outerHTML.slice(0, 120)];
}"""


def tabs_to(page: Page, wanted: Locator) -> None:
    """Go to something with the Tab key alone; every stop on the way can be seen."""
    goal = wanted.element_handle()
    for _ in range(MOST_TABS):
        there, unseen = page.evaluate(WHERE, goal)
        if there:
            return
        assert not unseen, unseen
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key never came to {wanted}")


def presses(page: Page, *keys: str) -> None:
    """Press these keys, one after the other."""
    for key in keys:
        page.keyboard.press(key)


def enters(page: Page, name: Any, role: Any = "button") -> None:
    """Go to a button or a link by its name, and press Enter once it does something."""
    wanted = page.get_by_role(role, name=name).first
    tabs_to(page, wanted)
    expect(wanted).to_be_enabled()
    presses(page, "Enter")


def fills(page: Page, label: str, text: str) -> None:
    """Go to a field by how its label begins, and type into it."""
    tabs_to(page, page.get_by_label(re.compile(f"^{re.escape(label)}")))
    page.keyboard.type(text)


def goes(page: Page, part: str) -> None:
    """Go to another part of the team's pages by the menu."""
    tabs_to(page, page.get_by_text("Menu", exact=True))
    presses(page, "Enter")
    menu = page.get_by_role("navigation", name="Delen van de teampagina’s")
    tabs_to(page, menu.get_by_role("link", name=part, exact=True))
    presses(page, "Enter")
    expect(page.get_by_role("heading", name=part, level=1)).to_be_visible()


def ends(desk: Page) -> Locator:
    """End the conversation at the console, and return the registration that is there then."""
    enters(desk, "Einde")
    presses(desk, "Tab", "Enter")
    form = desk.get_by_role("region", name="Registratie")
    expect(form.get_by_role("radio", name="Leerling")).to_be_focused()
    return form
