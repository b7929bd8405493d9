"""Frames of the sheet "Ongepast gedrag", both ways."""

from typing import Annotated
from uuid import UUID

import msgspec

from counselling.abuse.rules.measures import DAYS_MOST, Ground, Kind
from counselling.console.frames.base import Incoming, Outgoing

Days = Annotated[int, msgspec.Meta(ge=0, le=DAYS_MOST)]


class AskBehaviour(Incoming, tag="behaviour"):
    """Show me what I may do about this visit of mine, and what the young person would read."""

    conversation: UUID


class TakeMeasure(Incoming, tag="measure"):
    """Do something about a visit of mine; a supervisor's block of `days` needs a fresh `code`, `longer` asks one for it."""

    conversation: UUID
    kind: Kind
    ground: Ground
    note: str = ""
    days: Days = 0
    code: str = ""
    longer: bool = False


class LiftMeasure(Incoming, tag="lift"):
    """Take a measure of mine back."""

    conversation: UUID
    measure: UUID


class AskHint(Incoming, tag="hint"):
    """Tell me whether somebody came over this connection before; written down each time."""

    conversation: UUID


class ProposeApproach(Incoming, tag="approach"):
    """Propose how to deal with whoever this is; it counts once a supervisor agrees."""

    conversation: UUID
    text: str


class Step(msgspec.Struct, kw_only=True):
    """A measure: why it cannot be taken now, if so, and what the young person will read."""

    kind: str
    why_not: str
    why_not_at_once: str
    until: str | None
    reads: str


class GivenMeasure(msgspec.Struct, kw_only=True):
    """A measure that was taken about this visit."""

    id: UUID
    kind: str
    ground: str
    by: str
    mine: bool
    at: str
    until: str | None
    active: bool


class Behaviour(Outgoing, tag="behaviour", kw_only=True):
    """What may be done about a visit of mine; `done` is what was done just now."""

    conversation: UUID
    shared: bool
    days: int
    steps: list[Step]
    given: list[GivenMeasure]
    done: str


class Span(msgspec.Struct, kw_only=True):
    """How often somebody came in an hour, a day, a week or a month."""

    span: str
    visits: int
    fake: int
    grave: int
    stopped: int
    flagged: int


class Hint(Outgoing, tag="hint", kw_only=True):
    """Visits over the same connection, maybe of somebody else, what was agreed about them, and what is proposed."""

    conversation: UUID
    spans: list[Span]
    many: bool
    approach: str
    due: bool
    proposal: str


Frame = AskBehaviour | TakeMeasure | LiftMeasure | AskHint | ProposeApproach
