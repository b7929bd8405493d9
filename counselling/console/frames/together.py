"""Frames of two counsellors together, both ways."""

from typing import Annotated
from uuid import UUID

import msgspec

from counselling.console.frames.base import Incoming, Outgoing

StaffId = Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]


class Asking(Incoming):
    """Something a counsellor does together with a colleague, about one conversation."""

    conversation: UUID


class HandOver(Asking, tag="hand_over"):
    """Ask a colleague to take a conversation of mine on."""

    colleague: StaffId
    note: str


class AskIn(Asking, tag="ask_in"):
    """Ask the young person whether a colleague may join."""

    colleague: StaffId
    note: str


class Withdraw(Asking, tag="withdraw"):
    """Ask no longer."""


class Answer(Asking, tag="answer"):
    """Say yes or no to what a colleague asks of me."""

    asking: UUID
    accept: bool


class LetGo(Asking, tag="let_go"):
    """Leave a conversation I joined, or let the colleague go who joined mine."""


class PassOn(Asking, tag="pass_on"):
    """I know this young person: give them, without a word, to somebody else."""


class OpenQuestion(msgspec.Struct, kw_only=True):
    """The open question of a conversation; while `until` is empty the young person is asked."""

    id: UUID
    kind: str
    to: str
    until: str | None


class Standing(msgspec.Struct, kw_only=True):
    """Who talks in a conversation, and what is asked of colleagues; `lost`: its counsellor is gone."""

    counsellor: str
    colleague: str | None
    mine: bool
    lost: bool
    asked: OpenQuestion | None


class OfMe(msgspec.Struct, kw_only=True):
    """What a colleague asks of me: `take_on` or `join`."""

    id: UUID
    conversation: UUID
    kind: str
    by: str
    nickname: str
    note: str
    until: str | None


class Askings(Outgoing, tag="askings", kw_only=True):
    """All that colleagues ask of me; sent after the snapshot, and whenever it changes."""

    askings: list[OfMe]
