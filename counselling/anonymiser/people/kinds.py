"""What a word is by itself, before its neighbours are looked at."""

from enum import Enum, auto
from functools import lru_cache

from counselling.anonymiser.lists import MIXED, Lists, the_lists
from counselling.anonymiser.seeking import seeker
from counselling.anonymiser.spellings import small_forms
from counselling.anonymiser.vocabulary import group

_REPEATED = seeker(r"(.)\1+")
_LAUGHED = seeker(r"(\w\w)\1{2,}\w?")
_CACHED = 20_000
_SHORTEST_STEM = 4
_SHORTEST_PART = 4
_SHORTEST_NAME = 3
#: Who somebody is, and so no name.
_ROLES = ("titles", "kin", "greetings", "youth_groups", "courses", "public", "slurred")
_SMALL = ("je", "jes", "ke", "kes", "ken", "ie", "tjen")


class Kind(Enum):
    """A class of words; the rules give each its own weight."""

    NAME = auto()
    PERHAPS = auto()  # a first name that is an ordinary word too
    DOUBTFUL = auto()  # a first name that is a very common word too
    SURNAME = auto()
    STRANGE = auto()  # no list and no dictionary has it
    RARE = auto()  # an ordinary word that is seldom used
    COMMON = auto()


@lru_cache(maxsize=_CACHED)
def kind_of(plain: str, language: str) -> Kind:
    """Return the class of a word in a conversation of this language."""
    lists = the_lists()
    if len(plain) == 1:
        return Kind.COMMON
    if lists.is_perhaps_name(plain, language) and not _is_foreign_function_word(plain, language):
        return Kind.DOUBTFUL if _is_common(plain, language, lists) else Kind.PERHAPS
    if plain in lists.first or _is_small(plain, language, lists):
        named = not _is_foreign_function_word(plain, language)
        return Kind.NAME if named else Kind.COMMON
    return _kind_of_other(plain, language, lists)


def _is_foreign_function_word(plain: str, language: str) -> bool:
    """Say whether it is a word like `elle` in French, which is a name in Dutch alone."""
    return language != "nl" and the_lists().is_function_word(plain, language)


def _kind_of_other(plain: str, language: str, lists: Lists) -> Kind:
    if _is_common(plain, language, lists):
        return Kind.COMMON
    if plain in lists.last:
        return Kind.SURNAME
    people = plain.endswith("s") and lists.is_word_of(plain.removesuffix("s"), "capital")
    return Kind.RARE if people or is_ordinary(plain, lists, language) else Kind.STRANGE


def _is_common(plain: str, language: str, lists: Lists) -> bool:
    if lists.is_chat(plain) or any(plain in group(name) for name in _ROLES):
        return True
    return any(lists.is_common(plain, each) for each in (language, "en", "nl"))


def _is_small(plain: str, language: str, lists: Lists) -> bool:
    """Say whether it is a diminutive of a listed name: `saartje`, `tomke`."""
    if lists.is_word(plain, language) or not plain.endswith(_SMALL):
        return False
    stems = [stem for stem in small_forms(plain) if len(stem) >= _SHORTEST_NAME and stem != plain]
    return any(
        stem in lists.first
        and not lists.is_perhaps_name(stem, language)
        and not _is_common(stem, language, lists)
        for stem in stems
    )


def is_ordinary(plain: str, lists: Lists, language: str = MIXED) -> bool:
    """Say whether a dictionary has the word, also stretched, glued, inflected or composed."""
    if len(plain) <= 1 or lists.is_word(plain, language):
        return True
    laughed = _LAUGHED.sub(r"\1\1", plain)
    squeezed = {_REPEATED.sub(r"\1", plain), _REPEATED.sub(r"\1\1", plain), laughed, plain}
    return any(_is_known(form, lists, language) for form in sorted(squeezed))


def _is_known(form: str, lists: Lists, language: str) -> bool:
    if lists.is_word(form, language) or lists.is_word(form + "n", language):
        return True
    glued = any(
        form.startswith(start)
        and len(form) - len(start) > 1
        and lists.is_word(form.removeprefix(start), language)
        for start in group("glued_starts")
    )
    return glued or _is_inflected(form, lists, language) or _is_composed(form, lists)


def _is_inflected(form: str, lists: Lists, language: str) -> bool:
    return any(
        form.endswith(end)
        and len(form) - len(end) >= _SHORTEST_STEM
        and lists.is_word(form.removesuffix(end), language)
        for end in group("dutch_endings" if language in {"nl", MIXED} else "other_endings")
    )


def _is_composed(form: str, lists: Lists) -> bool:
    return any(
        lists.is_word_of(form[:place], "nl") and lists.is_word_of(form[place:], "nl")
        for place in range(_SHORTEST_PART, len(form) - _SHORTEST_PART + 1)
    )
