"""What each deed does to the work: pure, and undone exactly."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from counselling.core.errors import Refused
from counselling.intervision.rules.deeds import (
    Accept,
    Answer,
    AnyDeed,
    Dismiss,
    Join,
    MarkWords,
    NoName,
    Relabel,
    Seen,
    Undo,
    Unmark,
)
from counselling.intervision.rules.leaks import with_leaks_asked
from counselling.intervision.rules.marking import (
    Marks,
    alike,
    mark_everywhere,
    settled,
    whole_words,
)
from counselling.intervision.rules.sight import Desk, may_see, read_before
from counselling.intervision.rules.work import (
    By,
    Label,
    Mark,
    Standing,
    Step,
    Work,
    in_order,
)

#: So many deeds can be undone.
STEPS_MOST = 100


def done(work: Work, desk: Desk, deed: AnyDeed) -> Work:
    """Return the work after a deed.

    Raises `Refused`: `invalid` for what is not there, `open_first` where a redactor would uncover a word unread.
    """
    match deed:
        case Undo():
            return undone(work, desk.texts)
        case Seen(lines):
            return _seen(work, desk, lines)
        case Answer(question, yes):
            return _kept(work, replace(work, answers={**work.answers, question: yes}))
        case _:
            after = _kept(work, _marked(work, desk, deed))
            return after if desk.whole else read_before(work, after, desk.staff_id)


def undone(work: Work, texts: Mapping[int, str]) -> Work:
    """Take the last deed back; without one nothing changes."""
    if not work.steps:
        return work
    *steps, last = work.steps
    gone = {*last.made, *(mark.number for mark in last.before)}
    stay = [
        mark
        for mark in work.marks
        if mark.number not in gone and not _is_answered(mark, last.before)
    ]
    marks = settled(in_order([*stay, *last.before]), texts)
    return replace(work, marks=marks, answers=last.answers, steps=steps)


def _is_answered(mark: Mark, decided: Iterable[Mark]) -> bool:
    """Tell whether the machine asked about a place since, of which somebody had decided before."""
    asked = mark.state == Standing.SUGGESTED and mark.by == By.MACHINE
    return asked and any(
        one.line == mark.line and one.start < mark.end and mark.start < one.end for one in decided
    )


def _kept(before: Work, after: Work) -> Work:
    """Remember how to take a deed back; one that changed nothing is none."""
    was = {mark.number: mark for mark in before.marks}
    now = {mark.number: mark for mark in after.marks}
    if was == now and before.answers == after.answers:
        return after
    step = Step(
        [number for number in now if number not in was],
        [mark for number, mark in was.items() if now.get(number) != mark],
        before.answers,
    )
    return replace(after, steps=[*before.steps, step][-STEPS_MOST:])


def _seen(work: Work, desk: Desk, lines: Iterable[int]) -> Work:
    if not set(lines) <= set(desk.texts):
        raise Refused("invalid")
    return replace(work, seen=sorted({*work.seen, *lines}))


def _marked(work: Work, desk: Desk, deed: AnyDeed) -> Work:
    match deed:
        case MarkWords():
            work = _marks_words(work, desk, deed)
        case Unmark(number, everywhere) | Dismiss(number, everywhere):
            work = _says(work, desk, number, Standing.OFF, everywhere=everywhere)
        case Accept(number, everywhere):
            work = _says(work, desk, number, Standing.ON, everywhere=everywhere)
        case _:
            work = _means(work, desk, deed)
    marks = settled(work.marks, desk.texts)
    return replace(work, marks=with_leaks_asked(marks, desk.texts, desk.known))


def _means(work: Work, desk: Desk, deed: AnyDeed) -> Work:
    match deed:
        case NoName(entity):
            return _bared(work, desk, entity)
        case Relabel(number, label):
            entity = found_mark(work, number).entity
            return _meaning(work, entity, entity, label)
        case Join(entity, other):
            return _joined(work, entity, other)
        case _:
            raise Refused("invalid")


def _marks_words(work: Work, desk: Desk, deed: MarkWords) -> Work:
    text = desk.texts.get(deed.line, "")
    if not 0 <= deed.start < deed.end <= len(text):
        raise Refused("invalid")
    start, end = whole_words(text, deed.start, deed.end)
    if start >= end:
        raise Refused("invalid")
    marks = Marks(desk.texts, work.marks)
    made = marks.put(deed.line, start, end, deed.label, state=Standing.ON, by=By.PERSON)
    if deed.everywhere:
        mark_everywhere(marks, desk.texts, made)
    return replace(work, marks=marks.in_order())


def _says(work: Work, desk: Desk, number: int, state: Standing, *, everywhere: bool) -> Work:
    mark = found_mark(work, number)
    if state == Standing.OFF and _is_unread(work, desk, mark):
        raise Refused("open_first")
    meant = alike(work.marks, mark, desk.texts) if everywhere else (mark,)
    decided = [one for one in meant if state == Standing.ON or not _is_unread(work, desk, one)]
    return _decided(work, decided, state)


def _bared(work: Work, desk: Desk, entity: int) -> Work:
    """Leave in place every spelling of an entity; of those that nobody read yet nothing is uncovered."""
    meant = [mark for mark in work.marks if mark.entity == entity and mark.state != Standing.OFF]
    if not meant:
        raise Refused("invalid")
    read = [mark for mark in meant if not _is_unread(work, desk, mark)]
    if not read:
        raise Refused("open_first")
    return _decided(work, read, Standing.OFF)


def _is_unread(work: Work, desk: Desk, mark: Mark) -> bool:
    return mark.hides and not may_see(work, desk, mark)


def _decided(work: Work, marks: Iterable[Mark], state: Standing) -> Work:
    changed = {mark.number: replace(mark, state=state, by=By.PERSON) for mark in marks}
    return replace(work, marks=[changed.get(one.number, one) for one in work.marks])


def _joined(work: Work, entity: int, other: int) -> Work:
    into = [mark for mark in work.marks if mark.entity == other]
    if not into or all(mark.entity != entity for mark in work.marks):
        raise Refused("invalid")
    return _meaning(work, entity, other, into[0].label)


def _meaning(work: Work, entity: int, other: int, label: Label) -> Work:
    """Let every mark of an entity mean another one, of that kind."""
    return replace(
        work,
        marks=[
            replace(mark, entity=other, label=label) if mark.entity == entity else mark
            for mark in work.marks
        ],
    )


def found_mark(work: Work, number: int) -> Mark:
    """Return a mark by its number; raises `Refused("invalid")` where there is none."""
    for mark in work.marks:
        if mark.number == number:
            return mark
    raise Refused("invalid")
