"""The visitor's socket: a doorman. It finds the visit by its cookie and hands each frame to one verb."""

import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from uuid import UUID

import msgspec

from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.events import Numbered, Submission
from counselling.conversation.rules import EndedBy, Sender, State
from counselling.core.clock import iso
from counselling.core.errors import Refused
from counselling.core.text import clean
from counselling.live import sockets, threads
from counselling.live.events import Hint
from counselling.origin.address import client_of_scope
from counselling.origin.tags import tag_of_scope
from counselling.visitor import frames, limits
from counselling.visitor.consents import consent_word
from counselling.visitor.entering import greeted, visit_and_key
from counselling.visitor.seat import SIDE, VisitorSeat
from counselling.visitor.visit import token_of_scope
from counselling.visitor.words import refusal
from counselling.waiting_room.actions import answer_call, answer_visitor

TYPING_SECONDS = 1.0


class VisitorSocket(VisitorSeat):
    """One tab of one visit."""

    typed_at = 0.0
    token = ""

    async def entered(self) -> bool:
        """Let a living visit in; 4401 for any other, 4009 where too many sockets are open."""
        tag = tag_of_scope(self.scope)
        if not limits.socket_fits(tag, len(self.hub.ticker.holders)):
            await self.shut(sockets.FLOOD)
            return False
        self.tag = tag
        limits.socket_opened(tag)
        self.token = token_of_scope(self.scope)
        found = await threads.run(visit_and_key, self.token)
        if found is None:
            await self.shut(sockets.NO_VISIT)
            return False
        visit, self.key = found
        self.visit, self.language, self.over = visit.id, visit.language, visit.ended
        return True

    def frame(self, text: str | None) -> Awaitable[None] | None:
        """Find the frame's verb; whatever cannot be read is refused, not closed."""
        try:
            frame = frames.decode(text or b"")
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            self.refuse("invalid", _id_of(text))
            return None
        if self.seat is None and not isinstance(frame, frames.Hello):
            self.refuse("not_yours", getattr(frame, "id", None))
            return None
        work = HANDLERS[type(frame)](self, frame)
        if isinstance(frame, frames.Here) or (self.called and not isinstance(frame, frames.Ping)):
            self.soon(threads.run(answer_call, conversation_id=self.visit))
        return work

    async def hello(self, frame: frames.Hello) -> None:
        """Take the seat first and read after: what comes meanwhile is held, so nothing falls between."""
        self.tab, seat = None, self.hub.rooms.join(self.visit, self)
        if self.seat is not None:
            self.hub.rooms.leave(self.seat)
        self.seat = seat
        token, changes = "" if self.over else self.token, self.changes
        try:
            client = client_of_scope(self.scope)
            tab, snapshot = await threads.run(greeted, self.visit, frame.after, token, client)
        except Refused:
            await self.shut(sockets.ELSEWHERE)
            return
        self.tab = tab
        if snapshot is None or self.newest_tab > tab:
            await self.shut(sockets.ELSEWHERE if snapshot else sockets.NO_VISIT)
            return
        self.show(snapshot)
        seat.release(snapshot.last_seq)
        self.look_again_after(changes)

    def message(self, frame: frames.SendMessage) -> None:
        """Have a message written; its ack follows the commit."""
        if not limits.may_send(self.visit):
            self.refuse("too_fast", frame.id)
            return
        try:
            text = clean(frame.text)
        except Refused as refused:
            self.refuse(refused.reason, frame.id)
            return
        submission = Submission.sealed(
            self.key,
            room=self.visit,
            sender=Sender.VISITOR,
            author=None,
            by="",
            client_id=frame.id,
            text=text,
        )
        self.hub.submit(submission, partial(self._answered, frame.id))

    def _answered(self, client_id: UUID, outcome: Numbered | str) -> None:
        if isinstance(outcome, str):
            self.refuse(outcome, client_id)
            return
        if self.seat is not None:
            self.seat.wrote(outcome.seq)
        if self.shown is not None and self.shown.state == State.WAITING:
            # Written before this tab was told that its turn had come.
            self.soon(threads.run(answer_call, conversation_id=self.visit))
        self.push(frames.encode(frames.Ack(id=client_id, seq=outcome.seq, at=iso(outcome.at))))

    def typing(self, frame: frames.Typing) -> None:
        """Tell the other side, at most once a second."""
        now = time.monotonic()
        if now - self.typed_at >= TYPING_SECONDS or not frame.on:
            self.typed_at = now
            self.hub.say(Hint(self.visit, "typing", SIDE, int(frame.on)))

    def seen(self, frame: frames.Seen) -> None:
        """Tell the other side at once; it is saved with the next tick."""
        room = self.hub.rooms.find(self.visit)
        if room is not None and frame.seq <= (room.last or 0):
            self.hub.ticker.seen[(self.visit, SIDE)] = frame.seq
            self.hub.say(Hint(self.visit, "seen", SIDE, frame.seq))

    def ping(self, _frame: frames.Ping) -> None:
        """Say how far the lines go; a client that misses some asks for them."""
        room = self.hub.rooms.find(self.visit)
        self.push(frames.encode(frames.Pong(seq=(room.last or 0) if room else 0)))

    def here(self, _frame: frames.Here) -> None:
        """Being here is noted for every frame but a ping."""

    async def answer(self, frame: frames.Answer) -> None:
        """Say whether a colleague may join; however late that comes, the page sees how it stands."""
        work = partial(answer_visitor, conversation_id=self.visit, asking=frame.id, yes=frame.yes)
        await threads.run(work)
        self.room_changed(self.visit)

    async def consent(self, frame: frames.AnswerConsent | frames.WithdrawConsent) -> None:
        """Say whether something may be passed on, or no longer; the page sees how it stands."""
        try:
            await threads.run(consent_word, self.visit, frame)
        except Refused:
            self.refuse("try_again")
        self.room_changed(self.visit)

    async def leave(self, _frame: frames.Leave) -> None:
        """End the visit."""
        await threads.run(end_conversation, conversation_id=self.visit, by=EndedBy.VISITOR)

    def sorry(self) -> bool:
        """Tell a page that was greeted to try again; one in the middle of a hello has to come back."""
        if self.shown is None or self.seat is None or self.seat.held is not None:
            return False
        self.refuse("try_again")
        return True

    def refuse(self, reason: str, client_id: UUID | None = None) -> None:
        """Say kindly why not."""
        text = refusal(reason, self.language)
        self.push(frames.encode(frames.Refused(id=client_id, reason=reason, text=text)))


def _id_of(text: str | None) -> UUID | None:
    try:
        return msgspec.json.decode(text or b"", type=_OnlyId).id
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None


class _OnlyId(msgspec.Struct):
    id: UUID


HANDLERS: dict[type, Callable[[VisitorSocket, Any], Awaitable[None] | None]] = {
    frames.Hello: VisitorSocket.hello,
    frames.SendMessage: VisitorSocket.message,
    frames.Typing: VisitorSocket.typing,
    frames.Seen: VisitorSocket.seen,
    frames.Ping: VisitorSocket.ping,
    frames.Here: VisitorSocket.here,
    frames.Leave: VisitorSocket.leave,
    frames.Answer: VisitorSocket.answer,
    frames.AnswerConsent: VisitorSocket.consent,
    frames.WithdrawConsent: VisitorSocket.consent,
}
