"""What one neighbour of a word says, and the questions that several cues ask."""

from typing import NamedTuple

from counselling.anonymiser.people.kinds import Kind, kind_of
from counselling.anonymiser.reading import Word
from counselling.anonymiser.vocabulary import group


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


def is_named(word: Word) -> bool:
    """Say whether it is a listed name, and nothing else."""
    return kind_of(word.plain, word.lang) in {Kind.NAME, Kind.SURNAME}
