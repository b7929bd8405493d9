"""What one neighbour of a word says, and the questions that several cues ask."""

from typing import NamedTuple

from counselling.anonymiser.lists import the_lists
from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.reading import Word
from counselling.anonymiser.vocabulary import group

_SHORTEST_STEM = 3


class Cue(NamedTuple):
    """How much one neighbour says, and whether it alone may settle a word of a dictionary."""

    points: float
    strong: bool = False


def is_relation(word: str) -> bool:
    """Say whether it is somebody to somebody, or a task: `nicht`, `tekenleraar`."""
    return word in group("kin") or word.endswith(tuple(group("kin_endings")))


def is_verb(word: str) -> bool:
    """Say whether it is something that persons do."""
    return word in group("saying") or word in group("being")


def is_third_person(word: str) -> bool:
    """Say whether it is a Dutch verb of the third person: a word, and one without its t."""
    stem = word.removesuffix("t")
    lists = the_lists()
    return (
        stem != word and len(stem) >= _SHORTEST_STEM and lists.is_word(stem) and lists.is_word(word)
    )


def is_named(word: Word) -> bool:
    """Say whether it is a listed name, and nothing else."""
    return kind_of(word.plain, word.lang) in {Kind.NAME, Kind.SURNAME}
