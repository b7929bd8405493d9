"""Rooms of this process: who sits in which conversation, and how far each has been told."""

import asyncio
import logging
from collections.abc import Iterator
from typing import Any, Protocol
from uuid import UUID

from counselling.live import threads
from counselling.live.events import Hint, Moved
from counselling.live.house import Line, house

logger = logging.getLogger(__name__)

#: How long a line waits for one before it that another process is just telling.
GAP_SECONDS = 0.03


class Member(Protocol):
    """Somebody who is told what happens in a room."""

    def tell(self, line: Any) -> None:
        """Send a numbered line."""

    def room_changed(self, room: UUID) -> None:
        """Look again at the state of the room."""

    def hinted(self, event: Hint | Moved) -> None:
        """Something fleeting happened in the room."""


class Seat:
    """A member's place in a room; while `held` is a list, the member is still reading the past."""

    __slots__ = ("_own", "after", "held", "member", "room")

    def __init__(self, room: "Room", member: Member) -> None:
        self.room = room
        self.member = member
        self.after = 0
        self.held: list[Line] | None = []
        #: Lines the member wrote: it has their acks, and is not told them again.
        self._own: set[int] = set()

    def tell(self, line: Line) -> None:
        """Tell the member a line it has not got, or keep it until the past is read."""
        if self.held is not None:
            self.held.append(line)
        elif line.seq > self.after:
            self.after = line.seq
            if line.seq in self._own:
                self._own.discard(line.seq)
            else:
                self.member.tell(line)

    def release(self, upto: int) -> None:
        """The member has everything up to `upto`: tell what came meanwhile, and go on from there."""
        held, self.held = self.held or [], None
        self.after = max(self.after, upto)
        self.room.read_upto(self.after)
        for line in sorted(held, key=lambda line: line.seq):
            # What the room had not told in its turn, knowing no number yet, waits for its turn now.
            if line.seq <= (self.room.last or 0):
                self.tell(line)
            else:
                self.room.take(line)

    def wrote(self, seq: int) -> None:
        """The member knows this line: it wrote it. Lines before it may still be on their way."""
        if seq > self.after:
            self._own.add(seq)


class Room:
    """A conversation with at least one socket in this process."""

    __slots__ = ("_early", "_healing", "_wanted", "ended", "key", "last", "seats")

    def __init__(self, key: UUID) -> None:
        self.key = key
        self.seats: list[Seat] = []
        #: The last number told here; nothing is known before the first member has read.
        self.last: int | None = None
        self.ended = False
        #: Lines that came before one they follow: of two processes, either may be heard first.
        self._early: dict[int, Line] = {}
        self._wanted = 0
        self._healing: asyncio.Task[None] | None = None

    def take(self, line: Line) -> None:
        """Tell a line to everybody here, in its turn; one that leaves a gap waits for what is missing."""
        if self.last is None:
            self._tell(line)
        elif line.seq > self.last:
            self._early[line.seq] = line
            self._tell_next()
            if self._early:
                self._want(line.seq, patience=GAP_SECONDS)

    def notice(self, seq: int) -> None:
        """There are lines up to `seq`: read those that are missing here."""
        self._want(seq, patience=0)

    def hint(self, event: Hint | Moved) -> None:
        """Pass on something fleeting."""
        for seat in list(self.seats):
            seat.member.hinted(event)

    def read_upto(self, seq: int) -> None:
        """A member has read the past up to `seq`."""
        if self.last is None:
            self.last = seq
        self.notice(seq)

    def _tell(self, line: Line) -> None:
        for seat in self.seats:
            seat.tell(line)

    def _tell_next(self) -> None:
        while self.last is not None and (line := self._early.pop(self.last + 1, None)):
            self.last = line.seq
            self._tell(line)

    def _want(self, seq: int, *, patience: float) -> None:
        self._wanted = max(self._wanted, seq)
        if self.last is not None and self._wanted > self.last and self._healing is None:
            self._healing = asyncio.ensure_future(self._heal(patience))

    async def _heal(self, patience: float) -> None:
        try:
            await asyncio.sleep(patience)
            while self.last is not None and self._wanted > self.last:
                before = self.last
                for line in await threads.run(house().lines_after, self.key, before):
                    self._early[line.seq] = line
                self._tell_next()
                if self.last == before:
                    self._wanted = before
            self._early = {seq: line for seq, line in self._early.items() if seq > (self.last or 0)}
        except Exception:
            # The row is the truth and stays there: the next look, within 10 s, tries again.
            logger.warning("missing lines could not be read", exc_info=True)
        finally:
            self._healing = None


class Rooms:
    """All rooms of this process."""

    def __init__(self) -> None:
        self._rooms: dict[UUID, Room] = {}

    def __iter__(self) -> Iterator[Room]:
        return iter(list(self._rooms.values()))

    def __len__(self) -> int:
        return len(self._rooms)

    def find(self, key: UUID) -> Room | None:
        """Return the room of a conversation, if anybody here sits in it."""
        return self._rooms.get(key)

    def join(self, key: UUID, member: Member) -> Seat:
        """Take a seat; read the past, then `release` it."""
        room = self._rooms.get(key)
        if room is None:
            room = self._rooms[key] = Room(key)
        seat = Seat(room, member)
        room.seats.append(seat)
        return seat

    def leave(self, seat: Seat) -> None:
        """Give a seat up; the last to go closes the room."""
        room = seat.room
        if seat in room.seats:
            room.seats.remove(seat)
        if not room.seats:
            self._rooms.pop(room.key, None)

    def changed(self, key: UUID) -> None:
        """Let everybody in a room look at its state again."""
        room = self._rooms.get(key)
        for seat in list(room.seats) if room else ():
            seat.member.room_changed(key)
