"""How the machine did: what people left of its first look at a text, counted by kind."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from counselling.intervision.rules.work import Label, Mark, Standing, by_line

FOUND, ASKED, MISSED, WRONG = "found", "asked", "missed", "wrong"
#: Of fewer texts in a month nothing is told, and a smaller number is not told as it is.
LEAST = 5


def tallied(first: Iterable[Mark], last: Iterable[Mark]) -> Mapping[Label, Counter[str]]:
    """Count what the machine found, asked about, missed and got wrong.

    What a person left out because it would tell who it was is no kind that the machine looks for.
    """
    looked, out = by_line(first), by_line(mark for mark in last if mark.state == Standing.ON)
    counts: dict[Label, Counter[str]] = defaultdict(Counter)
    for mark in (mark for marks in out.values() for mark in marks):
        counts[mark.label][_how(mark, looked.get(mark.line, ()))] += 1
    for one in (one for marks in looked.values() for one in marks):
        if one.state == Standing.ON and not any(
            _meets(one, mark) for mark in out.get(one.line, ())
        ):
            counts[one.label][WRONG] += 1
    counts.pop(Label.OTHER, None)
    return counts


def _how(mark: Mark, looked: Iterable[Mark]) -> str:
    covering = [one.state for one in looked if one.start <= mark.start and mark.end <= one.end]
    if not covering:
        return MISSED
    return FOUND if Standing.ON in covering else ASKED


def _meets(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


def told(count: int) -> int | None:
    """Return a number as it may be told; none for one that is too small, and not nothing."""
    return None if 0 < count < LEAST else count
