"""Two sides that talk, and what is checked on every message.

Each message must come back as an ack to its sender and as a message to the other side,
once, in the order of sending, and with the same number on both ends.
"""

import time
from collections.abc import Callable
from uuid import uuid4

import msgspec

from tests.benchmark.load.line import Frame, Line

TEXT = "Dag, ik weet niet goed hoe ik dit moet zeggen, maar ik durf morgen niet naar school."


class Faults:
    """What went wrong, counted over all pairs."""

    def __init__(self) -> None:
        self.doubled = self.misordered = self.refused = 0
        self.examples: list[str] = []

    def note(self, what: str) -> None:
        """Keep the first few faults in words."""
        if len(self.examples) < 5:
            self.examples.append(what)


class Underway:
    """A message that waits for its ack and its delivery."""

    __slots__ = ("acked", "at", "seq", "shown")

    def __init__(self, at: float) -> None:
        self.at = at
        self.acked = self.shown = False
        self.seq: int | None = None


class Side:
    """One end of a pair: sends numbered ids, judges what arrives."""

    def __init__(self, line: Line, conversation: str | None, faults: Faults) -> None:
        self.line = line
        self.faults = faults
        # A version 4 UUID whose last twelve digits count: whose message it is and
        # which one can be read off without a table.
        self.prefix = str(uuid4())[:24]
        room = f',"conversation":"{conversation}"' if conversation else ""
        text = msgspec.json.encode(TEXT).decode()
        self._head = f'{{"type":"message"{room},"id":"{self.prefix}'
        self._tail = f'","text":{text}}}'
        self.sent = 0
        self.underway: dict[int, Underway] = {}
        self.last_heard = 0
        self.last_seq = 0
        self.ack_ms: list[float] = []
        self.shown_ms: list[float] = []
        self.on_complete: Callable[[Side], None] = lambda side: None
        self.other: Side = self

    def send(self) -> None:
        """Send the next message."""
        self.sent += 1
        self.underway[self.sent] = Underway(time.perf_counter())
        self.line.say(f"{self._head}{self.sent:012x}{self._tail}".encode())

    def hear(self, frame: Frame) -> None:
        """Take in a frame meant for this side."""
        if frame.type == "message" and frame.id is not None:
            if frame.id.startswith(self.other.prefix):
                self._delivered(frame, frame.id)
            elif frame.id.startswith(self.prefix) and self.line.address.dialect == "echo":
                self._acked(frame, frame.id)
        elif frame.type == "ack" and frame.id is not None:
            self._acked(frame, frame.id)
        elif frame.type == "refused":
            self.faults.refused += 1
            self.faults.note(f"refused: {frame.reason}")

    def _acked(self, frame: Frame, message_id: str) -> None:
        count = int(message_id[24:], 16)
        message = self.underway.get(count)
        if message is None or message.acked:
            self.faults.doubled += 1
            self.faults.note(f"second ack of message {count}")
            return
        message.acked = True
        self.ack_ms.append((time.perf_counter() - message.at) * 1000)
        self._settle(count, message, frame.seq)

    def _delivered(self, frame: Frame, message_id: str) -> None:
        count = int(message_id[24:], 16)
        message = self.other.underway.get(count)
        if message is None or message.shown:
            self.faults.doubled += 1
            self.faults.note(f"message {count} delivered again")
            return
        self._check_order(count, frame.seq)
        message.shown = True
        self.shown_ms.append((time.perf_counter() - message.at) * 1000)
        self.other._settle(count, message, frame.seq)

    def _check_order(self, count: int, seq: int | None) -> None:
        if count != self.last_heard + 1 or (seq is not None and seq <= self.last_seq):
            self.faults.misordered += 1
            self.faults.note(f"message {count} (seq {seq}) after {self.last_heard}")
        self.last_heard, self.last_seq = count, seq or 0

    def _settle(self, count: int, message: Underway, seq: int | None) -> None:
        if message.seq is None:
            message.seq = seq
        elif message.seq != seq:
            self.faults.misordered += 1
            self.faults.note(f"message {count} has numbers {message.seq} and {seq}")
        if message.acked and message.shown:
            del self.underway[count]
            self.on_complete(self)
