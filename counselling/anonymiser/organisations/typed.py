"""Schools, clubs and shops whose kind is told: `vti xyz`, `chiro xyz`, `frituur 't xyz`."""

from counselling.anonymiser.joints import is_joined
from counselling.anonymiser.lists import the_lists
from counselling.anonymiser.organisations.naming import (
    end_of_name,
    is_compound_kind,
    is_telling,
    name_behind,
    stem_of_compound,
)
from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.reading import Reading, Word
from counselling.anonymiser.vocabulary import group, phrases

Span = tuple[Word, Word]
_SHORTEST_STEM = 4
_LONGEST_ACRONYM = 6
_SHORTEST_ALONE = 3
_CLUBS = ("club_signs", "sports", "youth_groups")
_OTHERS = ("care", "businesses")


def institution(word: Word, reading: Reading) -> Span | None:
    """Find what is known by itself: `KU Leuven`, `odisee`."""
    words = reading.words[word.message]
    for phrase in phrases("institutions").get(word.plain, ()):
        part = words[word.number : word.number + len(phrase)]
        long_enough = len(word.plain) >= _SHORTEST_ALONE or len(phrase) > 1 or word.shouted
        if long_enough and tuple(each.plain for each in part) == phrase:
            return word, part[-1]
    return None


def typed(word: Word, reading: Reading) -> Span | None:
    """Find a word for a kind of place with the name before or behind it."""
    if word.plain in group("school_types"):
        return _school(word, reading)
    if any(word.plain in group(name) for name in _CLUBS):
        return _club(word, reading)
    if any(word.plain in group(name) for name in _OTHERS):
        end = name_behind(word, reading)
        return (word, end) if end else _kind_behind(word, reading)
    return _compound(word, reading) or _compound_kind(word, reading) or _kind_behind(word, reading)


def _compound(word: Word, reading: Reading) -> Span | None:
    """Find a kind of school that is one word with its name: `broederschool`, `xyzcollege`."""
    stem = stem_of_compound(word.plain)
    if len(stem) < _SHORTEST_STEM or the_lists().is_word(word.plain):
        return None
    before = reading.beside(word, -1)
    capital = before is not None and before.capital and not before.opens and word.gap == " "
    return (before if before and capital else word), end_of_name(word, reading)


def _compound_kind(word: Word, reading: Reading) -> Span | None:
    """Find the name behind a kind that is a compound: `bandencentrale Xyz`."""
    if not is_compound_kind(word.plain) or word.plain in the_lists().places:
        return None
    end = name_behind(word, reading)
    return (word, end) if end else None


def _kind_behind(word: Word, reading: Reading) -> Span | None:
    """Find `Xyz bloemen`, `Xyz boxing academy`: the kind stands last, in small letters."""
    if word.plain not in group("kinds_behind") or word.gap != " ":
        return None
    near, beyond = reading.beside(word, -1), reading.beside(word, -2)
    if near is None:
        return None
    if near.plain in group("kinds_behind") and beyond is not None and near.gap == " ":
        near = beyond
    return (near, word) if _names_a_trade(near, reading) else None


def _names_a_trade(near: Word, reading: Reading) -> bool:
    """Say whether the word before a trade is what it is called: a surname, a capital of its own."""
    kind = kind_of(near.plain, near.lang)
    if the_lists().is_word_of(near.plain, "capital") and kind is not Kind.SURNAME:
        return near.capital and not near.opens and near.plain in the_lists().places
    if near.capital:
        return kind in {Kind.SURNAME, Kind.STRANGE, Kind.NAME} or (
            is_telling(near, reading) and not near.opens
        )
    before = reading.beside(near, -1)
    led = before is not None and before.plain in group("belonging_prepositions") | group(
        "person_prepositions"
    )
    return kind in {Kind.SURNAME, Kind.STRANGE} and led


def _school(word: Word, reading: Reading) -> Span | None:
    first = _first_of_school(word, reading)
    end = name_behind(word, reading)
    if end is not None:
        return first, end
    before = reading.beside(word, -1)
    if word.plain in group("schools_by_kind") and before and before.plain in {"t", "het"}:
        return word, word
    acronym = (
        word.shouted
        and len(word.plain) <= _LONGEST_ACRONYM
        and word.plain not in {"okan", "buso", "ap", "go"}
    )
    return (first, word) if first is not word or acronym else _kind_behind(word, reading)


def _first_of_school(word: Word, reading: Reading) -> Word:
    """Take along what stands before: `koninklijk atheneum`, `GO! atheneum`, `Xyz College`."""
    first = word
    while True:
        before = reading.beside(first, -1)
        if before is None or not is_joined(first) or not _opens_school(before, reading):
            return first
        first = before


def _opens_school(word: Word, reading: Reading) -> bool:
    if word.plain in group("school_openers") or word.plain == "go":
        return True
    kind = kind_of(word.plain, word.lang)
    before = reading.beside(word, -1)
    led = before is not None and before.plain in group("learning_prepositions") - {"a", "in"}
    if led and before and is_joined(word) and kind not in {Kind.COMMON, Kind.DOUBTFUL}:
        return True
    opens = word.opens and kind not in {Kind.STRANGE, Kind.SURNAME, Kind.NAME}
    return word.capital and not opens and kind is not Kind.COMMON


def _club(word: Word, reading: Reading) -> Span | None:
    if word.plain in group("place_prepositions") and word.lang != "nl":
        return None
    end = name_behind(word, reading)
    sign = word.plain in group("club_signs")
    if end is None:
        before = _named_before(word, reading) if sign or word.plain == "club" else None
        return before or _kind_behind(word, reading)
    if sign and not word.capital and not _follows_sign(word, reading.beside(word, 1)):
        return None
    return _first_of_club(word, reading), end


def _named_before(word: Word, reading: Reading) -> Span | None:
    """Find `Brabo VC`, `Xyz Swim Club`: the kind stands last."""
    first = _first_of_club(word, reading)
    return (first, word) if first is not word and word.capital else None


def _first_of_club(word: Word, reading: Reading) -> Word:
    first = word
    while word.capital:
        before = reading.beside(first, -1)
        if before is None or first.gap != " " or before.opens or not is_telling(before, reading):
            break
        first = before
    return first


def _follows_sign(word: Word, named: Word | None) -> bool:
    """Say whether a club sign in small letters is one: `vv xyz`, but not `tk wiskunde`."""
    if named is None:
        return False
    kind = kind_of(named.plain, named.lang)
    if word.plain in group("sure_club_signs"):
        return kind not in {Kind.COMMON, Kind.DOUBTFUL}
    return named.capital or named.plain in the_lists().places or kind is Kind.STRANGE
