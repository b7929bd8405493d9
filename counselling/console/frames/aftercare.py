"""Frames about what comes after a conversation."""

from typing import Annotated
from uuid import UUID

import msgspec

from counselling.console.frames.base import Incoming, Outgoing

#: How many themes a frame may name at all; how many there may be is the room's to say.
ThemeId = Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]
Themes = Annotated[list[ThemeId], msgspec.Meta(max_length=20)]


class AskRegistration(Incoming, tag="registration"):
    """Show me how far the registration of this conversation of mine is."""

    conversation: UUID


class Fields(Incoming):
    """A registration as it is filled in."""

    conversation: UUID
    who: str = ""
    level: str = ""
    themes: Themes = []
    referral: str = ""
    serious: bool = False
    line: str = ""


class Register(Fields, tag="register"):
    """Keep the registration of a conversation of mine that ended."""


class Park(Fields, tag="park"):
    """Put a registration aside as far as it is filled in."""


class OfferedTheme(msgspec.Struct, kw_only=True):
    """A theme that can be chosen."""

    id: int
    name: str


class ShownRegistration(Outgoing, tag="registration", kw_only=True):
    """A registration as far as it is filled in, with the themes to choose from."""

    conversation: UUID
    wanted: bool
    who: str
    level: str
    themes: list[int]
    referral: str
    serious: bool
    line: str
    offered: list[OfferedTheme]
    suggested: int | None
    gone: list[str]
    saved_at: str | None


class Registered(Outgoing, tag="registered", kw_only=True):
    """The registration stands; `again` when it came in the place of an earlier one."""

    conversation: UUID
    saved_at: str
    again: bool


class ToRegister(msgspec.Struct, kw_only=True):
    """A conversation that waits for its registration; `begun` when some of it is filled in."""

    conversation: UUID
    nickname: str
    ended_at: str
    begun: bool


class Unregistered(Outgoing, tag="unregistered", kw_only=True):
    """What I have still to register; sent after the snapshot, and whenever it changes."""

    conversations: list[ToRegister]


class Propose(Incoming, tag="propose"):
    """Propose a conversation of mine that ended for intervision, with what I want to learn from it."""

    conversation: UUID
    question: str


class Proposed(Outgoing, tag="proposed", kw_only=True):
    """It is on its way: first its names are taken out."""

    conversation: UUID
