"""When two spellings are the same: without case, accents and what cannot be seen; and where one stands in a text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from counselling.anonymiser.plain import plain as plain_word

#: Marks that are written over or under a letter, in the scripts young people here write, and what takes no room.
_JOINED = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u00ad\u200b-\u200d\u2060\ufeff"
)
_UNSEEN = re.compile(rf"[{_JOINED}]+")
_TOKEN = re.compile(rf"(?:[^\W_][{_JOINED}]*)+")
#: A number may be written with anything between its digits.
_NUMBER = re.compile(r"\d(?:[\s./()+\-]{0,3}\d)+")
_ABROAD = re.compile(r"^(?:\+|00)32")
#: So short a word has no endings, and so few digits may be an age, a year or an hour.
ENDINGS_FROM = 5
ENDING_MOST = 4
DIGITS_FROM = 6


class Token(NamedTuple):
    """A word in its plain form, and where it stands."""

    plain: str
    start: int
    end: int


@lru_cache(20_000)
def plain(text: str) -> str:
    """Return a text without case, accents and invisible characters: Zoë, ZOE and zoe are one."""
    return _UNSEEN.sub("", plain_word(text))


@lru_cache(10_000)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text, plain, with their places in code points."""
    return tuple(Token(plain(found[0]), *found.span()) for found in _TOKEN.finditer(text))


def spelled(text: str) -> str:
    """Return what two spellings of one name share, however they are spaced or joined."""
    return " ".join(token.plain for token in tokens(text)) or plain(text).strip()


def digits(text: str) -> str:
    """Return the digits of a number as a neighbour would dial them; nothing where it is no long number."""
    written = "".join(one for one in text if one.isdecimal() or one == "+")
    found = _ABROAD.sub("", written).replace("+", "").lstrip("0")
    letters = sum(one.isalpha() for one in text)
    return found if len(found) >= DIGITS_FROM and letters <= len(found) else ""


class Spellings:
    """Some words that are looked for in many texts at once, in any spelling."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
        self._endings: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._signs: dict[str, str] = {}
        for key, text in {spelled(text): text for text in texts}.items():
            self._learn(key, text)

    def _learn(self, key: str, text: str) -> None:
        words = [token.plain for token in tokens(text)]
        if words:
            self._by_first[words[0]].append((words, key))
            self._by_first[words[0]].sort(key=lambda one: -len(one[0]))
        elif text.strip():
            self._signs[text.strip()] = key
        if number := digits(text):
            self._numbers[number] = key

    def places_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Give wherever one of them stands, with endings like those of "femkes" too, and as what it is `spelled`.

        Places may overlap: what one of them hides would not be hidden by another.
        """
        found = tokens(text)
        for place, token in enumerate(found):
            for words, key in self._met(found, place):
                yield token.start, found[place + len(words) - 1].end, key
        yield from self._numbers_in(text)
        yield from self._signs_in(text)

    def _met(self, found: tuple[Token, ...], place: int) -> Iterator[tuple[list[str], str]]:
        word = found[place].plain
        for words, key in self._by_first.get(word, ()):
            if [token.plain for token in found[place : place + len(words)]] == words:
                yield words, key
        if word not in self._endings:
            self._endings[word] = self._without_ending(word)
        if stem := self._endings[word]:
            yield [word], stem

    def _without_ending(self, word: str) -> str:
        shortest = max(ENDINGS_FROM, len(word) - ENDING_MOST) if word.isalpha() else len(word)
        for length in range(len(word) - 1, shortest - 1, -1):
            for words, key in self._by_first.get(word[:length], ()):
                if len(words) == 1:
                    return key
        return ""

    def _numbers_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        for run in _NUMBER.finditer(text) if self._numbers else ():
            places = [place for place in range(*run.span()) if text[place].isdecimal()]
            written = "".join(text[place] for place in places)
            for number, key in self._numbers.items():
                # What stands before it may be the code of a country, or another number.
                start = written.find(number)
                while start >= 0:
                    end = start + len(number)
                    yield places[start], places[end - 1] + 1, key
                    start = written.find(number, end)

    def _signs_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        for sign, key in self._signs.items():
            start = text.find(sign)
            while start >= 0:
                yield start, start + len(sign), key
                start = text.find(sign, start + len(sign))
