"""Somewhere told by what stands around it: `op ter xyz`, `de aula van het xyz`, `zit in de xyz in Gent`."""

from collections.abc import Callable

from counselling.anonymiser.joints import is_joined
from counselling.anonymiser.lists import the_lists
from counselling.anonymiser.organisations.naming import closes, end_of_name, is_kind, is_telling
from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.reading import Reading, Word
from counselling.anonymiser.vocabulary import group

Placed = tuple[Word, Word, bool]
_ORDINARY = {Kind.COMMON, Kind.DOUBTFUL}
#: Nothing is found behind any other word.
_AHEAD = group("dutch_articles") | group("prepositions_of_names")
_OLD_ARTICLES = {"ter", "ten"}
_STUDYING = 3
_MOST = "st"
_HOUSES = tuple(sorted(group("house_endings")))
_SHORTEST_HOUSE = 8
_THINGS = tuple(sorted(group("thing_endings")))


def placed(word: Word, reading: Reading) -> Placed | None:
    """Find the name, and say whether it is sure to be one."""
    before = reading.beside(word, -1)
    if before is None or before.plain not in _AHEAD:
        return None
    for look in _LOOKS:
        found = look(word, reading)
        if found is not None:
            return found
    return None


def _old_article(word: Word, reading: Reading) -> Placed | None:
    """Find `op ter xyz`: no saying with `ter` or `ten` has a preposition before it."""
    named, before = reading.beside(word, 1), reading.beside(word, -1)
    if word.plain not in _OLD_ARTICLES or named is None or before is None:
        return None
    led = before.plain in group("prepositions_of_names") and is_joined(word) and is_joined(named)
    if not led or named.plain in group("behind_old_articles"):
        return None
    return word, _with_adjective(named, reading), True


def _with_adjective(named: Word, reading: Reading) -> Word:
    """Take along the word behind `groene` in `ter groene xyz`."""
    following = reading.beside(named, 1)
    adjective = named.plain.endswith("e") and kind_of(named.plain, named.lang) is Kind.COMMON
    if adjective and following is not None and is_joined(following) and closes(following, reading):
        return following
    return end_of_name(named, reading)


def _behind_school(word: Word, reading: Reading) -> Placed | None:
    """Find `zit op school de xyz`."""
    article, school = reading.beside(word, -1), reading.beside(word, -2)
    if article is None or school is None or school.plain not in {"school", "schooltje"}:
        return None
    if article.plain not in group("dutch_articles") or not _may_be_called(word, reading):
        return None
    if article.plain in {"het", "t"} and word.plain.endswith(_MOST):
        return None
    before = reading.words[word.message][max(0, school.number - _STUDYING) : school.number]
    goes = any(each.plain in group("studying") | group("whose_school") for each in before)
    return word, end_of_name(word, reading), goes


def _with_rooms(word: Word, reading: Reading) -> Placed | None:
    """Find `de aula van het xyz`, `de directeur van de xyz`: what has a hall or a head is a school."""
    article, of, room = (reading.beside(word, -steps) for steps in (1, 2, 3))
    if article is None or of is None or room is None or of.plain != "van":
        return None
    if article.plain not in group("dutch_articles") or not _may_be_called(word, reading):
        return None
    if room.plain in group("school_rooms"):
        return word, end_of_name(word, reading), True
    title = reading.beside(word, -4)
    titled = title is not None and title.plain in group("titles")
    return (word, word, False) if titled or room.plain in group("school_people") else None


def _which_school(word: Word, reading: Reading) -> Placed | None:
    """Find `mijn school is de xyz in Gent`; without the town it is asked about."""
    article, verb, school = (reading.beside(word, -steps) for steps in (1, 2, 3))
    if article is None or verb is None or school is None or verb.plain not in {"is", "was"}:
        return None
    if article.plain not in group("dutch_articles") or not _may_be_called(word, reading):
        return None
    if school.plain not in group("places_of_learning"):
        return None
    return word, word, _is_before_town(word, reading)


def _beside_course(word: Word, reading: Reading) -> Placed | None:
    """Find `latijn op de xyz`, `in het vierde op het xyz`, `op de xyz in het zesde`."""
    article, preposition = reading.beside(word, -1), reading.beside(word, -2)
    if article is None or preposition is None or article.plain not in group("dutch_articles"):
        return None
    if preposition.plain not in {"op", "aan"} or not _may_be_called(word, reading):
        return None
    words = reading.words[word.message]
    before = words[max(0, preposition.number - _STUDYING) : preposition.number]
    behind = words[word.number + 1 : word.number + 1 + _STUDYING]
    taught = any(each.plain in group("courses") for each in (*before, *behind))
    return (word, end_of_name(word, reading), True) if taught else None


def _in_town(word: Word, reading: Reading) -> Placed | None:
    """Find `zit in de xyz in Gent`: what stands in a town, and one sits or lives in it."""
    article, preposition = reading.beside(word, -1), reading.beside(word, -2)
    if article is None or preposition is None or article.plain not in group("dutch_articles"):
        return None
    if preposition.plain not in {"in", "op", "bij", "naar"} or not _may_be_called(word, reading):
        return None
    before = reading.words[word.message][
        max(0, preposition.number - _STUDYING) : preposition.number
    ]
    stays = any(each.plain in group("staying") for each in before)
    return (word, word, True) if stays and _is_before_town(word, reading) else None


def _is_before_town(word: Word, reading: Reading) -> bool:
    within, town = reading.beside(word, 1), reading.beside(word, 2)
    if within is None or town is None or within.plain not in {"in", "te"}:
        return False
    ordinary = kind_of(town.plain, town.lang) in _ORDINARY
    return town.plain in the_lists().places and (town.capital or not ordinary)


def _house(word: Word, reading: Reading) -> Placed | None:
    """Find `in xyzhuis`: what is called a house and has no article is called so."""
    before = reading.beside(word, -1)
    if not word.plain.endswith(_HOUSES) or before is None or word.gap != " " or word.hyphened:
        return None
    if len(word.plain) < _SHORTEST_HOUSE or the_lists().is_word(word.plain):
        return None
    if word.plain in group("no_kinds"):
        return None
    alone = before.plain in group("prepositions_of_names") - {"van"}
    return (word, end_of_name(word, reading), True) if alone else None


def _foreign_article(word: Word, reading: Reading) -> Placed | None:
    """Find `at de xyz` in English, `à het xyz` in French: the article is a part of the name."""
    article, preposition = reading.beside(word, -1), reading.beside(word, -2)
    if article is None or preposition is None or not is_joined(word) or not is_joined(article):
        return None
    led = preposition.plain in group("foreign_prepositions")
    if not led or word.lang == "nl" or article.plain not in group("dutch_articles") - {"t"}:
        return None
    lists = the_lists()
    french = word.lang != "en" and article.plain == "de"
    if french and (lists.is_word_of(word.plain, "fr") or not lists.is_word_of(word.plain, "nl")):
        return None
    return article, end_of_name(word, reading), True


def _may_be_called(word: Word, reading: Reading) -> bool:
    """Say whether a word behind an article may be what a school is called."""
    kind = kind_of(word.plain, word.lang)
    if kind in _ORDINARY and not is_telling(word, reading):
        return False
    if _is_thing(word):
        return False
    house = word.plain.endswith(_HOUSES) and not the_lists().is_word(word.plain)
    if (is_kind(word.plain) and not house) or word.plain in group("place_types"):
        return False
    return closes(word, reading) and is_joined(word)


def _is_thing(word: Word) -> bool:
    return word.plain in group("school_things") or word.plain.endswith(_THINGS)


_LOOKS: tuple[Callable[[Word, Reading], Placed | None], ...] = (
    _old_article,
    _behind_school,
    _with_rooms,
    _which_school,
    _beside_course,
    _in_town,
    _house,
    _foreign_article,
)
