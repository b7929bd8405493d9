"""Frames of the evening lead: the hat, tonight's door, what asks for a look, a colleague let in."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from counselling.console.frames.base import Incoming, Outgoing
from counselling.console.frames.outgoing import Talk

StaffId = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class WearHat(Incoming, tag="lead"):
    """I lead the evening from now on, or no longer."""

    on: bool


class MoveDoor(Incoming, tag="door"):
    """Open or close the door for tonight."""

    open: bool


class LastEntry(Incoming, tag="last_entry"):
    """Tonight nobody new from so many minutes before closing; nothing is as usual."""

    minutes: Annotated[int, msgspec.Meta(ge=0, le=600)] | None


class StayOpen(Incoming, tag="stay_open"):
    """Keep the door open longer than the closing I see, or open a closed one for so many minutes."""

    minutes: Literal[15, 30, 60]
    closes_at: Moment | None


class HandOn(Incoming, tag="hand_on"):
    """Give a conversation, whose counsellor is gone, to a colleague."""

    conversation: UUID
    to: StaffId


class AskDebrief(Incoming, tag="debrief"):
    """I ask the lead for a talk after a heavy conversation."""


class AnswerDebrief(Incoming, tag="debrief_seen"):
    """I am coming to this colleague, who asked for a talk."""

    staff: StaffId


class AskColleagues(Incoming, tag="colleagues"):
    """Tell me to whom I could give a code."""


class GiveCode(Incoming, tag="sign_in_code"):
    """Make a code for this colleague, who cannot get in."""

    staff: StaffId


Frame = (
    WearHat
    | MoveDoor
    | LastEntry
    | StayOpen
    | HandOn
    | AskDebrief
    | AnswerDebrief
    | AskColleagues
    | GiveCode
)


class Lead(Outgoing, tag="lead", kw_only=True):
    """Who leads the evening; `gone` has no console open any more; `offered` asks me, `planned` are the rostered."""

    id: int | None
    name: str
    until: str | None
    gone: bool
    offered: bool
    planned: list[str]


class Orphan(msgspec.Struct, kw_only=True):
    """A conversation that lost its counsellor `name`; `here` is the young person."""

    conversation: UUID
    name: str
    since: str
    here: bool


class Tonight(Outgoing, tag="tonight", kw_only=True):
    """The evening at a glance, for its lead alone."""

    at: str
    waiting: int
    waiting_since: str | None
    active: int
    left: int
    open: bool
    closes_at: str | None
    opens_at: str | None
    last_entry: int
    last_entry_usual: int
    alerts: list[str]
    too_many: int
    orphans: list[Orphan]


class HandedOn(Talk, tag="handed_on", kw_only=True):
    """A conversation that was handed on to me; its last system line says by whom."""


class Debrief(Outgoing, tag="debrief", kw_only=True):
    """Where my own request for a talk stands: who hears of it, and who is coming."""

    asked_at: str | None
    to: list[str]
    by: str


class Asked(msgspec.Struct, kw_only=True):
    """A colleague who asked for a talk."""

    staff: int
    name: str
    asked_at: str


class Debriefs(Outgoing, tag="debriefs", kw_only=True):
    """Who asks me for a talk."""

    asked: list[Asked]


class Person(msgspec.Struct, kw_only=True):
    """Somebody to whom a code can be given."""

    id: int
    name: str


class Colleagues(Outgoing, tag="colleagues", kw_only=True):
    """All to whom a code can be given."""

    staff: list[Person]


class Code(Outgoing, tag="sign_in_code", kw_only=True):
    """A code for one shift, shown here and now alone."""

    name: str
    code: str
    valid_until: str
