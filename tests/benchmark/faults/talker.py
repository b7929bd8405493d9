"""One side that behaves like the page on a bad day.

It reconnects, resumes from the last number it has, sends what was not acknowledged again
under the same id, and goes on until told to stop.
"""

import asyncio
import contextlib
import random
from uuid import uuid4

import msgspec
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect
from typing_extensions import override

from tests.benchmark.faults.screen import Line, Screen

ACK_PATIENCE = 3.0
PING_EVERY = 5.0
GAP_PATIENCE = 0.5


class Said(msgspec.Struct):
    """What a talker reads of a frame."""

    type: str = ""
    id: str | None = None
    seq: int = 0
    conversation: str | None = None
    messages: list[Line] = []
    conversations: list["Said"] = []
    reason: str = ""


class Part(msgspec.Struct):
    """Which side to play, and where."""

    url: str
    headers: dict[str, str]
    conversation: str | None


class _Ear(WSListener):
    """Hands decoded frames to the talker."""

    def __init__(self, talker: "Talker") -> None:
        self.talker = talker
        self.parts: list[bytes] = []

    @override
    def on_ws_connected(self, transport: WSTransport) -> None:
        self.talker.connected(transport)

    @override
    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == WSMsgType.CLOSE:
            transport.disconnect()
        elif frame.msg_type in (WSMsgType.TEXT, WSMsgType.CONTINUATION):
            self.parts.append(frame.get_payload_as_bytes())
            if frame.fin:
                self.talker.hear(msgspec.json.decode(b"".join(self.parts), type=Said))
                self.parts.clear()

    @override
    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self.talker.gone.set()


class Talker:
    """A side of one conversation."""

    def __init__(self, part: Part, pause: float) -> None:
        self.part = part
        self.pause = pause
        self.screen = Screen()
        self.sent: list[str] = []
        self.acked: dict[str, int] = {}
        self.double_numbers = 0
        self.refusals: dict[str, int] = {}
        self.talking = True
        self.gone = asyncio.Event()
        self.highest = 0
        self._asking = self._heard = False
        self.deaf_lines = 0
        self._answered = asyncio.Event()
        self._wire: WSTransport | None = None

    async def live(self) -> None:
        """Stay connected until cancelled."""
        while True:
            self.gone.set()
            with contextlib.suppress(Exception):
                # Whatever went wrong, the page tries again a little later.
                await ws_connect(
                    lambda: _Ear(self),
                    self.part.url,
                    extra_headers=self.part.headers,
                    websocket_handshake_timeout=5,
                )
                await self._ping_until_gone()
            self.hang_up()
            await asyncio.sleep(random.uniform(0.1, 0.6))

    async def talk(self) -> None:
        """Send one message after the other until `talking` is over and the last is acknowledged."""
        while self.talking:
            await self._say_until_acked(str(uuid4()))
            await asyncio.sleep(self.pause * random.uniform(0.5, 1.5))

    def connected(self, wire: WSTransport) -> None:
        """Greet; a snapshot answers."""
        # Not before: picows can return from connecting although the other end hung up.
        self.gone.clear()
        self._wire = wire
        hello: dict[str, object] = {"type": "hello"}
        if self.part.conversation is None:
            hello["after"] = self.screen.last_seq
        self._send(hello)

    def hear(self, said: Said) -> None:
        """Take in one frame."""
        self._heard = True
        if said.conversation in (None, self.part.conversation):
            self._take(said)
        for one in said.conversations:
            if one.conversation == self.part.conversation:
                self._take(one)
        if said.type == "snapshot" and self.part.conversation is not None and not said.conversation:
            self._resume()

    def hang_up(self) -> None:
        """Drop the connection without a word."""
        if self._wire is not None:
            self._wire.disconnect(graceful=False)
            self._wire = None

    def _take(self, said: Said) -> None:
        self.highest = max(self.highest, said.seq)
        for line in said.messages:
            self.screen.take(line.seq, line.id)
        if said.type == "ack" and said.id:
            self._acknowledge(said.id, said.seq)
        elif said.type == "message" and said.id:
            self.screen.take(said.seq, said.id)
        elif said.type == "refused":
            self.refusals[said.reason] = self.refusals.get(said.reason, 0) + 1
        if said.seq > self.screen.last_seq and not self._asking:
            # An ack may overtake the other side's message of the same batch: wait a moment.
            self._asking = True
            asyncio.get_running_loop().call_later(GAP_PATIENCE, self._ask_for_missing)

    def _acknowledge(self, message_id: str, seq: int) -> None:
        self.double_numbers += self.acked.setdefault(message_id, seq) != seq
        self.screen.take(seq, message_id)
        self._answered.set()

    async def _say_until_acked(self, message_id: str) -> None:
        self.sent.append(message_id)
        frame: dict[str, object] = {
            "type": "message",
            "id": message_id,
            "text": f"bericht {len(self.sent)}",
        }
        while message_id not in self.acked:
            self._answered.clear()
            self._send(self._addressed(frame))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._answered.wait(), random.uniform(0.5, ACK_PATIENCE))

    async def _ping_until_gone(self) -> None:
        while not self.gone.is_set():
            self._heard = False
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.gone.wait(), PING_EVERY)
            if not self._heard:
                # Not even the last ping was answered: the line is dead, though nobody said so.
                self.deaf_lines += 1
                return
            self._send(self._addressed({"type": "ping", "seq": self.screen.last_seq}))

    def _ask_for_missing(self) -> None:
        self._asking = False
        if self.screen.has_gap or self.highest > self.screen.last_seq:
            self._resume()

    def _resume(self) -> None:
        kind = "hello" if self.part.conversation is None else "resume"
        self._send(self._addressed({"type": kind, "after": self.screen.last_seq}))

    def _addressed(self, frame: dict[str, object]) -> dict[str, object]:
        if self.part.conversation is not None:
            frame["conversation"] = self.part.conversation
        return frame

    def _send(self, frame: dict[str, object]) -> None:
        if self._wire is not None and not self.gone.is_set():
            self._wire.send(WSMsgType.TEXT, msgspec.json.encode(frame))
