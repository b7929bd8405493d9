"""Asks axe-core whether a page can be used by everybody (WCAG 2.2 AA and best practice)."""

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

#: Every rule there is for a page.
ALL = ("tag", ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
#: Of a page of which everything was asked already: what its colours, or its width, can break.
COLOURS = ("rule", ["color-contrast", "link-in-text-block"])
SIZES = ("rule", ["target-size", "scrollable-region-focusable"])
RUN = (
    "([type, values]) => axe.run(document, {runOnly: {type, values}, resultTypes: ['violations']})"
)


@cache
def source() -> str:
    """Return axe-core's own script, which the test package carries."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, rules: tuple[str, list[str]] = ALL) -> list[str]:
    """Return one line for each broken rule: its name, and the first elements that break it.

    The script is evaluated by the debugger: as a script element the page's policy would refuse it.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(source())
    found: dict[str, Any] = page.evaluate(RUN, rules)
    return [told(violation) for violation in found["violations"]]


def told(violation: dict[str, Any]) -> str:
    places = [" ".join(map(str, node["target"])) for node in violation["nodes"][:3]]
    return f"{violation['id']} ({violation['impact']}): {violation['help']}: {'; '.join(places)}"
