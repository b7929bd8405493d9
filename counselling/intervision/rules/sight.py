"""Who sees which words at the workbench: a redactor no masked one that they did not ask for or read before."""

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from counselling.intervision.rules.leaks import Known
from counselling.intervision.rules.spelling import spelled
from counselling.intervision.rules.work import Mark, Work, by_line


@dataclass(frozen=True, slots=True)
class Desk:
    """Who works on what."""

    texts: Mapping[int, str]
    known: Known
    staff_id: int
    #: Whether this person sees the words under the marks.
    whole: bool


def may_see(work: Work, desk: Desk, mark: Mark) -> bool:
    """Tell whether this person sees the words under a mark, asked to see them, or read them at that place before."""
    if desk.whole or spelled(mark.words(desk.texts)) in work.opened.get(desk.staff_id, []):
        return True
    return any(
        line == mark.line and start <= mark.start and mark.end <= end
        for line, start, end in work.read.get(desk.staff_id, [])
    )


def opened(work: Work, staff_id: int, words: str) -> Work:
    """Remember that somebody asked to see these words, which are masked for them."""
    seen = [*work.opened.get(staff_id, []), spelled(words)]
    return replace(work, opened={**work.opened, staff_id: list(dict.fromkeys(seen))})


def read_before(before: Work, after: Work, staff_id: int) -> Work:
    """Remember what a redactor could read until their own deed masked it."""
    masked = by_line(mark for mark in before.marks if mark.hides)
    kept = {mark.stretch for mark in before.marks if mark.hides}
    read = [
        mark.stretch
        for mark in after.marks
        if mark.hides
        and mark.stretch not in kept
        and not any(
            one.start < mark.end and mark.start < one.end for one in masked.get(mark.line, [])
        )
    ]
    known = [*before.read.get(staff_id, []), *read]
    return replace(after, read={**after.read, staff_id: list(dict.fromkeys(known))})
