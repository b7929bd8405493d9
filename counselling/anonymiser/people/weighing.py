"""Weighs what a word is against what stands around it, over the whole conversation."""

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from counselling.anonymiser.lists import the_lists
from counselling.anonymiser.people.asking import (
    is_a_thing_by_itself,
    is_plain_talk,
    is_unmarked,
    is_worth_asking,
    may_be_asked,
)
from counselling.anonymiser.people.cue import is_verb
from counselling.anonymiser.people.cues import cues
from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.people.spots import Spot
from counselling.anonymiser.reading import Reading, Word
from counselling.anonymiser.vocabulary import group

#: Points for what a word is. At SURE it is taken out, at ASKED the reviewer is asked.
_ITSELF = {
    Kind.NAME: 4.0,
    Kind.SURNAME: 3.0,
    Kind.PERHAPS: 0.0,
    Kind.DOUBTFUL: -2.5,
    Kind.STRANGE: 0.5,
    Kind.RARE: -2.0,
    Kind.COMMON: -5.0,
}
SURE, ASKED = 2.5, 1.5
_SHORT, _ITSELF_SHORT = 3, -1.0
#: What `heet` and `noem mij` say.
_CALLED = 5.5
_LISTED = {Kind.NAME, Kind.PERHAPS, Kind.DOUBTFUL, Kind.SURNAME}
_NEED_A_CUE = {Kind.PERHAPS, Kind.DOUBTFUL, Kind.COMMON}
#: How much a second spot of the same word adds.
_AGAIN = 0.6


@dataclass(frozen=True)
class Weight:
    """The points of one spot, with those of the word itself and without."""

    total: float
    around: float
    listed: bool


class Weighing:
    """The weights of all words of a conversation that could be names."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._weights: dict[tuple[int, int], Weight] = {}

    def at(self, word: Word) -> Weight:
        """Return the weight of the word at its place."""
        place = (word.message, word.number)
        if place not in self._weights:
            self._weights[place] = _weight(Spot(self._reading, word))
        return self._weights[place]

    @cached_property
    def best(self) -> dict[str, float]:
        """The most that speaks for each word: its best spot, and a part of its second best."""
        spots: defaultdict[str, list[float]] = defaultdict(list)
        acting = set()
        for word in self._reading.every():
            if may_be_name(word):
                spots[word.plain].append(self.at(word).total)
                if _acts(Spot(self._reading, word)):
                    acting.add(word.plain)
        return {plain: _best(totals, acts=plain in acting) for plain, totals in spots.items()}

    def follows_naming(self, word: Word) -> bool:
        """Say whether the word before is one that names: `heet`, `mij`, `nonkel`."""
        before = self._reading.beside(word, -1)
        return before is not None and before.plain in group("naming")

    def speaks_against(self, word: Word) -> bool:
        """Say whether the word, though a name elsewhere, is an ordinary word here."""
        around = self.at(word).around
        if kind_of(word.plain, word.lang) in _NEED_A_CUE:
            return around <= 0
        return around < 0


def _best(totals: list[float], *, acts: bool) -> float:
    """Return the most that speaks for a word; who is asked about twice, and does something, is somebody."""
    first, second = sorted((*totals, 0.0), reverse=True)[:2]
    if acts and second >= ASKED:
        return max(first, SURE)
    return first + max(0.0, second - max(0.0, first - SURE)) * _AGAIN


def _acts(spot: Spot) -> bool:
    """Say whether it is the subject of what persons do: `X heeft`, `toen zegt X`."""
    first = spot.word.opens or spot.before_is("clause_openers")
    return first and is_verb(spot.after)


def may_be_name(word: Word) -> bool:
    """Say whether a word is worth a look: a common one is, with a capital."""
    return word.capital or kind_of(word.plain, word.lang) is not Kind.COMMON


def _weight(spot: Spot) -> Weight:
    found = list(cues(spot))
    around = sum(cue.points for cue in found)
    strong = any(cue.strong for cue in found)
    total = min(around + _itself(spot, strong=strong), _most(spot, strong=strong))
    if (
        _stands_out(spot, around)
        or _is_called(spot, around)
        or _has_own_capital(spot, strong=strong)
    ):
        total = max(total, SURE)
    if total < ASKED and is_worth_asking(spot, around):
        total = ASKED
    return Weight(total, around, listed=spot.kind in _LISTED)


def _most(spot: Spot, *, strong: bool) -> float:
    """Return the most that a word of a dictionary may weigh without a strong cue or a capital."""
    if spot.kind is Kind.COMMON and not (strong and spot.word.capital):
        return 0.0
    if not strong and (_is_of_a_country(spot) or is_unmarked(spot)):
        return 0.0
    if spot.kind is Kind.RARE and not strong and not spot.capital_tells:
        return 0.0 if is_plain_talk(spot) else ASKED
    return math.inf


def _is_of_a_country(spot: Spot) -> bool:
    """Say whether it is a country or a people behind `in` or `uit`, and no listed name."""
    there = spot.before_is("place_prepositions") or spot.before in {"van", "of"}
    return there and spot.kind is Kind.RARE and the_lists().is_word_of(spot.word.plain, "capital")


def _is_called(spot: Spot, around: float) -> bool:
    """Say whether a common word in small letters is what somebody is called, and closes."""
    told = around >= _CALLED and spot.before_is("naming_him")
    return spot.kind is Kind.COMMON and told and spot.ends and is_a_thing_by_itself(spot)


def _has_own_capital(spot: Spot, *, strong: bool) -> bool:
    """Say whether a common word has both a capital of its own and a strong cue."""
    told = strong and spot.capital_tells
    return spot.kind is Kind.COMMON and told and is_a_thing_by_itself(spot)


def _itself(spot: Spot, *, strong: bool) -> float:
    if spot.kind is Kind.DOUBTFUL and strong:
        return _ITSELF[Kind.PERHAPS]
    if len(spot.word.plain) < _SHORT and spot.kind in {Kind.STRANGE, Kind.SURNAME}:
        return _ITSELF_SHORT
    return _ITSELF[spot.kind]


def _stands_out(spot: Spot, around: float) -> bool:
    """Say whether a word that no list has stands like a name, or an ordinary one has a capital of its own."""
    if spot.kind is Kind.STRANGE:
        return around > 0 and len(spot.word.plain) > _SHORT
    capital = spot.kind is Kind.RARE and spot.capital_tells
    return capital and around > 0 and may_be_asked(spot)
