"""Somewhere one belongs, without a word for what it is: `zit op den xyz`, `werkt bij Xyz`."""

import re

from counselling.anonymiser.joints import is_joined
from counselling.anonymiser.lists import the_lists
from counselling.anonymiser.organisations.naming import closes, end_of_name, is_telling
from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.reading import Reading, Word
from counselling.anonymiser.seeking import seeker
from counselling.anonymiser.vocabulary import group

_NAMES = {Kind.STRANGE, Kind.NAME, Kind.SURNAME, Kind.PERHAPS}
_PEOPLE = {Kind.NAME, Kind.PERHAPS}
_ORDINARY = {Kind.COMMON, Kind.DOUBTFUL}
_LOOK_BACK = 5
_FAR = 40
_SHORTEST_ACRONYM = 3
_KIND = r"(?:school|schooltje|collège|lycée|athénée|crèche|atheneum|college|club|ploeg|instelling|home|internaat|jeugdbeweging|voorziening|ecole|école|foyer)"
_SCHOOL_BEFORE = seeker(
    rf"\b{_KIND}\s?(?:[,:(]|heet|c'est|s'appelle|genaamd|called)\s?(?:(?:de|het|'t|den|ter|ten|la|le|les)\s)?$",
    re.IGNORECASE,
)
_IS_CALLED = seeker(
    r"\b(?:heet|genaamd|s'appelle|called)\s(?:de|het|'t|den|ter|ten|la|le|les|the)\s$",
    re.IGNORECASE,
)
_PLACED = seeker(r"\b(?:op|in|aan|à|a|at)\s(?:(?:de|het|'t|den)\s)?$", re.IGNORECASE)
_SCHOOL_AFTER = seeker(
    rf"\s?[,(]\s?(?:(?:dat|da) is |c'est )?(?:onze|mijn|mn|m'n|zijn|haar|mon|notre|my|our)\s(?:\w+\s)?{_KIND}\b",
    re.IGNORECASE,
)
_KINDS = (
    "chains",
    "youth_groups",
    "sports",
    "club_signs",
    "care",
    "businesses",
    "school_types",
    "place_types",
)


def belonging(word: Word, reading: Reading) -> tuple[Word, Word, bool] | None:
    """Find the name, and say whether it is sure to be one."""
    return (
        _told_beside(word, reading) or _told_before(word, reading) or _with_article(word, reading)
    )


def _with_article(word: Word, reading: Reading) -> tuple[Word, Word, bool] | None:
    """Find `in 't Xyz`, `aan de Xyz`, `(van) De Xyz`: a capital behind an article, or the article's own."""
    article, preposition = _before(word, reading)
    if (
        article is None
        or word.opens
        or word.lang == "en"
        or not _may_be_told_by_article(word, reading)
    ):
        return None
    own = article.capital and not article.opens and not article.shouted
    led = preposition is not None and preposition.plain in group("article_prepositions")
    if own or (led and article.plain in group("dutch_articles")):
        return (article if own else word), end_of_name(word, reading), True
    return None


def _may_be_told_by_article(word: Word, reading: Reading) -> bool:
    if not is_telling(word, reading) or _is_kind_of_place(word):
        return False
    return kind_of(word.plain, word.lang) not in {Kind.NAME, Kind.DOUBTFUL, Kind.SURNAME}


def _told_before(word: Word, reading: Reading) -> tuple[Word, Word, bool] | None:
    article, preposition = _before(word, reading)
    if preposition is None:
        return None
    words = reading.words[word.message]
    cues = {
        each.plain for each in words[max(0, preposition.number - _LOOK_BACK) : preposition.number]
    }
    if cues & group("belonging") and preposition.plain in group("belonging_prepositions"):
        return _at_work(word, reading, article=article is not None)
    if cues & group("studying") and preposition.plain in group("learning_prepositions"):
        near = reading.beside(preposition, -1)
        at_school = near is not None and near.plain in group("places_of_learning")
        return _at_school(word, reading, article, preposition.plain, at_school=at_school)
    return None


def _told_beside(word: Word, reading: Reading) -> tuple[Word, Word, bool] | None:
    """Find `een school, de xyz,` and `op xyz, onze school`."""
    if word.plain in group("school_types") or the_lists().is_function_word(word.plain, word.lang):
        return None
    text = reading.texts[word.message]
    before = _SCHOOL_BEFORE.search(text[max(0, word.start - _FAR) : word.start])
    placed = _PLACED.search(text[max(0, word.start - _FAR) : word.start])
    kind = kind_of(word.plain, word.lang)
    if kind is Kind.RARE and (word.plain in group("french_things") or not closes(word, reading)):
        return None
    called = _IS_CALLED.search(text[max(0, word.start - _FAR) : word.start])
    ordinary = kind in _ORDINARY and not (called and closes(word, reading))
    if (before and (not ordinary or (is_telling(word, reading) and not word.opens))) or (
        placed and _SCHOOL_AFTER.match(text[word.end : word.end + _FAR])
    ):
        return word, end_of_name(word, reading), True
    return None


def _before(word: Word, reading: Reading) -> tuple[Word | None, Word | None]:
    """Return the article and the preposition in front of the word."""
    before = reading.beside(word, -1)
    if before is None or not is_joined(word):
        return None, None
    if before.plain not in group("articles_of_names"):
        return None, before
    preposition = reading.beside(before, -1)
    return before, preposition if is_joined(before) else None


def _at_work(word: Word, reading: Reading, *, article: bool) -> tuple[Word, Word, bool] | None:
    kind = kind_of(word.plain, word.lang)
    if word.plain in group("chains"):
        return word, end_of_name(word, reading), True
    if _is_kind_of_place(word) or kind in _ORDINARY or _is_place(word, article=article):
        return None
    if kind in _PEOPLE and not article:
        return None
    return (
        (word, end_of_name(word, reading), True)
        if kind in _NAMES or is_telling(word, reading)
        else None
    )


def _at_school(
    word: Word, reading: Reading, article: Word | None, preposition: str, *, at_school: bool
) -> tuple[Word, Word, bool] | None:
    kind = Kind.STRANGE if _is_acronym(word) else kind_of(word.plain, word.lang)
    if _is_kind_of_place(word) or kind in _ORDINARY or _is_place(word, article=article is not None):
        return None
    if kind in _PEOPLE and article is None and preposition not in {"op", "aan"}:
        return None
    sure = kind in _NAMES or is_telling(word, reading) or (at_school and article is not None)
    if not sure and article is None:
        return None
    first = article if article is not None and kind is Kind.RARE else word
    return first, end_of_name(word, reading), sure


def _is_acronym(word: Word) -> bool:
    """Say whether it has no vowel, as no word has: `tkso`."""
    return len(word.plain) >= _SHORTEST_ACRONYM and not set("aeiouy") & set(word.plain)


def _is_kind_of_place(word: Word) -> bool:
    """Say whether it is only a kind of place, or a shop where everybody goes."""
    lists = the_lists()
    if lists.is_chat(word.plain) or lists.is_word_of(word.plain, "capital"):
        return True
    return any(word.plain in group(name) for name in _KINDS)


def _is_place(word: Word, *, article: bool) -> bool:
    return word.plain in the_lists().places and not article
