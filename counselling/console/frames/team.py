"""Frames about who is on duty."""

import msgspec

from counselling.console.frames.base import Outgoing


class Member(msgspec.Struct, kw_only=True):
    """Somebody on duty; `load` is how many conversations they hold or joined."""

    id: int
    name: str
    discipline: str
    presence: str
    capacity: int
    load: int


class Team(Outgoing, tag="team", kw_only=True):
    """Who is on duty, who of them leads, and the door; sent after the snapshot, and whenever it changes."""

    members: list[Member]
    lead: int | None
    open: bool
    closes_at: str | None
