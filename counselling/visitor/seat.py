"""Where a visitor's tab sits: what happens in its visit, and its place in the line."""

from uuid import UUID

import msgspec

from counselling.conversation.events import MessageLine
from counselling.conversation.queries.lines import open_keys
from counselling.conversation.rules import Sender, State
from counselling.core.clock import iso_or_none
from counselling.core.crypto import DataKey
from counselling.live import sockets, threads
from counselling.live.events import Hint, Moved
from counselling.live.rooms import Seat
from counselling.visitor import frames, limits
from counselling.visitor.snapshot import message_frame, state_frame
from counselling.waiting_room.queries import Queue

SIDE = Sender.VISITOR.word


class VisitorSeat(sockets.LiveSocket):
    """What a tab is told; what it says is the consumer's."""

    visit: UUID
    language: str
    key: DataKey
    #: Whether the visit was over when this tab came.
    over = False
    seat: Seat | None = None
    #: What the tab was last shown.
    shown: frames.State | None = None
    #: Which tab of the visit this is, and the newest one heard of.
    tab: int | None = None
    newest_tab = 0
    #: Whose connection this counts towards.
    tag = ""
    #: How often the visit was said to be another.
    changes = 0
    _looking = False

    @property
    def called(self) -> bool:
        """Whether it is the visitor's turn, or was while they were away, and they have not answered yet."""
        return self.shown is not None and (self.shown.turn_until is not None or self.shown.late)

    def left(self) -> None:
        """Give up the seat."""
        if self.seat is not None:
            self.hub.rooms.leave(self.seat)
        if self.tag:
            limits.socket_closed(self.tag)

    def show(self, state: frames.State) -> None:
        self.push(frames.encode(state))
        fields = {name: getattr(state, name) for name in frames.State.__struct_fields__}
        self.shown = frames.State(**fields)
        if state.state == State.WAITING:
            self.hub.watchers.add(self)
        else:
            self.hub.watchers.discard(self)
        if self.seat is not None:
            self.seat.room.ended = state.state == State.ENDED

    def tell(self, line: MessageLine) -> None:
        """Send a line; its frame is made once for all who read this language."""
        voice = (SIDE, self.language)
        text = line.spoken.get(voice)
        if text is None:
            text = line.spoken[voice] = frames.encode(message_frame(line, self.language))
        self.push(text)

    def hinted(self, event: Hint | Moved) -> None:
        """Pass on what the other side does; make way for a newer tab."""
        if isinstance(event, Moved):
            self.newest_tab = max(self.newest_tab, event.tab)
            if self.tab is not None and event.tab > self.tab:
                self.soon(self.shut(sockets.ELSEWHERE))
        elif event.side != SIDE and event.kind == "typing":
            by = open_keys.name_of(abs(event.value)) or ""
            self.push(frames.encode(frames.TheyType(on=event.value > 0, by=by)))
        elif event.side != SIDE:
            self.push(frames.encode(frames.TheySaw(seq=event.value)))

    def room_changed(self, room: UUID) -> None:
        """Look at the state again."""
        self.changes += 1
        if not self._looking:
            self.soon(self._look())

    def queue_changed(self, queue: Queue) -> None:
        """Tell whoever waits their place, when it is another."""
        if self.shown is not None and self.shown.appointment is not None:
            # Whether the counsellor they wait for is there.
            self.room_changed(self.visit)
        place = queue.places.get(self.visit)
        if self.shown is None or place is None:
            return
        now = msgspec.structs.replace(
            self.shown,
            position=place.position,
            wait=place.wait,
            late=place.late,
            nobody_here=place.nobody_here,
            passed_on=place.passed_on,
            closing=iso_or_none(queue.closing),
        )
        if now != self.shown:
            self.show(now)

    def lease(self) -> tuple[str, UUID] | None:
        """Being here, for as long as frames come and the visit runs."""
        heard, self.heard = self.heard, False
        running = self.shown is not None and self.shown.state != State.ENDED
        return ("visitor", self.visit) if heard and running else None

    def look_again_after(self, changes: int) -> None:
        """Look at the state again where more was heard meanwhile: what was read may be older."""
        if self.changes != changes:
            self.room_changed(self.visit)

    async def _look(self) -> None:
        """One look at a time, until nothing changed meanwhile: an older one must not hide a newer."""
        self._looking = True
        try:
            state, seen = None, -1
            while seen != self.changes:
                seen = self.changes
                state = await threads.run(state_frame, self.visit)
        finally:
            self._looking = False
        if state is None:
            # Erased or set apart on another device: nothing of it stays on this screen.
            await self.shut(sockets.NO_VISIT)
        else:
            self.show(state)
