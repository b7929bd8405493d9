"""The team's channel."""

from typing import Annotated
from uuid import UUID

import msgspec

from counselling.console.frames.base import Incoming, Outgoing, Seq

StaffId = Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]


class ChannelQuote(msgspec.Struct, forbid_unknown_fields=True):
    """A young person's message in a conversation of mine."""

    conversation: UUID
    seq: Seq


class SayInChannel(Incoming, tag="channel_say"):
    """Something for the team, one colleague or a discipline; the id is the client's own making."""

    id: UUID
    text: str
    to: str = "team"
    colleague: StaffId | None = None
    quote: ChannelQuote | None = None


class ChannelSaid(Outgoing, tag="channel_said", kw_only=True):
    """What I said in the channel stands, as line `number`."""

    id: UUID
    number: int
    at: str


class ChannelLine(msgspec.Struct, kw_only=True):
    """A line of the channel; `colleague` is who it is for, or who asked the discipline."""

    number: int
    id: UUID
    author: int
    by: str
    to: str
    colleague: int | None
    text: str
    quote: str
    at: str


class Channel(Outgoing, tag="channel", kw_only=True):
    """Lines of the channel that I may read and was not told yet; `open` while I am on duty."""

    open: bool
    lines: list[ChannelLine]
