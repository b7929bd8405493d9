"""Frames of the visitor's socket, as `docs/protocol.md` lists them; unknown fields are refused."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec

Seq = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]


class Incoming(msgspec.Struct, forbid_unknown_fields=True):
    """A frame that a visitor sends."""


class Hello(Incoming, tag="hello"):
    """First frame: send me everything after line `after`."""

    after: Seq = 0


class SendMessage(Incoming, tag="message"):
    """A message with an id of the client's own making."""

    id: UUID
    text: str


class Typing(Incoming, tag="typing"):
    """Whether I am typing."""

    on: bool


class Seen(Incoming, tag="seen"):
    """I have read up to line `seq`."""

    seq: Seq


class Ping(Incoming, tag="ping"):
    """Still connected; the last line I have is `seq`."""

    seq: Seq = 0


class Here(Incoming, tag="here"):
    """I am here: it is my turn."""


class Leave(Incoming, tag="leave"):
    """I stop."""


class Answer(Incoming, tag="answer"):
    """Whether a colleague may join, as I was asked under `id`."""

    id: UUID
    yes: bool


VisitorFrame = Hello | SendMessage | Typing | Seen | Ping | Here | Leave | Answer


class Outgoing(msgspec.Struct, kw_only=True):
    """A frame that a visitor gets."""


class Card(msgspec.Struct, kw_only=True):
    """Something that a counsellor points to: a `site`, or a `clb` with telephone and address."""

    kind: str
    title: str
    href: str
    site: str
    phone: str
    tel: str
    place: str


class Message(Outgoing, tag="message", kw_only=True):
    """A numbered line; a system line also carries its code and what fills it."""

    seq: int
    id: UUID
    from_: str = msgspec.field(name="from")
    by: str
    text: str
    at: str
    code: str | msgspec.UnsetType = msgspec.UNSET
    params: dict[str, str] | msgspec.UnsetType = msgspec.UNSET
    #: Of a counsellor's line: what is drawn as a card, and what the text says beside it.
    cards: list[Card] | msgspec.UnsetType = msgspec.UNSET
    rest: str | msgspec.UnsetType = msgspec.UNSET


class Asked(msgspec.Struct, kw_only=True):
    """Who would like to ask whom in; `text` is the question, in the reader's language."""

    id: UUID
    by: str
    to: str
    text: str


class Appointment(msgspec.Struct, kw_only=True):
    """With whom this visit has an appointment, at what time, and whether they are there."""

    name: str
    at: str
    there: bool


class State(Outgoing, tag="state", kw_only=True):
    """Where the visit stands."""

    state: str
    position: int | None
    wait: tuple[int, int] | None
    counsellor: str | None
    colleague: str | None
    asked: Asked | None
    nickname: str
    question: str
    turn_until: str | None
    away: bool
    late: bool
    appointment: Appointment | None
    passed_on: bool
    seen: int
    closing: str | None
    feedback_given: bool
    ended_by: str | None
    last_seq: int


class Snapshot(State, tag="snapshot", kw_only=True):
    """Where the visit stands, and the lines asked for."""

    messages: list[Message]


class Ack(Outgoing, tag="ack", kw_only=True):
    """The message stands, as line `seq`."""

    id: UUID
    seq: int
    at: str


RefusalReason = Literal[
    "too_long", "too_fast", "empty", "waiting", "ended", "not_yours", "invalid", "try_again"
]


class Refused(Outgoing, tag="refused", kw_only=True):
    """A frame was not accepted; `text` says so kindly."""

    id: UUID | None = None
    reason: str
    text: str


class TheyType(Outgoing, tag="typing", kw_only=True):
    """Whether the other side is typing; `by` names who."""

    on: bool
    by: str = ""


class TheySaw(Outgoing, tag="seen", kw_only=True):
    """The other side has read up to line `seq`."""

    seq: int


class Pong(Outgoing, tag="pong", kw_only=True):
    """The last line there is."""

    seq: int


decode = msgspec.json.Decoder(VisitorFrame).decode


def encode(frame: msgspec.Struct) -> str:
    """Write a frame as JSON text."""
    return msgspec.json.encode(frame).decode()
