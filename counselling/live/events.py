"""What processes tell each other over the bus; the rows as stored, never a text in clear."""

from datetime import datetime
from uuid import UUID

import msgspec

#: A row as stored: room, number, sender, author, id, sealed text, moment.
Row = tuple[UUID, int, int, int | None, UUID, bytes, datetime]


class Rows(msgspec.Struct, tag="rows", array_like=True, frozen=True):
    """A batch that was committed."""

    rows: list[Row]


class Notice(msgspec.Struct, tag="notice", array_like=True, frozen=True):
    """A room has lines up to `seq`."""

    room: UUID
    seq: int


class Changed(msgspec.Struct, tag="changed", array_like=True, frozen=True):
    """The state of a room is another."""

    room: UUID


class QueueChanged(msgspec.Struct, tag="queue", array_like=True, frozen=True):
    """Somebody joined, left or was taken, or somebody's presence is another."""


class Hint(msgspec.Struct, tag="hint", array_like=True, frozen=True):
    """Something fleeting: who types, who has read up to where. Losing one harms nobody."""

    room: UUID
    kind: str
    side: str
    value: int


class Moved(msgspec.Struct, tag="moved", array_like=True, frozen=True):
    """A visit is open in a newer tab, number `tab`."""

    room: UUID
    tab: int


class StaffNotice(msgspec.Struct, tag="staff", array_like=True, frozen=True):
    """Something concerns these members of staff, or without any all of them; `kind` says what to read."""

    kind: str
    staff: list[int]


Event = Rows | Notice | Changed | QueueChanged | Hint | Moved | StaffNotice


encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder(list[Event]).decode
