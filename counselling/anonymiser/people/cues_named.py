"""Cues of a name that is given: `X, zo heet ze`, `een meisje, X,`, `X. zij is 71`, `toen kwam X`."""

from collections.abc import Callable

from counselling.anonymiser.people import patterns
from counselling.anonymiser.people.cue import Cue, is_relation
from counselling.anonymiser.people.kinds import Kind
from counselling.anonymiser.people.spots import Spot
from counselling.anonymiser.plain import plain
from counselling.anonymiser.vocabulary import group

_NAMELIKE = {Kind.STRANGE, Kind.PERHAPS, Kind.DOUBTFUL, Kind.SURNAME}
_FIRST_MESSAGES = 8


def _so_called(spot: Spot) -> Cue | None:
    return Cue(5.5, strong=True) if patterns.SO_CALLED.match(spot.rest) else None


def _just_spoken_of(spot: Spot) -> Cue | None:
    """Somebody is spoken of, and here named between commas or points."""
    rare = spot.kind is Kind.RARE
    namelike = rare or spot.kind in _NAMELIKE or spot.capital_tells
    if not namelike or spot.is_function_word or not spot.ends or spot.word.gap == " ":
        return None
    found = patterns.JUST_SPOKEN_OF.search(spot.text_before)
    if found is None:
        return None
    sentence = spot.text_before[: found.end()].rstrip(" ,.(:")
    last = sentence.replace(".", ",").split(",")[-1].split()
    spoken = any(is_relation(plain(word)) or word in group("somebody") for word in last)
    return Cue(2.5 if rare else 3.0, strong=not rare) if spoken else None


def _is_somebody(spot: Spot) -> Cue | None:
    """What follows says whose friend or sister it is."""
    if spot.kind not in _NAMELIKE | {Kind.RARE} or spot.before_is("determiners"):
        return None
    found = patterns.IS_SOMEBODY.match(spot.rest)
    related = found is not None and is_relation(plain(found[1]))
    return Cue(4.5 if spot.kind is Kind.RARE else 3.0, strong=True) if related else None


def _taken_up(spot: Spot) -> Cue | None:
    """It is a sentence by itself, and the next one says more of her or him."""
    alone = spot.word.opens and patterns.TAKEN_UP.match(spot.rest)
    if not alone:
        return None
    return Cue(3.5, strong=True) if spot.kind in _NAMELIKE or spot.word.capital else Cue(1.5)


def _came(spot: Spot) -> Cue | None:
    if spot.kind not in _NAMELIKE or not patterns.CAME.search(spot.text_before):
        return None
    return Cue(2.5)


def _did_it(spot: Spot) -> Cue | None:
    """`c'est X qui a commencé`, `het was X die`."""
    led = spot.kind in _NAMELIKE and not spot.is_function_word
    if led and patterns.IT_IS.search(spot.text_before) and patterns.WHO_DID.match(spot.rest):
        return Cue(3.0, strong=True)
    return None


def _little(spot: Spot) -> Cue | None:
    if not patterns.LITTLE.search(spot.text_before) or spot.kind is Kind.COMMON:
        return None
    return Cue(3.0 if spot.kind in _NAMELIKE else 2.5, strong=spot.kind in _NAMELIKE)


def _alone(spot: Spot) -> Cue | None:
    """Early in a conversation, a message that is this one word."""
    words = spot.reading.words[spot.word.message]
    early = spot.word.message < _FIRST_MESSAGES
    return Cue(2.5) if early and len(words) == 1 and spot.kind in _NAMELIKE else None


NAMED: tuple[Callable[[Spot], Cue | None], ...] = (
    _so_called,
    _just_spoken_of,
    _is_somebody,
    _taken_up,
    _came,
    _did_it,
    _little,
    _alone,
)
