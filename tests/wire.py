"""One end of a websocket for tests: it keeps every frame in order and waits for the one asked for."""

import asyncio
import contextlib
import json
from collections.abc import Callable
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.web import Web

Frame = dict[str, Any]
PATIENCE = 10.0


class Wire:
    """A connected websocket whose frames are kept."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._news = asyncio.Event()
        self._read = 0
        self.frames: list[Frame] = []
        self._reader = asyncio.create_task(self._keep_reading())

    @classmethod
    async def open(cls, web: Web, path: str, **headers: str) -> "Wire":
        """Connect as the page in this browser would."""
        socket = await connect(
            f"ws://127.0.0.1:{web.port}{path}",
            origin=web.origin,  # type: ignore[arg-type]
            additional_headers={"Cookie": web.cookie_line(), **headers},
            max_size=None,
            ping_interval=None,
            compression=None,
            proxy=None,
        )
        return cls(socket)

    async def send(self, type: str, /, **fields: Any) -> None:  # noqa: A002 - the protocol's own word
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
        deadline = asyncio.get_running_loop().time() + within
        while True:
            for at in range(self._read, len(self.frames)):
                if fits(self.frames[at]):
                    self._read = at + 1
                    return self.frames[at]
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0 or self._reader.done():
                raise AssertionError(
                    f"no {wanted} came, but: {self.frames[self._read :]} {self.closed}"
                )
            self._news.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), min(left, 0.5))

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
                self.frames.append(json.loads(content))
                self._news.set()
        self._news.set()
