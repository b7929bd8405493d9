"""What the privacy self-check says: an item is well, wants care, or must be mended now."""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

import msgspec

#: A report that is older says nothing about today.
STALE = timedelta(hours=26)
#: So long before its day a request that waits is pointed out.
SOON = timedelta(days=7)


class Level(StrEnum):
    """How an item stands."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


ORDER = (Level.GREEN, Level.AMBER, Level.RED)


class Item(msgspec.Struct, frozen=True):
    """One thing that was looked at; `problem` is a word, empty where all is well, and `about` fills its sentence."""

    name: str
    level: Level = Level.GREEN
    problem: str = ""
    about: str = ""


def red(name: str, problem: str, about: str = "") -> Item:
    """Return an item that must be mended now."""
    return Item(name, Level.RED, problem, about)


def amber(name: str, problem: str, about: str = "") -> Item:
    """Return an item that wants care."""
    return Item(name, Level.AMBER, problem, about)


def worst(items: Iterable[Item]) -> Level:
    """Return how bad the worst of it is."""
    return max((item.level for item in items), key=ORDER.index, default=Level.GREEN)
