"""One end of a websocket for tests: it keeps every frame in order and waits for the one asked for."""

import asyncio
import contextlib
import json
import socket
from collections.abc import Callable
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin

from tests.web import Web

Frame = dict[str, Any]
PATIENCE = 10.0


class Wire:
    """A connected websocket whose frames are kept."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._news = asyncio.Event()
        self._read = 0
        self._answers: dict[str, Frame] = {}
        self.frames: list[Frame] = []
        self._reader = asyncio.create_task(self._keep_reading())

    @classmethod
    async def open(cls, web: Web, path: str, *, sock: socket.socket | None = None) -> "Wire":
        """Connect as the page in this browser would."""
        opened = await connect(
            f"ws://127.0.0.1:{web.port}{path}",
            origin=Origin(web.origin),
            additional_headers={"Cookie": web.cookie_line()},
            sock=sock
            or socket.create_connection(("127.0.0.1", web.port), source_address=(web.address, 0)),
            max_size=None,
            ping_interval=None,
            compression=None,
            proxy=None,
        )
        return cls(opened)

    async def send(self, type: str, /, **fields: Any) -> None:
        """Send one frame."""
        await self._socket.send(json.dumps({"type": type, **fields}))

    async def send_raw(self, content: str | bytes) -> None:
        """Send anything at all."""
        await self._socket.send(content)

    async def expect(self, kind: str, /, *, within: float = PATIENCE, **fields: Any) -> Frame:
        """Return the next unread frame of this kind with these fields; frames before it count as read."""
        return await self.until(
            lambda frame: frame["type"] == kind and fields.items() <= frame.items(),
            within=within,
            wanted=f"{kind} {fields}",
        )

    async def until(
        self, fits: Callable[[Frame], bool], *, within: float = PATIENCE, wanted: str = ""
    ) -> Frame:
        """Return the next unread frame that fits; fails with what came instead."""
        return await self._wait_for(lambda: self._next(fits), within, wanted)

    async def answer(self, id: str, *, within: float = PATIENCE) -> Frame:
        """Return the ack or refusal of one message; several tasks may wait for theirs at once."""
        return await self._wait_for(lambda: self._answers.pop(id, None), within, f"answer to {id}")

    def _next(self, fits: Callable[[Frame], bool]) -> Frame | None:
        for at in range(self._read, len(self.frames)):
            if fits(self.frames[at]):
                self._read = at + 1
                return self.frames[at]
        return None

    async def _wait_for(
        self, look: Callable[[], Frame | None], within: float, wanted: str
    ) -> Frame:
        clock = asyncio.get_running_loop().time
        deadline = clock() + within
        while (found := look()) is None:
            if self._reader.done() or clock() > deadline:
                raise AssertionError(
                    f"no {wanted} came, but: {self.frames[self._read :]} {self.closed}"
                )
            self._news.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), deadline - clock())
        return found

    def numbers(self) -> set[int]:
        """Return the numbers of every message seen here: pushed, in a snapshot, or acknowledged."""
        pasts = [frame["messages"] for frame in self.frames if "messages" in frame]
        seen = [frame for frame in self.frames if frame["type"] in ("message", "ack")]
        return {message["seq"] for message in [*seen, *(one for past in pasts for one in past)]}

    async def close_code(self, within: float = PATIENCE) -> int:
        """Wait until the other side closes and return its code."""
        await asyncio.wait_for(asyncio.shield(self._reader), within)
        return self._socket.close_code or 0

    @property
    def closed(self) -> str:
        """Tell how the connection ended, or nothing while it lives."""
        return f"closed {self._socket.close_code}" if self._reader.done() else ""

    async def close(self) -> None:
        """Hang up."""
        await self._socket.close()
        await self._reader

    async def drop(self) -> None:
        """Lose the connection as a network would: without a word."""
        self._socket.transport.abort()
        await self._reader

    def pause_reading(self) -> None:
        """Read no more bytes from the network."""
        self._socket.transport.pause_reading()

    async def _keep_reading(self) -> None:
        with contextlib.suppress(ConnectionClosed, OSError):
            async for content in self._socket:
                self._keep(json.loads(content))
        self._news.set()

    def _keep(self, frame: Frame) -> None:
        self.frames.append(frame)
        if frame["type"] in ("ack", "refused") and frame.get("id"):
            self._answers[frame["id"]] = frame
        self._news.set()
