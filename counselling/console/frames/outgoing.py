"""Frames that a console gets."""

from uuid import UUID

import msgspec

from counselling.console.frames.base import Outgoing
from counselling.console.frames.consent import Allowing


class Message(Outgoing, tag="message", kw_only=True):
    """A numbered line of one of my conversations."""

    conversation: UUID
    seq: int
    id: UUID
    from_: str = msgspec.field(name="from")
    by: str
    text: str
    at: str
    code: str | msgspec.UnsetType = msgspec.UNSET
    params: dict[str, str] | msgspec.UnsetType = msgspec.UNSET


class Noted(Outgoing, tag="noted", kw_only=True):
    """A note stands."""

    conversation: UUID
    id: UUID
    by: str
    at: str
    text: str


class Talk(Allowing, kw_only=True):
    """One of my conversations, with its lines."""

    conversation: UUID
    nickname: str
    topic: str
    age_band: str
    mood: int | None
    i_am: str
    gender: str
    overlooked: str
    language: str
    question: str
    state: str
    waiting_since: str
    taken_at: str | None
    turn_until: str | None
    replied_at: str | None
    minutes: int
    visitor: str
    seen: int
    ended_by: str | None
    last_seq: int
    practice: str | None
    messages: list[Message]
    notes: list[Noted]


class Taken(Talk, tag="taken", kw_only=True):
    """A conversation that is mine now."""


class Resumed(Talk, tag="resumed", kw_only=True):
    """A conversation of mine, after the line I named."""


class Me(msgspec.Struct, kw_only=True):
    """Who I am here, and what I chose."""

    id: int
    name: str
    presence: str
    capacity: int
    capacity_max: int


class Waiting(msgspec.Struct, kw_only=True):
    """Who waits; `orphan`: the colleague they lost, `known`: I passed them on, `appointment`: with me, when.

    `unsafe`: they say not to be safe now.
    """

    conversation: UUID
    nickname: str
    topic: str
    age_band: str
    mood: int | None
    language: str
    waiting_since: str
    present: bool
    orphan: str | None
    appointment: str | None
    unsafe: bool
    known: bool = False


class Queue(Outgoing, tag="queue", kw_only=True):
    """The waiting line: the first fifty, and how many wait in all."""

    waiting: list[Waiting]
    count: int


class Snapshot(Outgoing, tag="snapshot", kw_only=True):
    """All that a console shows."""

    me: Me
    queue: list[Waiting]
    count: int
    conversations: list[Talk]


class State(Allowing, tag="state", kw_only=True):
    """Where one of my conversations stands."""

    conversation: UUID
    state: str
    visitor: str
    turn_until: str | None
    replied_at: str | None
    minutes: int
    seen: int
    ended_by: str | None
    last_seq: int
    practice: str | None


class Closed(Outgoing, tag="closed", kw_only=True):
    """A conversation is no longer mine."""

    conversation: UUID
    why: str
    by: str


class Chosen(Outgoing, tag="presence", kw_only=True):
    """What I chose, as it stands; also from another console of mine."""

    state: str
    capacity: int


class Ack(Outgoing, tag="ack", kw_only=True):
    """The message stands, as line `seq`."""

    conversation: UUID
    id: UUID
    seq: int
    at: str


class Refused(Outgoing, tag="refused", kw_only=True):
    """A frame was not accepted; `by` names the colleague who was first, `about` is the frame's type."""

    conversation: UUID | None = None
    id: UUID | None = None
    reason: str
    text: str
    by: str = ""
    about: str = ""


class TheyType(Outgoing, tag="typing", kw_only=True):
    """Whether the visitor is typing, or the colleague named."""

    conversation: UUID
    on: bool
    by: str = ""


class TheySaw(Outgoing, tag="seen", kw_only=True):
    """The visitor has read up to line `seq`."""

    conversation: UUID
    seq: int


class Pong(Outgoing, tag="pong", kw_only=True):
    """The last line there is of the conversation named."""

    conversation: UUID | None
    seq: int
