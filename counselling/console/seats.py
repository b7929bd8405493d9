"""Where a console sits: its conversations, what happens in them, and the waiting line."""

from abc import abstractmethod
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple
from uuid import UUID

import msgspec

from accounts.queries import SignedIn
from counselling.console import frames
from counselling.console.line import queue_frame, team_frame
from counselling.console.snapshot import message_frame, state_for, talk_for
from counselling.console.watch import watch
from counselling.conversation.actions.rereading import note_reread
from counselling.conversation.events import MessageLine
from counselling.conversation.queries.lines import open_keys
from counselling.conversation.rules import AskedFor, Sender, State
from counselling.core.errors import Refused
from counselling.live import threads
from counselling.live.events import Hint, Moved
from counselling.live.rooms import Seat
from counselling.live.sockets import LiveSocket
from counselling.waiting_room.queries import Queue, why_gone

SIDE = Sender.COUNSELLOR.word


class Known(NamedTuple):
    """How a conversation stood: the visitor's whereabouts, whether it was mine, or on its way to a colleague."""

    visitor: str = ""
    mine: bool = True
    handing: bool = False


class ConsoleSeats(LiveSocket):
    """What a console is told; what it says is the consumer's."""

    staff: SignedIn
    greeted = False

    def __init__(self) -> None:
        super().__init__()
        self.seats: dict[UUID, Seat] = {}
        #: How each conversation stood when the console was last told.
        self._known: dict[UUID, Known] = {}
        #: What was shown last, of each kind that is shown again only when it is another.
        self._shown: dict[type[msgspec.Struct], msgspec.Struct] = {}

    def sit(self, conversation: UUID) -> Seat:
        """Take a fresh seat at a conversation, which holds what comes until the past is read."""
        self.rise(conversation)
        seat = self.seats[conversation] = self.hub.rooms.join(conversation, self)
        return seat

    def rise(self, conversation: UUID) -> None:
        """Give up the seat at a conversation."""
        seat = self.seats.pop(conversation, None)
        self._known.pop(conversation, None)
        if seat is not None:
            self.hub.rooms.leave(seat)

    async def show(self, conversation: UUID, kind: type[frames.Talk], after: int) -> None:
        """Sit down at a conversation, read it and send it; raises `Refused("not_yours")`."""
        seat = self.sit(conversation)
        talk = await threads.run(talk_for, self.staff.staff_id, conversation, after)
        if talk is None:
            self.rise(conversation)
        elif talk.state == State.ENDED and talk.practice is None:
            # Written down before it is shown.
            await threads.run(
                note_reread, conversation_id=conversation, staff_id=self.staff.staff_id
            )
        if talk is None or conversation not in self.seats:
            # Not this counsellor's, or lost while it was read: then they were told so already.
            raise Refused("not_yours")
        self.push(frames.encode(frames.as_kind(kind, talk)))
        self.remember(talk)
        seat.release(talk.last_seq)

    def remember(self, told: frames.Talk | frames.State) -> None:
        """Keep how a conversation stood when the console was told."""
        handing = told.asked is not None and told.asked.kind == AskedFor.TAKE_ON
        self._known[told.conversation] = Known(told.visitor, told.mine, handing)

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
        """Pass on what the visitor does, and whether a colleague types."""
        if not isinstance(event, Hint):
            return
        if event.side == SIDE:
            self._colleague_hinted(event)
        elif event.kind == "typing":
            self.push(frames.encode(frames.TheyType(conversation=event.room, on=bool(event.value))))
        else:
            self.push(frames.encode(frames.TheySaw(conversation=event.room, seq=event.value)))

    def _colleague_hinted(self, event: Hint) -> None:
        by = open_keys.name_of(abs(event.value))
        if event.kind == "typing" and by and abs(event.value) != self.staff.staff_id:
            on = event.value > 0
            self.push(frames.encode(frames.TheyType(conversation=event.room, on=on, by=by)))

    @abstractmethod
    def staff_noticed(self, kind: str, staff: Sequence[int]) -> None:
        """Something of this kind concerns these members of staff, or without any all of them."""

    def room_changed(self, room: UUID) -> None:
        """Look at the state of a conversation again."""
        self.soon(self._refresh(room))

    def queue_changed(self, queue: Queue) -> None:
        """Show the line; look again where a visitor went away or came back, or somebody else talks now."""
        self.push(frames.encode(queue_frame(queue, self.staff.staff_id)))
        self.show_new(team_frame(queue))
        for conversation, known in list(self._known.items()):
            if self.seats[conversation].room.ended:
                continue
            away = conversation in queue.away
            moved = known.visitor != "coming" and away != (known.visitor in ("away", "left"))
            if moved or self.staff.staff_id not in queue.held.get(conversation, ()):
                self.room_changed(conversation)

    def show_new(self, frame: msgspec.Struct) -> None:
        """Show something, unless it is what was shown last."""
        if frame != self._shown.get(type(frame)):
            self._shown[type(frame)] = frame
            self.push(frames.encode(frame))

    def shown(self, kind: type[msgspec.Struct]) -> msgspec.Struct | None:
        """Return what `show_new` showed last of a kind."""
        return self._shown.get(kind)

    async def _refresh(self, room: UUID) -> None:
        seat = self.seats.get(room)
        state = await threads.run(state_for, self.staff.staff_id, room)
        if seat is None or self.seats.get(room) is not seat:
            return
        if state is None:
            await self._lost(room)
            return
        self.push(frames.encode(state))
        self.remember(state)
        self.seats[room].room.ended = state.state == State.ENDED

    async def _lost(self, room: UUID) -> None:
        known = self._known.get(room, Known())
        # Not a line more, however long it takes to learn why.
        self.rise(room)
        work = partial(why_gone, room, self.staff.staff_id, mine=known.mine, handing=known.handing)
        gone = await threads.run(work)
        if room not in self.seats:
            self.push(frames.encode(frames.Closed(conversation=room, why=gone.why, by=gone.by)))
