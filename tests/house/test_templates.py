import re

from tests.house.tree import PRODUCT, files, findings, places, text

DJANGO_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
COMMENT_BLOCK = re.compile(r"\{% comment.*?endcomment %\}", re.DOTALL)
UNESCAPED = re.compile(r"\|\s*safe(seq)?\b|autoescape\s+off|\bmark_safe\b|\bSafeString\b")
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*application/json)[^>]*>", re.IGNORECASE)
INLINE_STYLE = re.compile(r"<style\b|<[a-z][^>]*\sstyle\s*=", re.IGNORECASE)
HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE)
SCRIPT_ADDRESS = re.compile(r"javascript:", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"<(script|link|img|iframe|source|video|audio|use|form|object|embed|base)\b[^>]*"
    r"\s(src|href|srcset|action|data)\s*=\s*[\"']?(https?:)?//",
    re.IGNORECASE,
)


def markup() -> dict[str, str]:
    """Return the templates without Django's own tags, their lines kept."""
    return {name: bare(text(name)) for name in files("templates/*.html", "*/templates/*.html")}


def bare(content: str) -> str:
    for pattern in (COMMENT_BLOCK, DJANGO_TAG):
        content = pattern.sub(lambda tag: "\n" * tag[0].count("\n"), content)
    return content


def found_in_markup(pattern: re.Pattern[str]) -> list[str]:
    templates = markup()
    assert templates, "no template found: has the house moved?"
    return [
        found for name, content in templates.items() for found in places(name, content, pattern)
    ]


def test_nothing_reaches_a_page_unescaped() -> None:
    assert not findings(files("templates/*.html", *PRODUCT), UNESCAPED)


def test_no_script_stands_inside_a_page() -> None:
    assert not found_in_markup(INLINE_SCRIPT)
    assert not found_in_markup(SCRIPT_ADDRESS)


def test_no_style_stands_inside_a_page() -> None:
    assert not found_in_markup(INLINE_STYLE)


def test_no_event_handler_stands_in_an_attribute() -> None:
    assert not found_in_markup(HANDLER)


def test_a_page_loads_nothing_from_anybody_else() -> None:
    assert not found_in_markup(ELSEWHERE)
