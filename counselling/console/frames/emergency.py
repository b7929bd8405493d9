"""Frames of the sheet "Noodsituatie", and of who is asked to open an address."""

from typing import Annotated
from uuid import UUID

import msgspec

from counselling.console.frames.base import Incoming, Outgoing, Seq

#: Of a request, as it is read out on the telephone.
Number = Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]


class LookAtEmergency(Incoming, tag="emergency"):
    """Show me where the emergency of this conversation of mine stands."""

    conversation: UUID


class KeepCall(Incoming, tag="help_called"):
    """I called help, without an address; the id is the client's own making."""

    id: UUID
    conversation: UUID
    whom: str
    said: str
    discussed: str
    why: str = ""


class AskOpening(Incoming, tag="emergency_ask"):
    """I need the address of this conversation of mine; the id is the client's own making."""

    id: UUID
    conversation: UUID
    ground: str
    acute: str
    facts: str
    whom: str
    discussed: str
    why: str = ""
    tried: Annotated[list[str], msgspec.Meta(max_length=20)] = []
    messages: Annotated[list[Seq], msgspec.Meta(max_length=50)] = []


class WithdrawRequest(Incoming, tag="emergency_withdraw"):
    """I need it no longer."""

    conversation: UUID
    number: Number


class AddressWanted(msgspec.Struct, kw_only=True):
    """A request to open an address; `turn` is who is asked by name, `mine` whether I asked."""

    number: int
    state: str
    by: str
    mine: bool
    asked_at: str
    turn: str
    turn_until: str | None
    alone_from: str
    answered_by: str
    answered_at: str | None
    answer: str
    how: str


class KeptDisclosure(msgspec.Struct, kw_only=True):
    """What was told to whom: `what` is `known` (by the young person's own words) or `address`."""

    id: UUID
    at: str
    by: str
    whom: str
    what: str


class Emergency(Outgoing, tag="emergency", kw_only=True):
    """Where the emergency of a conversation of mine stands."""

    conversation: UUID
    record: bool
    holder: bool
    request: AddressWanted | None
    kept: list[KeptDisclosure]


class CallKept(Outgoing, tag="help_kept", kw_only=True):
    """The record of a call stands."""

    conversation: UUID
    id: UUID
    at: str


class Alarm(msgspec.Struct, kw_only=True):
    """What waits for a supervisor: `asked`, or `review` of what somebody opened alone until `due`."""

    number: int
    kind: str
    by: str
    ground: str
    acute: str
    at: str
    turn: str
    mine: bool
    due: str | None


class Emergencies(Outgoing, tag="emergencies", kw_only=True):
    """All that waits for a supervisor; sent after the snapshot, and whenever it changes."""

    alarms: list[Alarm]


Frame = LookAtEmergency | KeepCall | AskOpening | WithdrawRequest
