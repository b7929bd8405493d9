"""Finding a school by what somebody remembers of it: part of a name, a town, a letter wrong. Pure.

Words of all schools lie in one small dictionary. Each word that is typed is compared with that
dictionary, never with every school; then the schools of the words that look like it are weighed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from itertools import pairwise
from math import log

from counselling.signposts.rules.likeness import EXACT, closeness_of, closeness_with_slips, pairs_of
from counselling.signposts.rules.school_names import (
    IN_FULL,
    spelled_alike,
    split_up,
    words_of,
    written_out,
)

QUERY_LIMIT = 100
MOST_WORDS = 7
FOUND_MOST = 8
#: How much of what was typed must be found back.
ENOUGH = 0.55
#: Words that share too few pairs of letters are not compared letter by letter; the best so many are.
COMPARED = 60
#: A word is common that one school in so many has.
COMMON = 10


@dataclass(frozen=True, slots=True)
class SchoolName:
    """What is searched of a school."""

    name: str
    town: str
    postcode: str
    level: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """The dictionary, and which schools have each word."""

    #: Words with letters; numbers are found as they are or not at all.
    words: Sequence[str]
    schools_of: Mapping[str, Sequence[int]]
    words_with: Mapping[str, Sequence[int]]
    names: Sequence[SchoolName]
    #: The place of each school among its likes: a short name first.
    order: Sequence[int]


def index_of(names: Iterable[SchoolName]) -> Index:
    """Prepare schools for being found; their place in `names` is what a search returns."""
    names = list(names)
    schools_of: dict[str, list[int]] = defaultdict(list)
    for place, school in enumerate(names):
        for word in _words_of_school(school):
            schools_of[word].append(place)
    words = [word for word in schools_of if not word.isdigit()]
    words_with: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        for pair in pairs_of(word):
            words_with[pair].append(number)
    by_length = sorted(range(len(names)), key=lambda place: _in_order(names[place]))
    order = [0] * len(names)
    for rank, place in enumerate(by_length):
        order[place] = rank
    return Index(words, dict(schools_of), dict(words_with), names, order)


def find(index: Index, typed: str, most: int = FOUND_MOST) -> list[int]:
    """Return the places of the schools that look like what was typed, the best first."""
    asked = _asked(typed)
    if not asked or not index.names:
        return []
    found = [_alike(index, ways) for ways in asked]
    weights = [_weight(index, alike) for alike in found]
    marks: dict[int, float] = {}
    for weight, alike in sorted(zip(weights, found, strict=True), key=lambda one: -one[0]):
        _mark(index, marks, alike, weight)
    enough = ENOUGH * sum(weights)
    good = [
        (-round(mark, 6), index.order[place], place)
        for place, mark in marks.items()
        if mark >= enough
    ]
    return [place for _, _, place in nsmallest(most, good)]


def _words_of_school(school: SchoolName) -> set[str]:
    name = words_of(school.name)
    full = written_out(name)
    town = words_of(school.town)
    # "Sintjozef" and "Sint Jozef" are one school.
    joined = {first + second for first, second in pairwise(full) if first == "sint"}
    abbreviations = {word for word in name if word in IN_FULL}
    more = {*town, school.postcode.lower(), *written_out(words_of(school.level)), school.number}
    parts = {part for word in full for part in split_up(word)}
    spelled = {spelled_alike(word) for word in (*full, *town)}
    return {*full, *parts, *joined, *abbreviations, *more, *spelled, "".join(town)} - {""}


def _asked(typed: str) -> list[set[str]]:
    """Return for each word that was typed the ways in which it may be meant."""
    words = words_of(typed[:QUERY_LIMIT])[:MOST_WORDS]
    meant: list[set[str]] = []
    for word in words:
        parts = written_out([word])
        if len(parts) > 1:
            meant.append({word, " ".join(parts)})
        elif parts != [word] or len(word) > 1:
            meant.append({word, *parts, spelled_alike(word)})
    kept = [ways for ways in meant if not _says_nothing(ways)]
    return kept or meant


def _says_nothing(ways: set[str]) -> bool:
    return all(not written_out([way, "x"])[:-1] for way in ways)


def _alike(index: Index, ways: set[str]) -> dict[str, float]:
    """Return the words of the dictionary that look like one of the ways, and how much."""
    found: dict[str, float] = {}
    for way in ways:
        # An abbreviation in full counts where a school has all of its words; the rarest stands for it.
        typed = min(way.split(), key=lambda word: len(index.schools_of.get(word, ())) or 1 << 30)
        for word, closeness in _alike_one(index, typed).items():
            found[word] = max(closeness, found.get(word, 0.0))
    return found


def _alike_one(index: Index, typed: str) -> dict[str, float]:
    if typed.isdigit():
        return {typed: EXACT} if typed in index.schools_of else {}
    found = {word: closeness_of(typed, word) for word in index.words if typed in word}
    if len(typed) >= 4:  # noqa: PLR2004 - a shorter word with a slip is any other word
        for word in _candidates(index, typed):
            if word not in found and (closeness := closeness_with_slips(typed, word)):
                found[word] = closeness
    return found


def _candidates(index: Index, typed: str) -> list[str]:
    shared: Counter[int] = Counter()
    pairs = pairs_of(typed)
    for pair in pairs:
        shared.update(index.words_with.get(pair, ()))

    def likeness(number: int) -> float:
        return shared[number] - abs(len(index.words[number]) - len(typed)) / 10

    least = max(2, len(pairs) // 3)
    candidates = [number for number, count in shared.items() if count >= least]
    return [index.words[number] for number in nlargest(COMPARED, candidates, key=likeness)]


def _weight(index: Index, alike: Mapping[str, float]) -> float:
    """Return what a word says: one that many schools have says little; one that none has, much."""
    most = log(len(index.names) + 2)
    if not alike:
        return most / 2
    best = max(alike.values())
    schools = sum(len(index.schools_of[word]) for word, mark in alike.items() if mark == best)
    return most - log(1 + min(schools, len(index.names)))


def _mark(index: Index, marks: dict[int, float], alike: Mapping[str, float], weight: float) -> None:
    closest: dict[int, float] = {}
    # The closest word of a school is told last and stands.
    for word, closeness in sorted(alike.items(), key=lambda one: one[1]):
        closest.update(dict.fromkeys(index.schools_of[word], closeness))
    # A word of every second school tells apart those that are in sight; it brings no new ones.
    common = marks and len(closest) * COMMON > len(index.names)
    for place in marks.keys() & closest.keys() if common else closest:
        marks[place] = marks.get(place, 0.0) + weight * closest[place]


def _in_order(school: SchoolName) -> tuple[int, str, str]:
    return len(school.name), school.name, school.town
