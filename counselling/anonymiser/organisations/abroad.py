"""Schools as English and French name them: `xyz community school`, `institut du xyz`, `mon école c'est les xyz`."""

from collections.abc import Iterator

from counselling.anonymiser.joints import is_joined
from counselling.anonymiser.lists import the_lists
from counselling.anonymiser.organisations.naming import closes, end_of_name, is_telling
from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.reading import Reading, Word
from counselling.anonymiser.vocabulary import group

Span = tuple[Word, Word]
_NAMES = {Kind.STRANGE, Kind.SURNAME, Kind.NAME, Kind.PERHAPS, Kind.RARE}
_SURELY = {Kind.STRANGE, Kind.SURNAME}
_MOST_SMALL = 2
_ARTICLES = {"la", "le", "les", "l"}


def abroad(word: Word, reading: Reading) -> Span | None:
    """Find what neither begins nor ends as Dutch names do."""
    return _english(word, reading) or _french(word, reading)


def _english(word: Word, reading: Reading) -> Span | None:
    """Find `xyz community school`, `xyz international`: the name first, then one or more kinds."""
    kinds = list(_kinds_behind(word, reading))
    if not kinds or word.plain in group("english_kinds") or not _names_a_school(word, reading):
        return None
    before = reading.beside(word, -1)
    led = before is not None and before.plain in group("english_prepositions")
    seldom = kind_of(word.plain, word.lang) in _SURELY
    proud = seldom or kinds[-1].plain in group("english_schools") - {"school"}
    several = len(kinds) > 1 and kinds[-1].plain in group("english_schools")
    return (word, kinds[-1]) if several or (led and proud) else None


def _kinds_behind(word: Word, reading: Reading) -> Iterator[Word]:
    for following in reading.words[word.message][word.number + 1 :]:
        if following.gap != " " or following.plain not in group("english_kinds"):
            return
        yield following


def _names_a_school(word: Word, reading: Reading) -> bool:
    lists = the_lists()
    if lists.is_function_word(word.plain, word.lang) or lists.is_chat(word.plain):
        return False
    if lists.is_word_of(word.plain, "capital"):
        return False
    return kind_of(word.plain, word.lang) in _NAMES or is_telling(word, reading)


def _french(word: Word, reading: Reading) -> Span | None:
    """Find `institut du xyz`, `école fondamentale les xyz`, `collège de la xyz`."""
    if word.plain not in group("french_schools"):
        return None
    words = reading.words[word.message]
    place = word.number + 1
    while place < len(words) and words[place].plain in group("french_openers"):
        place += 1
    small = 0
    while place < len(words) and words[place].plain in group("french_articles"):
        place, small = place + 1, small + 1
    if place >= len(words) or not 0 < small <= _MOST_SMALL or _is_of_a_kind(words[place - small :]):
        return None
    named = words[place]
    if words[place - small].plain in _ARTICLES and not _ends(named, reading):
        return None
    return (word, end_of_name(named, reading)) if _is_named(word, named, reading) else None


def _ends(named: Word, reading: Reading) -> bool:
    """Say whether the clause ends or goes on to a town: `à l'école la récré` is no name."""
    last = end_of_name(named, reading)
    after = reading.beside(last, 1)
    return after is None or after.gap != " " or after.plain in {"a", "de", "et", "dans", "depuis"}


def _is_of_a_kind(words: list[Word]) -> bool:
    """Say whether `de` alone stands there, which tells what is taught: `école de danse`."""
    return words[0].plain in {"de", "d"} and words[1].plain not in {"la", "l"}


def _is_named(school: Word, named: Word, reading: Reading) -> bool:
    lists = the_lists()
    if named.plain in group("french_things") or lists.is_function_word(named.plain, "fr"):
        return False
    if not is_joined(named) and named.gap != "'":
        return False
    if kind_of(named.plain, named.lang) in _NAMES:
        return True
    return school.plain in group("french_schools_of_any") and closes(named, reading)
