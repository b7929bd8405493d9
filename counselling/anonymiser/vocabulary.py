"""The words beside a name, read once from `vocabulary.toml`."""

import tomllib
from functools import cache
from pathlib import Path

from counselling.anonymiser.plain import plain

_FILE = Path(__file__).with_name("vocabulary.toml")
_WORDS: dict[str, str] = tomllib.loads(_FILE.read_text("utf-8"))


@cache
def group(name: str) -> frozenset[str]:
    """Return the words of one group, in their plain form."""
    return frozenset(plain(word) for word in _WORDS[name].split())


@cache
def phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return what one group holds between its bars, each as its plain words, by their first."""
    several = [
        tuple(plain(word) for word in phrase.replace("-", " ").split())
        for phrase in _WORDS[name].replace("\n", "").split("|")
    ]
    return {
        first: tuple(phrase for phrase in several if phrase[0] == first)
        for first in {phrase[0] for phrase in several}
    }
