"""Cues behind a word: what it does, what it owns, how old it is, who it is."""

from collections.abc import Callable

from counselling.anonymiser.people import patterns
from counselling.anonymiser.people.cue import Cue, is_relation, is_third_person, is_verb
from counselling.anonymiser.people.kinds import Kind
from counselling.anonymiser.people.spots import Spot
from counselling.anonymiser.plain import plain


def _acting(spot: Spot) -> Cue | None:
    """Somebody says, has, is: the subject of a sentence, without an article before it."""
    first = spot.word.opens or spot.before_is("clause_openers")
    if spot.after_is("saying"):
        return Cue(2.5 if first else 1.5, strong=bool(first) and not spot.is_function_word)
    if spot.after_is("being") or is_third_person(spot.after):
        return Cue(1.5 if first else 0.5)
    return None


def _owning(spot: Spot) -> Cue | None:
    if patterns.APOSTROPHE_S.match(spot.rest):
        return Cue(2)
    owns = spot.after_is("owning") and spot.after_that and not is_verb(spot.after_that)
    if owns and spot.kind is Kind.RARE and spot.word.opens and is_relation(spot.after_that):
        return Cue(4.5, strong=True)
    return Cue(1.5) if owns else None


def _of_age(spot: Spot) -> Cue | None:
    """An age, or where somebody belongs: `X is 17`, `X (16)`, `X van de klas`."""
    if patterns.IS_OF_AGE.match(spot.rest):
        return Cue(3, strong=not spot.is_function_word)
    if patterns.AGE_BESIDE.match(spot.rest):
        return Cue(2)
    return Cue(1.5) if patterns.WHERE_FROM.match(spot.rest) else None


def _told_apart(spot: Spot) -> Cue | None:
    """A relation follows: `X, mijn nicht`, `X mijn beste vriendin`."""
    found = patterns.APPOSITION.match(spot.rest)
    beside = patterns.RELATION_BESIDE.match(spot.rest)
    if any(one is not None and is_relation(plain(one[1] or "")) for one in (found, beside)):
        return Cue(3, strong=True)
    return Cue(1) if found else None


AFTER: tuple[Callable[[Spot], Cue | None], ...] = (
    _acting,
    _owning,
    _of_age,
    _told_apart,
)
