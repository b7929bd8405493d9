"""Frames of the visitor's socket, as `docs/protocol.md` lists them; unknown fields are refused."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec

from counselling.visitor.parts import Appointment as Appointment
from counselling.visitor.parts import Asked as Asked
from counselling.visitor.parts import Card as Card
from counselling.visitor.parts import Consent as Consent

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


class AnswerConsent(Incoming, tag="consent"):
    """Whether something may be passed on, as I was asked under `id`."""

    id: UUID
    yes: bool


class WithdrawConsent(Incoming, tag="withdraw_consent"):
    """I take back the yes that I gave under `id`."""

    id: UUID


VisitorFrame = (
    Hello
    | SendMessage
    | Typing
    | Seen
    | Ping
    | Here
    | Leave
    | Answer
    | AnswerConsent
    | WithdrawConsent
)


class Outgoing(msgspec.Struct, kw_only=True):
    """A frame that a visitor gets."""


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


class State(Outgoing, tag="state", kw_only=True):
    """Where the visit stands."""

    state: str
    position: int | None
    wait: tuple[int, int] | None
    counsellor: str | None
    colleague: str | None
    asked: Asked | None
    consents: list[Consent]
    nickname: str
    question: str
    turn_until: str | None
    away: bool
    #: For how many seconds the visitor cannot write, during a pause.
    paused: int | None
    late: bool
    nobody_here: bool
    appointment: Appointment | None
    passed_on: bool
    unsafe: bool
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
    "too_long",
    "too_fast",
    "empty",
    "waiting",
    "ended",
    "not_yours",
    "invalid",
    "try_again",
    "paused",
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
