"""A cable to a server that a test may cut: a small TCP relay in a thread of its own."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, Self, TypeVar

T = TypeVar("T")


class Cable:
    """Relays a port of this machine to another one until it is cut; a mended cable relays again."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._ends: set[asyncio.StreamWriter] = set()
        self._whole = True
        self._word = b""
        self._word_passes = False
        #: How often the word of `cut_at` has cut the cable.
        self.cuts = 0

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = self._do(asyncio.start_server(self._relay, "127.0.0.1", 0))
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *error: object) -> None:
        self.cut()
        self._do(self._close_server())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    def cut(self) -> None:
        """End every connection and let nobody through."""
        self._do(self._cut())

    def mend(self) -> None:
        """Let new connections through again."""
        self._whole = True

    def cut_at(self, word: bytes, *, word_passes: bool) -> None:
        """Cut one connection when a client sends `word`, before or (`word_passes`) after the server has it."""
        self._word, self._word_passes = word, word_passes

    def _do(self, step: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(step, self._loop).result(timeout=10)

    async def _close_server(self) -> None:
        self._server.close()
        await self._server.wait_closed()

    async def _cut(self) -> None:
        self._whole = False
        for end in list(self._ends):
            end.transport.abort()
        await asyncio.sleep(0)

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._whole:
            writer.transport.abort()
            return
        far_reader, far_writer = await asyncio.open_connection(*self._target)
        self._ends |= {writer, far_writer}
        try:
            await asyncio.gather(
                self._up(reader, far_writer, writer), self._down(far_reader, writer)
            )
        except OSError:
            pass
        finally:
            self._ends -= {writer, far_writer}
            writer.transport.abort()
            far_writer.transport.abort()

    async def _up(
        self, reader: asyncio.StreamReader, far: asyncio.StreamWriter, near: asyncio.StreamWriter
    ) -> None:
        while data := await reader.read(65_536):
            if self._word and self._word in data:
                self._word, self.cuts = b"", self.cuts + 1
                # The answer of the server never reaches the client.
                near.transport.abort()
                if self._word_passes:
                    far.write(data)
                    await far.drain()
                    await asyncio.sleep(0.2)
                far.transport.abort()
                return
            far.write(data)
            await far.drain()
        far.close()

    async def _down(self, far: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        while data := await far.read(65_536):
            near.write(data)
            await near.drain()
        near.close()
