"""The seven words with which a holder opens sealed connections.

They are drawn from a list of 2,059 words: 7 x log2(2,059) = 77 bits, where 75 would do. Whoever guesses
has to pay argon2id for every try.
"""

import re
import secrets
from functools import cache
from pathlib import Path

WORDS = 7
_LIST = Path(__file__).resolve().parent / "passphrase_words.txt"
#: What is longer than any seven words was never a passphrase.
LONGEST_TYPED = 200


def make() -> str:
    """Return seven words, drawn anew."""
    return " ".join(secrets.choice(known()) for _ in range(WORDS))


def plain(typed: str) -> str:
    """Return what was typed as it was drawn: capitals, hyphens, commas and line ends do not count."""
    return " ".join(re.findall("[a-z]+", typed[:LONGEST_TYPED].lower()))


def first_unknown(typed: str) -> int:
    """Return which word, counted from 1, is none of the list or one too many or too few; 0 for seven known ones."""
    words = plain(typed).split()
    for place, word in enumerate(words[:WORDS], 1):
        if word not in _known_set():
            return place
    return 0 if len(words) == WORDS else min(len(words), WORDS) + 1


@cache
def known() -> tuple[str, ...]:
    """Return the list."""
    return tuple(_LIST.read_text().split())


@cache
def _known_set() -> frozenset[str]:
    return frozenset(known())
