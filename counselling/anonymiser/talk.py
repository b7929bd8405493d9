"""What goes in and what comes out: plain values, which a room may store or send."""

from dataclasses import dataclass
from typing import Literal

Label = Literal[
    "PERSON", "LOCATION", "SCHOOL_OR_ORG", "PHONE", "EMAIL", "HANDLE_OR_URL", "DATE", "ID"
]
LABELS: tuple[Label, ...] = (
    *("PERSON", "LOCATION", "SCHOOL_OR_ORG"),
    *("PHONE", "EMAIL", "HANDLE_OR_URL", "DATE", "ID"),
)
#: Whom a name belongs to, where that is known: it decides the pseudonym.
Role = Literal["", "visitor", "counsellor"]


@dataclass(frozen=True, slots=True)
class Said:
    """One message, as it was written."""

    by: Literal["visitor", "counsellor"]
    text: str


@dataclass(frozen=True, slots=True)
class Talk:
    """A whole conversation: rules read it as one, never message by message."""

    messages: tuple[Said, ...]
    lang: str = "nl"


@dataclass(frozen=True, slots=True)
class Known:
    """What the service knows beforehand: a nickname, a colleague's name, its own town."""

    text: str
    label: Label = "PERSON"
    role: Role = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one message, in code points, `end` not included.

    Marks with the same `entity` mean the same person, place or number, in whatever spelling.
    `why` is one word for the reviewer (`REASONS`).
    """

    start: int
    end: int
    label: Label
    entity: int
    why: str
    role: Role = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of one message, sorted, none overlapping another."""

    redactions: tuple[Mark, ...] = ()
    suggestions: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One `Marked` for every message, in the order of the conversation."""

    messages: tuple[Marked, ...]


#: Why something was marked: what the service knew, a pattern, a list, words around it, or
#: because it was marked elsewhere in the conversation.
REASONS = ("known", "pattern", "list", "cue", "repeated")
