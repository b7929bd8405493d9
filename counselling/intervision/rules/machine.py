"""What the machine found, as marks; a later run asks about what is new and changes nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from counselling.intervision.rules.leaks import Known, with_leaks_asked
from counselling.intervision.rules.marking import Marks, settled
from counselling.intervision.rules.work import By, Label, Mark, Standing, Work

Texts = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that the machine would take out; `sure` or to be asked about."""

    line: int
    start: int
    end: int
    label: Label
    #: Equal for all that mean the same.
    meant: int
    sure: bool


def begun(found: Iterable[Found], texts: Texts, known: Known) -> Work:
    """Return the work as a first run leaves it."""
    marks = Marks(texts, [])
    entities: dict[tuple[Label, int], int] = {}
    # What it is sure of comes first, so that a suggestion never swallows it.
    for one in sorted(found, key=lambda one: not one.sure):
        if not marks.meeting(one.line, one.start, one.end):
            made = _put(marks, one, entities.get((one.label, one.meant)))
            entities.setdefault((one.label, one.meant), made.entity)
    first = settled(marks.in_order(), texts)
    return Work(marks=with_leaks_asked(first, texts, known), first=first)


def run_again(work: Work, found: Iterable[Found], texts: Texts, known: Known) -> Work:
    """Return the work with a suggestion for whatever is new; what stands, stands: people decided about it."""
    marks = Marks(texts, work.marks)
    for one in found:
        for start, end in _left(marks.meeting(one.line, one.start, one.end), one):
            if any(letter.isalnum() for letter in texts[one.line][start:end]):
                marks.put(one.line, start, end, one.label, state=Standing.SUGGESTED, by=By.MACHINE)
    return replace(work, marks=with_leaks_asked(settled(marks.in_order(), texts), texts, known))


def _put(marks: Marks, one: Found, entity: int | None) -> Mark:
    state = Standing.ON if one.sure else Standing.SUGGESTED
    return marks.put(
        one.line, one.start, one.end, one.label, state=state, by=By.MACHINE, entity=entity
    )


def _left(met: Iterable[Mark], one: Found) -> Iterator[tuple[int, int]]:
    """Give the parts of a stretch that no mark says anything about."""
    start = one.start
    for mark in sorted(met, key=lambda mark: mark.start):
        if start < mark.start:
            yield start, mark.start
        start = max(start, mark.end)
    if start < one.end:
        yield start, one.end
