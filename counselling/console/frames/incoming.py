"""Frames that a console sends; unknown fields are refused."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec

from counselling.console.frames import abuse, consent, emergency, lead
from counselling.console.frames.aftercare import AskRegistration, Park, Propose, Register
from counselling.console.frames.base import Incoming, Seq
from counselling.console.frames.channel import SayInChannel
from counselling.console.frames.start import Practise
from counselling.console.frames.together import Answer, AskIn, HandOver, LetGo, PassOn, Withdraw
from counselling.console.frames.unsafe import Unfounded

#: A conversation is never meant to take longer than a day.
Minutes = Annotated[int, msgspec.Meta(ge=0, le=24 * 60)]


class Hello(Incoming, tag="hello"):
    """First frame: show me the waiting line and my conversations."""

    after: Seq = 0


class Resume(Incoming, tag="resume"):
    """Send me one of my conversations after line `after`."""

    conversation: UUID
    after: Seq = 0


class Take(Incoming, tag="take"):
    """Give me the next conversation, or this one."""

    conversation: UUID | None = None


class SendMessage(Incoming, tag="message"):
    """A message with an id of the client's own making."""

    conversation: UUID
    id: UUID
    text: str


class Note(Incoming, tag="note"):
    """A note for colleagues."""

    conversation: UUID
    text: str


class Typing(Incoming, tag="typing"):
    """Whether I am typing."""

    conversation: UUID
    on: bool


class Seen(Incoming, tag="seen"):
    """I have read up to line `seq`."""

    conversation: UUID
    seq: Seq


class Ping(Incoming, tag="ping"):
    """Still connected; the last line of this conversation I have is `seq`."""

    conversation: UUID | None = None
    seq: Seq = 0


class End(Incoming, tag="end"):
    """End a conversation of mine."""

    conversation: UUID


class Notice(Incoming, tag="notice"):
    """Say a calm sentence to both sides, as a numbered line."""

    conversation: UUID
    notice: Literal["still_there", "ten_minutes"]


class Extend(Incoming, tag="extend"):
    """Make a conversation of `minutes` a quarter of an hour longer."""

    conversation: UUID
    minutes: Minutes


class Presence(Incoming, tag="presence"):
    """What I choose for now, and how many conversations I hold at once."""

    state: str
    capacity: int | None = None


ConsoleFrame = (
    abuse.Frame
    | consent.Frame
    | emergency.Frame
    | lead.Frame
    | Hello
    | Resume
    | Take
    | SendMessage
    | Note
    | Typing
    | Seen
    | Ping
    | End
    | Notice
    | Extend
    | Presence
    | Practise
    | SayInChannel
    | AskRegistration
    | Register
    | Park
    | Propose
    | HandOver
    | AskIn
    | Withdraw
    | Answer
    | LetGo
    | PassOn
    | Unfounded
)
