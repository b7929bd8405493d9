"""Cues of the word and its row: a capital, another name beside it, a hyphen."""

from collections.abc import Callable

from counselling.anonymiser.lists import the_lists
from counselling.anonymiser.people.cue import Cue, is_named
from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.people.spots import Spot
from counselling.anonymiser.reading import Word
from counselling.anonymiser.vocabulary import group

_ME = {"ik", "mij", "moi", "me", "i", "k"}


def _in_a_row(spot: Spot) -> Cue | None:
    """A name stands beside it in a row: `X en femke`, `femke, X`."""
    return Cue(2.5, strong=True) if _joined(spot, -1) or _joined(spot, 1) else None


def _joined(spot: Spot, side: int) -> bool:
    near, beyond = spot.reading.beside(spot.word, side), spot.reading.beside(spot.word, 2 * side)
    if near is None:
        return False
    gap = (spot.word if side < 0 else near).gap
    if gap.strip() in {",", "&", "+", "/"}:
        return is_named(near)
    if gap != " " or near.plain not in group("joining") or beyond is None:
        return False
    return is_named(beyond) or _is_in_row(spot, beyond, side)


def _is_in_row(spot: Spot, word: Word, side: int) -> bool:
    """Say whether the row goes on to a name: `femke, bo en X`."""
    further = spot.reading.beside(word, side)
    gap = (word if side < 0 else further or word).gap
    maybe = kind_of(word.plain, word.lang) in {Kind.PERHAPS, Kind.STRANGE}
    return maybe and further is not None and gap.strip() == "," and is_named(further)


def _hyphened(spot: Spot) -> Cue | None:
    """Half of a double name: `an-sofie`."""
    before, after = spot.reading.beside(spot.word, -1), spot.reading.beside(spot.word, 1)
    first = spot.word.hyphened and before is not None and before.plain in the_lists().first
    second = after is not None and after.hyphened and after.plain in the_lists().first
    return Cue(5, strong=True) if first or second else None


def _with_surname(spot: Spot) -> Cue | None:
    """A listed first name and a surname, both with a capital: `An Verstraeten`."""
    after = spot.reading.beside(spot.word, 1)
    if after is None or after.gap != " " or not (spot.word.capital and after.capital):
        return None
    listed = spot.kind in {Kind.PERHAPS, Kind.DOUBTFUL} and not spot.reading.shouting[after.message]
    surname = kind_of(after.plain, after.lang) is Kind.SURNAME
    return Cue(3.5, strong=True) if listed and surname else None


def _me_too(spot: Spot) -> Cue | None:
    """`ik en X`, `X en ik`."""
    before = spot.before in group("joining") and spot.before_that in _ME
    after = spot.after in group("joining") and spot.after_that in _ME
    return Cue(2.5) if before or after else None


def _capital(spot: Spot) -> Cue | None:
    if spot.capital_tells:
        return Cue(3 if spot.by_counsellor or spot.kind is Kind.PERHAPS else 2.5)
    return Cue(0.5) if spot.word.capital and not spot.word.shouted else None


BESIDE: tuple[Callable[[Spot], Cue | None], ...] = (
    _capital,
    _in_a_row,
    _hyphened,
    _with_surname,
    _me_too,
)
