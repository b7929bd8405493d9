"""Names of people: the words that weigh enough, and the words that belong to them."""

from collections.abc import Iterator

from counselling.anonymiser.claims import Claim, Claims
from counselling.anonymiser.lists import the_lists
from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.people.spots import Spot
from counselling.anonymiser.people.weighing import ASKED, SURE, Weighing, may_be_name
from counselling.anonymiser.reading import Reading, Word
from counselling.anonymiser.vocabulary import group

_LONGEST_SURNAME = 4
#: `Lukas VH`, `Emma DB`.
_MOST_INITIALS = 3
#: Particles that are words of every sentence: part of a name only with a capital.
_LINKS = {"van", "den", "der", "ten", "ter", "ben", "du", "des", "la", "le", "d", "o", "mac"}


def names(reading: Reading, weighing: Weighing, claims: Claims) -> Iterator[Claim]:
    """Find names with their surnames; what weighs a little less is asked about."""
    for words in reading.words:
        done = 0
        for word in words:
            if word.number < done or claims.touches(word.message, word.start, word.end):
                continue
            surname = _surname_from(word, reading)
            taken = surname and claims.touches(word.message, word.start, surname.end)
            points = 0.0 if taken else _points(word, surname, reading, weighing)
            if points < ASKED:
                continue
            last = surname or (_last_of(word, reading) if points >= SURE else word)
            done = last.number + 1
            why = "list" if weighing.at(word).listed else "cue"
            first = _first_of(word, reading) if points >= SURE else word
            if claims.touches(word.message, first.start, last.end):
                first = last = word
            yield Claim(word.message, first.start, last.end, "PERSON", why, sure=points >= SURE)


def _is_initial(word: Word, reading: Reading) -> bool:
    """Say whether one capital stands for a name: `het is W. van geschiedenis`."""
    if len(word.text) != 1 or not word.capital:
        return False
    if word.opens and not (word.gap == ". " and Spot(reading, word).before_is("titles")):
        return False
    if reading.texts[word.message][word.end : word.end + 1] != ".":
        return False
    spot = Spot(reading, word)
    return any(spot.before_is(name) for name in ("before_initials", "titles", "kin"))


def _surname_from(word: Word, reading: Reading) -> Word | None:
    """Find a surname without a first name, which begins with its particle: `mr de smet`, `Van Hove`."""
    if word.plain not in group("surname_openers"):
        return None
    spot = Spot(reading, word)
    words = reading.words[word.message][word.number : word.number + 1 + _LONGEST_SURNAME]
    if spot.before_is("titles") or spot.before_is("kin"):
        return _phrase(words) or _opened(words)
    return _phrase(words) if spot.capital_tells and words[-1].capital else None


def _first_of(word: Word, reading: Reading) -> Word:
    """Take along the particle or the trade before a surname: `el xyz`, `Keukens Xyz`."""
    before = reading.beside(word, -1)
    if before is not None and len(before.text) == 1 and word.gap == ".":
        return before
    if before is None or word.gap != " " or kind_of(word.plain, word.lang) is Kind.NAME:
        return word
    particle = before.plain in group("surname_openers")
    surname = kind_of(word.plain, word.lang) is Kind.SURNAME and before.plain not in _LINKS
    if particle and (before.capital or surname):
        return before
    rare = kind_of(before.plain, before.lang) is Kind.RARE
    return before if word.capital and before.capital and rare else word


def _points(word: Word, surname: Word | None, reading: Reading, weighing: Weighing) -> float:
    """Return what speaks for the word: here, or elsewhere where nothing here speaks against it."""
    if surname or _is_initial(word, reading):
        return SURE
    if not may_be_name(word):
        return _called(word, weighing)
    here = weighing.at(word)
    if weighing.speaks_against(word):
        return here.total
    return max(here.total, weighing.best[word.plain])


def _called(word: Word, weighing: Weighing) -> float:
    """Return what speaks for a common word in small letters: only `heet`, `noem mij` or a title does."""
    if not weighing.follows_naming(word):
        return 0.0
    return weighing.at(word).total


def _last_of(word: Word, reading: Reading) -> Word:
    """Return the last word of the name that begins with this one."""
    words = reading.words[word.message][word.number + 1 : word.number + 1 + _LONGEST_SURNAME]
    near = bool(words) and words[0].gap == " "
    opened = (_phrase(words) or _opened(words)) if near else None
    if opened is not None:
        return opened
    last = word
    for following in words:
        if not _continues(following, reading):
            break
        last = following
    return last


def _phrase(words: list[Word]) -> Word | None:
    """Find a listed surname of several words: `de smet`, `van den broeck`."""
    for length in range(min(len(words), _LONGEST_SURNAME), 1, -1):
        part = words[:length]
        whole = " ".join(word.plain for word in part)
        if (
            all(word.gap in {" ", "'", "’"} for word in part[1:])
            and whole in the_lists().last_phrases
        ):
            return part[-1]
    return None


def _opened(words: list[Word]) -> Word | None:
    """Find a surname by its particle: `Van Xyz`, `el xyz`, `D'Xyz`."""
    for place, word in enumerate(words):
        if place and word.gap not in {" ", "'", "’"}:
            return None
        if word.plain in group("surname_openers"):
            continue
        elided = words[place - 1].plain == "d" and not word.capital
        if elided:
            return None
        fits = word.capital or kind_of(word.plain, word.lang) in {Kind.SURNAME, Kind.STRANGE}
        return word if place and fits else None
    return None


def _continues(word: Word, reading: Reading) -> bool:
    if word.gap not in {" ", "-"}:
        before = reading.beside(word, -1)
        return (
            word.gap == "." and len(word.text) == 1 and before is not None and len(before.text) == 1
        )
    if len(word.text) == 1:
        return word.capital or reading.texts[word.message][word.end : word.end + 1] == "."
    kind = kind_of(word.plain, word.lang)
    if word.hyphened:
        return kind is not Kind.COMMON or word.capital
    capital = word.capital and not reading.shouting[word.message]
    return kind is Kind.SURNAME or (capital and kind is not Kind.COMMON) or _is_initials(word)


def _is_initials(word: Word) -> bool:
    """Say whether two or three capitals stand for a surname, and are no word: `Lukas VH`."""
    if not word.shouted or len(word.text) > _MOST_INITIALS:
        return False
    return not any(the_lists().is_word_of(word.plain, each) for each in ("nl", "fr", "en"))
