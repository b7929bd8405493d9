"""The counsellor's socket: a doorman. It knows who sits at it and hands each frame to one verb."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

import msgspec
from django.conf import settings

from accounts.queries import SignedIn, signed_in
from accounts.trail.refusals import note_refusal
from counselling.console import frames, topics
from counselling.console.pace import ConsolePace
from counselling.console.rights import MAY_COUNSEL
from counselling.console.snapshot import console_snapshot
from counselling.console.watch import watch
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import write_note
from counselling.conversation.rules import EndedBy
from counselling.core.clock import iso
from counselling.core.errors import Refused
from counselling.core.text import clean
from counselling.live import sockets, threads
from counselling.shift.actions.presence import choose_presence, come_in
from counselling.waiting_room.actions import take
from counselling.waiting_room.queries import Queue


class ConsoleSocket(ConsolePace):
    """One console of one counsellor; they may have several open."""

    async def entered(self) -> bool:
        """Let in whoever is signed in with both factors; 4401 for anybody else."""
        found: SignedIn | None = await threads.run(
            signed_in, sockets.cookie_of(self.scope, settings.SESSION_COOKIE_NAME)
        )
        if found is None:
            await self.shut(sockets.NO_VISIT)
            return False
        if not found.roles & MAY_COUNSEL:
            await threads.run(note_refusal, staff_id=found.staff_id, page="console")
            await self.shut(sockets.NOT_ALLOWED)
            return False
        self.staff = found
        watch().add(self)
        return True

    def frame(self, text: str | None) -> Awaitable[None] | None:
        """Find the frame's verb; whatever cannot be read is refused, not closed."""
        try:
            frame = frames.decode(text or b"")
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            self.refuse(Refused("invalid"))
            return None
        if not self.greeted and not isinstance(frame, frames.Hello):
            self.refuse(Refused("not_yours"), frame)
            return None
        if type(frame) in AT_ONCE:
            AT_ONCE[type(frame)](self, frame)
            return None
        return self._later(frame)

    async def _later(self, frame: msgspec.Struct) -> None:
        try:
            await LATER[type(frame)](self, frame)
        except Refused as refused:
            self.refuse(refused, frame)

    async def hello(self, _frame: frames.Hello) -> None:
        """Show everything: seats first, then the reading, so that nothing falls between."""
        await threads.run(come_in, staff_id=self.staff.staff_id)
        self.greeted = True
        snapshot = await threads.run(console_snapshot, self.staff.staff_id, self.staff.display_name)
        first = {talk.conversation: self.sit(talk.conversation) for talk in snapshot.conversations}
        # The lines are read again behind the seats; the snapshot only told which seats to take.
        snapshot = await threads.run(console_snapshot, self.staff.staff_id, self.staff.display_name)
        self.push(frames.encode(snapshot))
        self.hub.watchers.add(self)
        self.hub.staff_watchers.add(self)
        for lost in first.keys() - {talk.conversation for talk in snapshot.conversations}:
            self.rise(lost)
        for talk in snapshot.conversations:
            self._settle(talk)
        for show in topics.GREETED:
            await show(self)

    def _settle(self, talk: frames.Talk) -> None:
        seat = self.seats.get(talk.conversation)
        if seat is None:
            # It came, or went, while it was read: how it stands is looked at once more.
            seat = self.sit(talk.conversation)
            self.room_changed(talk.conversation)
        self.remember(talk)
        seat.release(talk.last_seq)

    def staff_noticed(self, kind: str, staff: Sequence[int]) -> None:
        """Show what a notice is about, if it concerns whoever sits here."""
        if kind in topics.NOTICED and (not staff or self.staff.staff_id in staff):
            self.soon(topics.NOTICED[kind](self))

    def queue_changed(self, queue: Queue) -> None:
        """Show the line, and let every topic look whether it has something to show."""
        super().queue_changed(queue)
        for look in topics.REFRESHED:
            if (work := look(self, queue)) is not None:
                self.soon(work)

    async def resume(self, frame: frames.Resume) -> None:
        """Send one conversation after a line."""
        await self.show(frame.conversation, frames.Resumed, frame.after)

    async def take(self, frame: frames.Take) -> None:
        """Take the next visitor, or the one picked."""
        work = partial(
            take,
            staff_id=self.staff.staff_id,
            name=self.staff.display_name,
            conversation_id=frame.conversation,
        )
        await self.show(await threads.run(work), frames.Taken, 0)

    async def note(self, frame: frames.Note) -> None:
        """Keep a note; only this counsellor's consoles ever hear of it."""
        note = await threads.run(
            write_note,
            conversation_id=frame.conversation,
            staff_id=self.staff.staff_id,
            body=frame.text,
        )
        noted = frames.Noted(
            conversation=frame.conversation,
            id=note.id,
            by=self.staff.display_name,
            at=iso(note.created_at),
            text=clean(frame.text, limit=len(frame.text)),
        )
        self.push(frames.encode(noted))

    async def end(self, frame: frames.End) -> None:
        """End a conversation."""
        work = partial(
            end_conversation,
            conversation_id=frame.conversation,
            by=EndedBy.COUNSELLOR,
            staff_id=self.staff.staff_id,
        )
        await threads.run(work)

    async def presence(self, frame: frames.Presence) -> None:
        """Note what the counsellor chose and say it back."""
        work = partial(
            choose_presence,
            staff_id=self.staff.staff_id,
            presence=frame.state,
            capacity=frame.capacity,
        )
        duty = await threads.run(work)
        self.push(frames.encode(frames.Chosen(state=duty.presence, capacity=duty.capacity)))

    def sorry(self) -> bool:
        """Tell a console that was greeted to try again; one in the middle of reading has to come back."""
        reading = any(seat.held is not None for seat in self.seats.values())
        if reading or self not in self.hub.watchers:
            return False
        self.refuse(Refused("try_again"))
        return True


AT_ONCE: dict[type, Callable[[ConsoleSocket, Any], None]] = {
    frames.SendMessage: ConsoleSocket.message,
    frames.Typing: ConsoleSocket.typing,
    frames.Seen: ConsoleSocket.seen,
    frames.Ping: ConsoleSocket.ping,
}
LATER: dict[type, Callable[[ConsoleSocket, Any], Awaitable[None]]] = {
    frames.Hello: ConsoleSocket.hello,
    frames.Resume: ConsoleSocket.resume,
    frames.Take: ConsoleSocket.take,
    frames.Note: ConsoleSocket.note,
    frames.End: ConsoleSocket.end,
    frames.Notice: ConsoleSocket.notice,
    frames.Extend: ConsoleSocket.extend,
    frames.Presence: ConsoleSocket.presence,
    **topics.LATER,
}
