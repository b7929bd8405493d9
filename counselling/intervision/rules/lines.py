"""A conversation as the workbench and the copy have it: numbered lines, who says them, how long after the one before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from counselling.intervision.models.choices import Speaker

MINUTE = 60
#: The learning question stands above the conversation.
QUESTION_LINE = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its words as they were written."""

    number: int
    speaker: Speaker
    #: Whole minutes since the line before.
    minutes: int
    text: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message: who wrote it, when, and what."""

    speaker: Speaker
    at: datetime
    text: str


def numbered(*, learning: str, opening: str, spoken: Iterable[Spoken]) -> list[Line]:
    """Return the lines of a conversation; number 0 is the learning question where there is one."""
    lines = [Line(QUESTION_LINE, Speaker.COUNSELLOR, 0, learning)] if learning else []
    if opening:
        lines.append(Line(1, Speaker.YOUNG, 0, opening))
    return [*lines, *_told(spoken, first=2 if opening else 1)]


def _told(spoken: Iterable[Spoken], *, first: int) -> Iterator[Line]:
    before: datetime | None = None
    for number, one in enumerate(spoken, first):
        seconds = (one.at - before).total_seconds() if before else 0
        yield Line(number, one.speaker, max(0, int(seconds // MINUTE)), one.text)
        before = one.at
