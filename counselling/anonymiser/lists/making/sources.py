"""Where the lists come from, and how each source is read."""

import importlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counselling.anonymiser.plain import plain

_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Sources:
    """Where the unpacked packages and our own supplements are."""

    folder: Path
    own: Path

    def lines(self, name: str) -> list[str]:
        return (self.folder / name).read_text("utf-8").split("\n")

    def ranked(self, package: str, kind: str) -> list[str]:
        found: list[str] = json.loads((self.folder / package / f"{kind}.json").read_text("utf-8"))
        return found

    def own_lines(self, name: str) -> list[str]:
        lines = (self.own / name).read_text("utf-8").splitlines()
        return [line for line in lines if line.strip() and not line.startswith("#")]

    def supplement(self, name: str) -> Iterator[str]:
        for line in self.own_lines(name):
            yield from line.split()

    def chosen(self) -> dict[str, set[str]]:
        """Return what we say ourselves of names and places that are words, by its heading."""
        parted = [line.partition(":") for line in self.own_lines("ordinary.txt")]
        return {name: words_of([several]) for name, _, several in parted}


def faker(kind: str, place: str, attribute: str) -> list[str]:
    """Return a list of the package faker."""
    provider: Any = importlib.import_module(f"faker.providers.{kind}.{place}").Provider
    return list(getattr(provider, attribute))


def words_of(names: Iterable[str]) -> set[str]:
    """Return every word of the names, in its plain form."""
    return {word for name in names for word in in_words(name)}


def in_words(name: str) -> list[str]:
    """Return the words of one name, in their order."""
    return [plain(word) for word in _LETTERS.findall(name)]
