"""The leak test: whether a copy still holds what was taken out of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counselling.anonymiser.plain import plain
from counselling.anonymiser.seeking import seeker
from counselling.anonymiser.spellings import small_forms
from counselling.anonymiser.talk import Known
from counselling.anonymiser.words import PARTICLES, words_of

_SHORTEST_NAME = 2
_SHORTEST_DIGITS = 5
_PSEUDONYM = seeker(r"\[[a-z]+(?: \d+)?\]")
_DIGITS = seeker(r"\d(?:[\W_]{0,3}\d)+")


@dataclass(frozen=True, slots=True)
class Leak:
    """What is still there, and in which text (counted from 0)."""

    message: int
    text: str


def leaks(texts: Sequence[str], known: Iterable[Known]) -> list[Leak]:
    """Return where anything `known` still stands: in any case, accent, diminutive or spacing.

    Pseudonyms are passed over. A name of several words leaks with any of them but its particles.
    """
    known = tuple(known)
    names = {word for one in known for word in _names(one.text)}
    wholes = {_squeezed(one.text) for one in known} - {""}
    numbers = {digits for one in known if len(digits := _digits(one.text)) >= _SHORTEST_DIGITS}
    found = []
    for message, text in enumerate(texts):
        rest = _PSEUDONYM.sub(" · ", text)
        if (
            any(_is_name(word, names) for word in words_of(rest))
            or _holds(rest, wholes)
            or any(_holds_number(run[0], numbers) for run in _DIGITS.finditer(rest))
        ):
            found.append(Leak(message, text))
    return found


def _names(text: str) -> list[str]:
    words = words_of(text)
    return [word for word in words if len(word) >= _SHORTEST_NAME and word not in PARTICLES]


def _is_name(word: str, names: set[str]) -> bool:
    return any(stem in names for stem in small_forms(word))


def _squeezed(text: str) -> str:
    return "".join(letter for letter in plain(text) if letter.isalnum())


def _holds(text: str, wholes: set[str]) -> bool:
    pieces = {_squeezed(piece) for piece in text.split()}
    return bool(wholes & pieces)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdecimal())


def _holds_number(run: str, numbers: set[str]) -> bool:
    digits = _digits(run)
    return any(number in digits for number in numbers)
