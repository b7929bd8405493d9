"""Where a console sits: its conversations, what happens in them, and the waiting line."""

from abc import abstractmethod
from collections.abc import Sequence
from uuid import UUID

import msgspec

from accounts.queries import SignedIn
from counselling.console import frames
from counselling.console.snapshot import (
    message_frame,
    queue_frame,
    state_for,
    talk_for,
    team_frame,
)
from counselling.console.watch import watch
from counselling.conversation.events import MessageLine
from counselling.conversation.queries.visits import holder_of
from counselling.conversation.rules import Sender, State
from counselling.core.errors import Refused
from counselling.live import threads
from counselling.live.events import Hint, Moved
from counselling.live.rooms import Seat
from counselling.live.sockets import LiveSocket
from counselling.waiting_room.queries import Queue

SIDE = Sender.COUNSELLOR.word


class ConsoleSeats(LiveSocket):
    """What a console is told; what it says is the consumer's."""

    staff: SignedIn
    greeted = False

    def __init__(self) -> None:
        super().__init__()
        self.seats: dict[UUID, Seat] = {}
        #: Whether each visitor was here, coming or away when the console was last told.
        self._whereabouts: dict[UUID, str] = {}
        #: What was shown last, of each kind that is shown again only when it is another.
        self._shown: dict[type[msgspec.Struct], msgspec.Struct] = {}

    def sit(self, conversation: UUID) -> Seat:
        """Take a fresh seat at a conversation, which holds what comes until the past is read."""
        self.rise(conversation)
        seat = self.seats[conversation] = self.hub.rooms.join(conversation, self)
        return seat

    async def show(self, conversation: UUID, kind: type[frames.Talk], after: int) -> None:
        """Sit down at a conversation, read it and send it; raises `Refused("not_yours")`."""
        seat = self.sit(conversation)
        talk = await threads.run(talk_for, self.staff.staff_id, conversation, after)
        if talk is None:
            self.rise(conversation)
            raise Refused("not_yours")
        self.push(frames.encode(frames.as_kind(kind, talk)))
        self.remember(conversation, talk.visitor)
        seat.release(talk.last_seq)

    def rise(self, conversation: UUID) -> None:
        """Give up the seat at a conversation."""
        seat = self.seats.pop(conversation, None)
        self._whereabouts.pop(conversation, None)
        if seat is not None:
            self.hub.rooms.leave(seat)

    def remember(self, conversation: UUID, visitor: str) -> None:
        """Keep what the console was told of a visitor's whereabouts."""
        self._whereabouts[conversation] = visitor

    def left(self) -> None:
        """Give up every seat."""
        for conversation in list(self.seats):
            self.rise(conversation)
        self.hub.staff_watchers.discard(self)
        watch().discard(self)

    def lease(self) -> tuple[str, int] | None:
        """Being there, for as long as frames come."""
        heard, self.heard = self.heard, False
        return ("staff", self.staff.staff_id) if heard and self.greeted else None

    def tell(self, line: MessageLine) -> None:
        """Send a line; its frame is made once for all consoles."""
        text = line.spoken.get(SIDE)
        if text is None:
            text = line.spoken[SIDE] = frames.encode(message_frame(line))
        self.push(text)

    def hinted(self, event: Hint | Moved) -> None:
        """Pass on what the visitor does."""
        if not isinstance(event, Hint) or event.side == SIDE:
            return
        if event.kind == "typing":
            self.push(frames.encode(frames.TheyType(conversation=event.room, on=bool(event.value))))
        else:
            self.push(frames.encode(frames.TheySaw(conversation=event.room, seq=event.value)))

    @abstractmethod
    def staff_noticed(self, kind: str, staff: Sequence[int]) -> None:
        """Something of this kind concerns these members of staff, or without any all of them."""

    def room_changed(self, room: UUID) -> None:
        """Look at the state of a conversation again."""
        self.soon(self._refresh(room))

    def queue_changed(self, queue: Queue) -> None:
        """Show the line, and which visitors went away or came back."""
        self.push(frames.encode(queue_frame(queue)))
        self.show_new(team_frame(queue))
        for conversation, before in list(self._whereabouts.items()):
            away = conversation in queue.away
            if before != "coming" and away != (before == "away"):
                self.room_changed(conversation)

    def show_new(self, frame: msgspec.Struct) -> None:
        """Show something, unless it is what was shown last."""
        if frame != self._shown.get(type(frame)):
            self._shown[type(frame)] = frame
            self.push(frames.encode(frame))

    async def _refresh(self, room: UUID) -> None:
        state = await threads.run(state_for, self.staff.staff_id, room)
        if room not in self.seats:
            return
        if state is None:
            await self._lost(room)
            return
        self.push(frames.encode(state))
        self.remember(room, state.visitor)
        self.seats[room].room.ended = state.state == State.ENDED

    async def _lost(self, room: UUID) -> None:
        by = await threads.run(holder_of, room)
        self.rise(room)
        why = "taken_over" if by else "nobody_came"
        self.push(frames.encode(frames.Closed(conversation=room, why=why, by=by)))
