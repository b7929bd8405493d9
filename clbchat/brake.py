"""Daphne's sockets, made to wait for slow readers and to spare work nobody asked for.

Daphne writes every frame at once and never looks whether anybody reads: the buffer of a reader that
never reads grows without end. Twisted tells a registered producer when a buffer is full; here that
stops `send` until there is room again, so that the outgoing list of the socket grows and cuts it off.
"""

import asyncio
from typing import Any

import autobahn.websocket.protocol
from daphne.server import Server
from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol
from twisted.internet.interfaces import IPushProducer
from zope.interface import implementer


@implementer(IPushProducer)
class Brake:
    """Open while the connection's buffer has room."""

    def __init__(self) -> None:
        self._room = asyncio.Event()
        self._room.set()

    def pauseProducing(self) -> None:  # noqa: N802 - Twisted's name
        """Close: the buffer is full."""
        self._room.clear()

    def resumeProducing(self) -> None:  # noqa: N802 - Twisted's name
        """Open: the buffer has room."""
        self._room.set()

    def stopProducing(self) -> None:  # noqa: N802 - Twisted's name
        """Open for good: the connection is gone, nobody is to wait for it."""
        self._room.set()

    async def released(self) -> None:
        """Return at once while there is room, else when there is."""
        if not self._room.is_set():
            await self._room.wait()


class SocketProtocol(WebSocketProtocol):
    """One websocket connection of Daphne's."""

    _brake: Brake | None = None

    @property
    def brake(self) -> Brake:
        """The brake of this connection, registered with the first frame it sends."""
        if self._brake is None:
            self._brake = Brake()
            # Until now the HTTP channel that the socket grew out of was told.
            self.transport.unregisterProducer()
            self.transport.registerProducer(self._brake, True)  # noqa: FBT003 - Twisted's signature
        return self._brake

    def connectionMade(self) -> None:  # noqa: N802 - Twisted's name
        """Say goodbye with a code, such as 1009 for a frame too long; autobahn would just hang up."""
        super().connectionMade()
        self.failByDrop = False

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        """Take bytes in; autobahn's own version first composes a coloured log line that nobody reads."""
        self._dataReceived(data)

    def sendData(self, data: bytes, sync: bool = False, chopsize: int | None = None) -> None:  # noqa: FBT001, FBT002, N802 - autobahn's signature
        """Write bytes out; as above."""
        if sync or chopsize or self.send_queue:
            super().sendData(data, sync, chopsize)
        else:
            self.transport.write(data)

    def sendMessage(self, payload: bytes, *args: Any, **kwargs: Any) -> None:  # noqa: N802 - autobahn's name
        """Send a frame of any length; autobahn would hold it to the limit meant for what we get."""
        limit = self.maxMessagePayloadSize  # type: ignore[has-type]  # autobahn sets it from its factory
        self.maxMessagePayloadSize = 0
        try:
            super().sendMessage(payload, *args, **kwargs)
        finally:
            self.maxMessagePayloadSize = limit

    def connectionLost(self, reason: Any) -> None:  # noqa: N802 - Twisted's name
        """Let go of whoever waits to write to a connection that is gone."""
        if self._brake is not None:
            self._brake.stopProducing()
        super().connectionLost(reason)


def _unprinted(_value: object, *_options: Any, **_more: Any) -> str:
    return ""


# For each connection autobahn composes a page of its own options, for a debug line that nobody reads:
# a quarter of the work when everybody connects again after a restart.
vars(autobahn.websocket.protocol)["pformat"] = _unprinted

# Daphne builds its factory by itself; this is the one place where it asks which protocol to use.
WebSocketFactory.protocol = SocketProtocol


class BrakingServer(Server):
    """Daphne's server, whose `send` waits for the reader of a socket."""

    async def handle_reply(self, protocol: Any, message: dict[str, Any]) -> None:
        """Wait for room, then write."""
        if message["type"] == "websocket.send":
            await protocol.brake.released()
        await super().handle_reply(protocol, message)
