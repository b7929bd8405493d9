"""What a console says at once, without waiting for anything: messages, typing, reading, pings."""

from functools import partial

import msgspec

from counselling.console import frames
from counselling.console.others import note_others
from counselling.console.seats import SIDE, ConsoleSeats
from counselling.console.words import refusal
from counselling.conversation.events import Numbered, Submission
from counselling.conversation.queries.lines import open_keys
from counselling.conversation.rules import Sender
from counselling.core.clock import iso
from counselling.core.errors import Refused
from counselling.core.text import clean
from counselling.live import threads
from counselling.live.events import Hint


class ConsoleTalk(ConsoleSeats):
    """Talking in the conversations this console sits at."""

    def message(self, frame: frames.SendMessage) -> None:
        """Have a message written; its ack follows the commit."""
        key = open_keys.find(frame.conversation)
        if key is None or frame.conversation not in self.seats:
            self.refuse(Refused("not_yours"), frame)
            return
        try:
            text = clean(frame.text)
        except Refused as refused:
            self.refuse(refused, frame)
            return
        submission = Submission.sealed(
            key,
            room=frame.conversation,
            sender=Sender.COUNSELLOR,
            author=self.staff.staff_id,
            by=self.staff.display_name,
            client_id=frame.id,
            text=text,
        )
        self.hub.submit(submission, partial(self._answered, frame))

    def _answered(self, frame: frames.SendMessage, outcome: Numbered | str) -> None:
        if isinstance(outcome, str):
            self.refuse(Refused(outcome), frame)
            return
        if seat := self.seats.get(frame.conversation):
            seat.wrote(outcome.seq)
        ack = frames.Ack(
            conversation=frame.conversation, id=frame.id, seq=outcome.seq, at=iso(outcome.at)
        )
        self.push(frames.encode(ack))

    def typing(self, frame: frames.Typing) -> None:
        """Tell the visitor."""
        if frame.conversation in self.seats:
            # Of two counsellors, the reader's page names the one who types.
            who = self.staff.staff_id if frame.on else -self.staff.staff_id
            self.hub.say(Hint(frame.conversation, "typing", SIDE, who))

    def seen(self, frame: frames.Seen) -> None:
        """Tell the visitor at once; it is saved with the next tick."""
        seat = self.seats.get(frame.conversation)
        if seat is not None and frame.seq <= (seat.room.last or 0):
            self.hub.ticker.seen[(frame.conversation, SIDE)] = frame.seq
            self.hub.say(Hint(frame.conversation, "seen", SIDE, frame.seq))

    def ping(self, frame: frames.Ping) -> None:
        """Say how far the lines of a conversation go."""
        seat = self.seats.get(frame.conversation) if frame.conversation else None
        self.push(
            frames.encode(
                frames.Pong(
                    conversation=frame.conversation, seq=(seat.room.last or 0) if seat else 0
                )
            )
        )

    def refuse(self, refused: Refused, frame: msgspec.Struct | None = None) -> None:
        """Say why not."""
        by = refused.details.get("by", "")
        said = frames.Refused(
            conversation=getattr(frame, "conversation", None),
            id=getattr(frame, "id", None),
            reason=refused.reason,
            text=refusal(refused.reason, by),
            by=by,
            about=str(frame.__struct_config__.tag) if frame else "",
        )
        self.push(frames.encode(said))
        if refused.reason == "not_yours" and said.conversation is not None:
            self.soon(threads.run(note_others, self.staff.staff_id, said.conversation))
