"""Schools that are called after saints: `sint-xyz`, `heilig hart`, `t.i. sint-xyz`, `notre-dame des xyz`."""

from counselling.anonymiser.joints import is_joined
from counselling.anonymiser.lists import the_lists
from counselling.anonymiser.organisations.naming import end_of_name
from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.reading import Reading, Word
from counselling.anonymiser.vocabulary import group


def holy(word: Word, reading: Reading) -> tuple[Word, Word] | None:
    """Find `Sint-Xyz`, `heilig hart`, `onze-lieve-vrouw...`, `notre-dame des xyz`."""
    if word.plain in group("word_schools"):
        return word, end_of_name(word, reading)
    following = reading.beside(word, 1)
    if following is None or not is_joined(following, points=True):
        return None
    if not _is_saint(word, following, reading):
        return None
    end = end_of_name(following, reading, holy=True)
    first = _first_initial(word, reading)
    return (first, end) if end is not following or not _is_town(word, following) else None


def _first_initial(word: Word, reading: Reading) -> Word:
    """Take along the letters that stand for the kind of school: `t.i. sint-xyz`."""
    first, before = word, reading.beside(word, -1)
    while before is not None and len(before.text) == 1 and first.gap in {".", ". "}:
        first, before = before, reading.beside(before, -1)
    return first


def _is_town(word: Word, named: Word) -> bool:
    town = f"{'sint' if word.plain == 'st' else word.plain} {named.plain}"
    return town in the_lists().places and word.plain != "notre"


def _is_saint(word: Word, named: Word, reading: Reading) -> bool:
    if word.plain == "onze":
        return named.plain == "lieve"
    if word.plain == "notre":
        return named.plain == "dame"
    if word.plain not in group("saints") or named.capital or named.hyphened:
        return word.plain in group("saints")
    ordinal = word.plain in {"ste", "st"}
    return not ordinal or kind_of(named.plain, named.lang) in {
        Kind.NAME,
        Kind.SURNAME,
        Kind.STRANGE,
    }
