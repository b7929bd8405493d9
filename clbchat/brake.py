"""Makes Daphne wait for a slow reader, so that the outgoing list of its socket grows and cuts it off.

Daphne writes every frame at once and never looks whether anybody reads: the buffer of a reader that
never reads grows without end. Twisted tells a registered producer when a buffer is full; here that
stops `send` until there is room again.
"""

import asyncio
from typing import Any

from daphne.server import Server
from daphne.ws_protocol import WebSocketProtocol
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


class BrakingServer(Server):
    """Daphne's server, whose `send` waits for the reader of a socket."""

    async def handle_reply(self, protocol: Any, message: dict[str, Any]) -> None:
        """Wait for room, then write."""
        if message["type"] != "websocket.send":
            await super().handle_reply(protocol, message)
            return
        await _brake_of(protocol).released()
        # autobahn holds what we send to the limit meant for what we get; a snapshot may be longer.
        limit, protocol.maxMessagePayloadSize = protocol.maxMessagePayloadSize, 0
        try:
            await super().handle_reply(protocol, message)
        finally:
            protocol.maxMessagePayloadSize = limit

    def protocol_disconnected(self, protocol: Any) -> None:
        """Let go of whoever waits to write to a connection that is gone."""
        if isinstance(protocol, WebSocketProtocol) and protocol.transport is not None:
            _brake_of(protocol).stopProducing()
        super().protocol_disconnected(protocol)


def _brake_of(protocol: Any) -> Brake:
    brake: Brake | None = getattr(protocol, "brake", None)
    if brake is None:
        brake = protocol.brake = Brake()
        # Until now the HTTP channel that the socket grew out of was told.
        protocol.transport.unregisterProducer()
        protocol.transport.registerProducer(brake, True)  # noqa: FBT003 - Twisted's signature
    return brake
