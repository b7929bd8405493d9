"""A set of words in a few hundred kilobytes: it never forgets one, and errs about one stranger in 10,000.

The dictionaries say what is no name. As ordinary sets they would take 60 MB of every process.
"""

import math
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

_BITS_PER_WORD = 20
_PROBES = 12
_CACHED = 4096


class Bloom:
    """Says whether a word was put in."""

    def __init__(self, bits: bytes) -> None:
        self._bits = bits
        self._size = len(bits) * 8

    def __contains__(self, word: str) -> bool:
        first, step = _hashed(word)
        for probe in range(_PROBES):
            place = (first + probe * step) % self._size
            if not self._bits[place >> 3] >> (place & 7) & 1:
                return False
        return True


def made_of(words: Iterable[str]) -> bytes:
    """Return the bits that `Bloom` reads."""
    several = set(words)
    bits = bytearray(max(1, math.ceil(len(several) * _BITS_PER_WORD / 8)))
    for word in several:
        for place in _places(word, len(bits) * 8):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def _places(word: str, size: int) -> Iterable[int]:
    first, step = _hashed(word)
    return ((first + probe * step) % size for probe in range(_PROBES))


@lru_cache(maxsize=_CACHED)
def _hashed(word: str) -> tuple[int, int]:
    """Return where the probes begin and how far they step; a word is looked up in several sets."""
    digest = blake2b(word.encode("utf-8", "replace"), digest_size=16).digest()
    return int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big") | 1
