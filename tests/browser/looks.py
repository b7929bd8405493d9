"""One page as different people see it: light, dark, in forced colours, narrow; on a desk and in a hand."""

import os
from typing import Any

from playwright.sync_api import Page

from tests.browser.axe import ALL, COLOURS, SIZES, violations
from tests.browser.conftest import DESKTOP, PHONE

#: Where somebody asked for pictures.
SHOTS = os.environ.get("SHOTS")
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
LOOKS: dict[str, tuple[tuple[int, int], dict[str, Any], tuple[str, list[str]]]] = {
    "light": ((1366, 850), {"color_scheme": "light", "forced_colors": "none"}, ALL),
    "dark": ((390, 844), {"color_scheme": "dark", "forced_colors": "none"}, ALL),
    "forced colours": ((1024, 768), {"color_scheme": "dark", "forced_colors": "active"}, COLOURS),
    "320 px": ((320, 640), {"color_scheme": "light", "forced_colors": "none"}, SIZES),
}


def faults(page: Page, state: str) -> list[str]:
    """Return what axe finds in each look, and where a page is wider than its screen."""
    found = []
    for look, (size, media, rules) in LOOKS.items():
        page.set_viewport_size({"width": size[0], "height": size[1]})
        # Without motion no colour is caught halfway.
        page.emulate_media(reduced_motion="reduce", **media)
        # What has scrolled half under the header would count as a target too small to hit.
        page.evaluate("scrollTo(0, 0)")
        found += [f"{state}, {look}: {line}" for line in violations(page, rules)]
        if page.evaluate(SIDEWAYS):
            found.append(f"{state}, {look}: wider than the screen")
    return found


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
