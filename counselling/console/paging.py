"""Showing long transcripts a part at a time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from counselling.intervision.queries.reading import Line

#: Lines on one page; most conversations have fewer.
LINES = 200
A_NUMBER = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines, and where those before and after begin (none: there are none)."""

    lines: Sequence[Line]
    before: int | None
    after: int | None


def number(written: str) -> int:
    """Return a number that somebody wrote into an address or a form; none that can be is 0."""
    return int(written) if A_NUMBER.fullmatch(written) else 0


def part_with(lines: Sequence[Line], wanted: int) -> Part:
    """Return the part in which a line stands; the first where there is no such line."""
    at = next((place for place, line in enumerate(lines) if line.number == wanted), 0)
    start = at - at % LINES
    end = start + LINES
    return Part(
        lines[start:end],
        before=lines[start - LINES].number if start else None,
        after=lines[end].number if end < len(lines) else None,
    )
