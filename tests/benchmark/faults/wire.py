"""A length of wire between a client and a server on this machine that can be cut."""

import asyncio
from enum import Enum


class State(Enum):
    """What the wire does with bytes and callers."""

    WHOLE = "whole"
    SEVERED = "severed"
    DEAF = "deaf"


class Wire:
    """A TCP relay to a port of the loopback address."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.state = State.WHOLE
        self.port = 0
        self._ends: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        """Listen on a free port, kept in `port`."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Stop listening and hang up on everybody."""
        if self._server is not None:
            self._server.close()
        self._abort_all()
        # Let the relays notice, or their end would be reported as an error.
        await asyncio.sleep(0.1)

    def sever(self) -> None:
        """Reset every connection and refuse new ones."""
        self.state = State.SEVERED
        self._abort_all()

    def go_deaf(self) -> None:
        """Swallow every byte of either side; nobody is told, as when a phone leaves its cell."""
        self.state = State.DEAF

    def mend(self) -> None:
        """Reset what is left of old connections and carry new ones."""
        self.state = State.WHOLE
        self._abort_all()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._ends.add(writer)
        if self.state is State.SEVERED:
            writer.transport.abort()
            return
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.transport.abort()
            return
        self._ends.add(far_writer)
        await asyncio.gather(self._pour(reader, far_writer), self._pour(far_reader, writer))
        self._ends -= {writer, far_writer}

    async def _pour(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        try:
            while chunk := await source.read(65_536):
                if self.state is not State.DEAF:
                    target.write(chunk)
                    await target.drain()
        except (ConnectionError, OSError):
            pass
        finally:
            target.close()

    def _abort_all(self) -> None:
        for end in self._ends:
            end.transport.abort()
        self._ends.clear()
