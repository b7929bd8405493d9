"""The workbench as its page gets it; what a person may not see is not in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import msgspec

from counselling.intervision.rules.leaks import Leak, leaks, leaks_in_other_words
from counselling.intervision.rules.lines import Line
from counselling.intervision.rules.naming import Pseudonyms
from counselling.intervision.rules.sight import Desk, may_see
from counselling.intervision.rules.work import (
    Label,
    Mark,
    Question,
    Standing,
    Work,
    by_line,
)

# A word as one walks through them: with what joins it inside, as in a mail address; or a sign such as an emoji.
_WORD = re.compile(
    r"\w[\w\u0300-\u036f\u200d]*(?:[.@'’/+:-]+\w[\w\u0300-\u036f\u200d]*)*|[^\w\s!-~¡-¿‐-⁯]+"
)


class Piece(msgspec.Struct, frozen=True):
    """A part of a line: some words under one mark, or under none."""

    start: int
    end: int
    #: Empty where this person may not see it.
    text: str
    mark: int | None
    #: Where each word stands that may be marked.
    words: list[tuple[int, int]]


class BenchLine(msgspec.Struct, frozen=True):
    """One line."""

    number: int
    speaker: str
    minutes: int
    pieces: list[Piece]


class BenchMark(msgspec.Struct, frozen=True):
    """One mark."""

    number: int
    line: int
    start: int
    end: int
    label: Label
    entity: int
    #: What stands in the place of its words in the copy.
    shown: str
    state: Standing
    by: str


class Entity(msgspec.Struct, frozen=True):
    """Everything that means the same person, place or number."""

    entity: int
    label: Label
    shown: str
    marks: list[int]
    #: Empty for whoever does not see the words.
    spellings: list[str]


class Bench(msgspec.Struct, frozen=True):
    """One conversation on the workbench, as it stands for one person."""

    candidate: str
    version: int
    stage: str
    whole: bool
    #: Who works on it, when that is somebody else, and since when.
    held_by: str
    held_since: str
    saved_at: str
    sent_back: str
    composed: str
    lines: list[BenchLine]
    marks: list[BenchMark]
    entities: list[Entity]
    seen: list[int]
    answers: dict[Question, bool | None]
    problems: list[str]
    #: Marks that were called no name, on words that must not be in the copy.
    leaks: list[int]
    #: Whether there is a deed to take back.
    undoable: bool


@dataclass(frozen=True)
class Laid:
    """What lies on the workbench."""

    lines: list[Line]
    work: Work
    desk: Desk
    composed: str

    @cached_property
    def leaks(self) -> list[Leak]:
        """Where something stands open that was taken out elsewhere."""
        return leaks(self.work.marks, self.desk.texts, self.desk.known)


def pieces_of(laid: Laid) -> list[BenchLine]:
    """Return the lines, cut where marks begin and end."""
    marks = by_line(laid.work.marks)
    return [
        BenchLine(
            line.number, line.speaker.value, line.minutes,
            list(_pieces(laid, line, marks.get(line.number, []))),
        )
        for line in laid.lines
    ]  # fmt: skip


def _pieces(laid: Laid, line: Line, marks: Iterable[Mark]) -> Iterator[Piece]:
    done = 0
    for mark in marks:
        if done < mark.start:
            yield _open(line.text, done, mark.start, None)
        if mark.hides:
            text = line.text[mark.start : mark.end] if may_see(laid.work, laid.desk, mark) else ""
            yield Piece(mark.start, mark.end, text, mark.number, [])
        else:
            yield _open(line.text, mark.start, mark.end, mark.number)
        done = mark.end
    if done < len(line.text):
        yield _open(line.text, done, len(line.text), None)


def _open(text: str, start: int, end: int, mark: int | None) -> Piece:
    words = [found.span() for found in _WORD.finditer(text, start, end)]
    return Piece(start, end, text[start:end], mark, words)


def marks_of(laid: Laid, names: Pseudonyms) -> list[BenchMark]:
    """Return the marks with what stands in their place."""
    return [
        BenchMark(
            mark.number, mark.line, mark.start, mark.end, mark.label, mark.entity,
            names.of(mark), mark.state, mark.by.value,
        )
        for mark in laid.work.marks
    ]  # fmt: skip


def entities_of(laid: Laid, names: Pseudonyms) -> list[Entity]:
    """Return who and what is taken out or asked about, in the order in which it is met."""
    found: dict[int, list[Mark]] = {}
    for mark in laid.work.marks:
        if mark.hides:
            found.setdefault(mark.entity, []).append(mark)
    texts = laid.desk.texts
    return [
        Entity(
            entity, marks[0].label, names.of(marks[0]), [mark.number for mark in marks],
            list(dict.fromkeys(mark.words(texts) for mark in marks)) if laid.desk.whole else [],
        )
        for entity, marks in found.items()
    ]  # fmt: skip


def leaking(laid: Laid) -> list[int]:
    """Return the marks on words that are called no name and must not be in the copy."""
    at = {(leak.line, place) for leak in laid.leaks for place in range(leak.start, leak.end)}
    return [
        mark.number
        for mark in laid.work.marks
        if not mark.hides and any((mark.line, place) in at for place in range(mark.start, mark.end))
    ]


def problems_of(laid: Laid) -> list[str]:
    """Return what stands between this work and its being handed in."""
    work, desk = laid.work, laid.desk
    told = work.answers.get(Question.STORY) is True
    found = {
        "suggestions_open": any(mark.state == Standing.SUGGESTED for mark in work.marks),
        "not_seen": not set(desk.texts) <= set(work.seen),
        "questions_open": any(work.answers.get(one) is None for one in Question),
        "story": told and not laid.composed,
        "leaks": bool(laid.leaks)
        or (told and bool(leaks_in_other_words(laid.composed, work.marks, desk.texts, desk.known))),
    }
    return [word for word, holds in found.items() if holds]
