"""Texts to read when nobody can talk; they come with the product."""

import tomllib
from functools import cache
from pathlib import Path

from counselling.signposts.rules.self_help import Index, Text, found_in, index_of

FILE = Path(__file__).resolve().parent.parent / "self_help.toml"
#: In the order in which a page shows them.
THEMES = ("feelings", "bullying", "home", "study", "sexuality", "health")


@cache
def self_help(language: str) -> tuple[Text, ...]:
    """Return all texts in a language, by theme; Dutch for one we do not know."""
    texts = tomllib.loads(FILE.read_text(encoding="utf-8"))["text"]
    read = [_text(text["key"], text["theme"], text.get(language) or text["nl"]) for text in texts]
    return tuple(sorted(read, key=lambda text: THEMES.index(text.theme)))


def search_self_help(language: str, typed: str) -> list[Text]:
    """Return the texts that hold what was typed, the likeliest first."""
    return found_in(_index(language), typed)


@cache
def _index(language: str) -> Index:
    return index_of(self_help(language))


def _text(key: str, theme: str, written: dict[str, str]) -> Text:
    paragraphs = tuple(written["body"].strip().splitlines())
    return Text(key, theme, written["title"], paragraphs, written["words"])
