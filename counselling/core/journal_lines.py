"""The lines of the journal: what stands in each, and what a file of them says."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from counselling.core.clock import iso

BEGAN, MARK = "began", "mark"
#: A file that says nothing ends here.
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a deed with its number, or a mark or a beginning with the number of the deed before it."""

    n: int
    at: datetime
    kind: str
    subject: str

    def as_json(self) -> dict[str, Any]:
        """Return it as it is written."""
        return {"n": self.n, "at": iso(self.at), "kind": self.kind, "subject": self.subject}

    @property
    def is_deed(self) -> bool:
        """Whether it tells of a deed."""
        return self.kind not in {BEGAN, MARK}


@dataclass(frozen=True, slots=True)
class Position:
    """How far a journal goes: its id, the number of its last deed, the moment of its last line."""

    journal: str
    n: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Journal:
    """What a file of lines says."""

    #: Its own random name; empty where the beginning cannot be read.
    id: str
    begun: datetime
    #: The deeds, in order.
    lines: tuple[Line, ...]
    #: The number of the last deed, and the moment of the last line.
    n: int
    end: datetime
    #: Lines of the file, counted from 1, that nobody can read.
    unreadable: tuple[int, ...]
    #: Numbers of deeds that are not there although later ones are.
    missing: tuple[int, ...]


def line_of(written: bytes) -> Line | None:
    """Read one line; nothing where it is none."""
    try:
        found = json.loads(written)
        at = datetime.fromisoformat(found["at"])
        return Line(int(found["n"]), at, str(found["kind"]), str(found["subject"]))
    except (ValueError, KeyError, TypeError):
        return None


def read(content: bytes) -> Journal:
    """Read a whole file."""
    found = [line_of(written) for written in content.split(b"\n")[: content.count(b"\n")]]
    cut_off = [] if content.endswith(b"\n") or not content else [len(found) + 1]
    known = [line for line in found if line]
    begin = known[0] if known and known[0].kind == BEGAN else Line(0, NEVER, BEGAN, "")
    deeds = {line.n: line for line in known if line.is_deed}
    last = max([begin.n, *(line.n for line in known)])
    return Journal(
        id=begin.subject,
        begun=begin.at,
        lines=tuple(deeds[n] for n in sorted(deeds)),
        n=last,
        end=max((line.at for line in known), default=NEVER),
        unreadable=(*(place for place, line in enumerate(found, 1) if not line), *cut_off),
        missing=tuple(sorted(set(range(begin.n + 1, last + 1)) - set(deeds))),
    )
