"""What the machine found and people decided about one conversation; stored sealed, as a whole."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

from counselling.intervision.rules.lines import Line


class Label(StrEnum):
    """What a mark takes out."""

    PERSON = "PERSON"
    LOCATION = "LOCATION"
    SCHOOL_OR_ORG = "SCHOOL_OR_ORG"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    HANDLE_OR_URL = "HANDLE_OR_URL"
    DATE = "DATE"
    ID = "ID"
    #: What a person leaves out because it would tell who it was.
    OTHER = "OTHER"


class Standing(StrEnum):
    """Whether a mark takes its words out: it does, somebody has to say, or somebody said it is no name."""

    ON = "on"
    SUGGESTED = "suggested"
    OFF = "off"


class By(StrEnum):
    """Who decided about a mark last."""

    MACHINE = "machine"
    PERSON = "person"


class Question(StrEnum):
    """What could tell who it was without any name."""

    EVENT = "event"
    FAMILY = "family"
    COMBINATION = "combination"
    STORY = "story"


#: Line, start and end.
Stretch = tuple[int, int, int]


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of a line, in code points of its words as they were written; no two overlap."""

    number: int
    line: int
    start: int
    end: int
    label: Label
    #: Whom or what it means: one number across spellings.
    entity: int
    state: Standing
    by: By

    @property
    def stretch(self) -> Stretch:
        """Where it stands."""
        return self.line, self.start, self.end

    @property
    def hides(self) -> bool:
        """Whether its words are kept from whoever may not see them all."""
        return self.state != Standing.OFF

    def words(self, texts: Mapping[int, str]) -> str:
        """Return the words under it."""
        return texts[self.line][self.start : self.end]


class Step(msgspec.Struct, frozen=True, array_like=True):
    """What takes one deed back: the marks it made, those it changed or replaced, and answers as they were."""

    made: list[int]
    before: list[Mark]
    answers: dict[Question, bool]


class Work(msgspec.Struct, frozen=True):
    """The work on one conversation."""

    marks: list[Mark] = []
    #: The marks as the machine's first look left them; none where that was not kept yet.
    first: list[Mark] | None = None
    seen: list[int] = []
    #: Empty until somebody answered.
    answers: dict[Question, bool] = {}
    #: The last deeds, for undoing.
    steps: list[Step] = []
    #: Which masked words a redactor asked to see, by person.
    opened: dict[int, list[str]] = {}
    #: Which stretches a redactor read before they were masked, by person.
    read: dict[int, list[Stretch]] = {}


def texts_of(lines: Iterable[Line]) -> dict[int, str]:
    """Return the words of each line by its number."""
    return {line.number: line.text for line in lines}


def by_line(marks: Iterable[Mark]) -> Mapping[int, list[Mark]]:
    """Return the marks of each line, in order."""
    found: dict[int, list[Mark]] = defaultdict(list)
    for mark in in_order(marks):
        found[mark.line].append(mark)
    return found


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks in the order in which one reads them."""
    return sorted(marks, key=lambda mark: (mark.line, mark.start))
