"""Places in a text: the browser counts as the server does, also where a letter is more than one unit."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.service import Service

#: An emoji of one point and of seven, a letter with marks of its own, right to left, no width, a flag, ancient signs.
HARD = [
    "😀",
    "👩‍👧‍👦",
    "e\u0301\u0328",
    "שָׁלוֹם",
    "a\u200db\ufeff",
    "🇧🇪",
    "𝓝𝓸𝓸𝓻",
    "🧑🏽‍🏫",
    "ﷺ",
    "",
    "\r\n\t",
    "\U0010ffff",
]
COUNTED = """async (texts) => {
  const { between, lengthOf, pointOf, unitOf } = await import("/static/js/lib/code_points.js");
  return texts.map((text) => {
    const length = lengthOf(text);
    const places = Array.from({ length: length + 1 }, (_, place) => place);
    return {
      length,
      parts: places.map((place) => [between(text, 0, place), between(text, place, length)]),
      back: places.map((place) => pointOf(text, unitOf(text, place))),
    };
  });
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, site: Service) -> Iterator[Page]:
    """Return a page of the team's site, which may import its scripts."""
    opened = browser.new_page(base_url=site.origin)
    opened.goto("/staff/login/")
    yield opened
    opened.close()


def expected(text: str) -> dict[str, Any]:
    places = range(len(text) + 1)
    return {
        "length": len(text),
        "parts": [[text[:place], text[place:]] for place in places],
        "back": list(places),
    }


def test_hard_texts_are_cut_where_the_server_cuts_them(page: Page) -> None:
    texts = [*HARD, "".join(HARD), " ".join(f"Noor{one}Jef" for one in HARD)]
    assert page.evaluate(COUNTED, texts) == [expected(text) for text in texts]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.lists(st.text(max_size=40) | st.lists(st.sampled_from(HARD)).map("".join), max_size=20)
)
def test_any_text_is_cut_where_the_server_cuts_it(page: Page, texts: list[str]) -> None:
    assert page.evaluate(COUNTED, texts) == [expected(text) for text in texts]
