"""One websocket of the generator, and the three ways of speaking on it.

* `echo` (floor, tutorial): no greeting; the sender's own copy is the ack.
* `visitor`, `console` (clbchat): `hello` first, then `ack` to the sender.
"""

import asyncio
from collections.abc import Callable, Mapping

import msgspec
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect
from typing_extensions import override


class Address(msgspec.Struct, frozen=True):
    """Where a socket connects and how it speaks."""

    url: str
    dialect: str
    headers: dict[str, str] = {}


class Frame(msgspec.Struct):
    """What the generator reads of a frame; other fields are ignored."""

    type: str = ""
    id: str | None = None
    seq: int | None = None
    conversation: str | None = None
    reason: str | None = None


class Line(WSListener):
    """A connected socket that hands every frame to `heard`."""

    def __init__(self, address: Address, heard: Callable[[Frame], None]) -> None:
        self.address = address
        self.heard = heard
        self.transport: WSTransport | None = None
        self.greeted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.closed_with: int | None = None
        self._decoder = msgspec.json.Decoder(Frame)
        self._parts: list[bytes] = []

    def say(self, payload: bytes) -> None:
        """Send one text frame; nothing happens on a closed socket."""
        if self.transport is not None:
            self.transport.send(WSMsgType.TEXT, payload)

    def hang_up(self) -> None:
        """Close the socket without waiting for an answer."""
        if self.transport is not None:
            self.transport.disconnect()

    @override
    def on_ws_connected(self, transport: WSTransport) -> None:
        """Greet the server in its own way."""
        self.transport = transport
        if self.address.dialect == "echo":
            self.greeted.set_result(None)
        else:
            hello = {"visitor": b'{"type":"hello","after":0}', "console": b'{"type":"hello"}'}
            self.say(hello[self.address.dialect])

    @override
    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Decode a text frame; note the code of a close frame."""
        if frame.msg_type == WSMsgType.CLOSE:
            self.closed_with = int.from_bytes(frame.get_payload_as_bytes()[:2], "big")
            transport.disconnect()
        elif frame.msg_type in (WSMsgType.TEXT, WSMsgType.CONTINUATION):
            self._parts.append(frame.get_payload_as_bytes())
            if frame.fin:
                payload = b"".join(self._parts)
                self._parts.clear()
                self._heard(self._decoder.decode(payload))

    @override
    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """Remember that the server went away before it greeted, or at all."""
        self.transport = None
        self.closed_with = self.closed_with or 1006
        if not self.greeted.done():
            self.greeted.set_exception(ConnectionError(f"closed with {self.closed_with}"))

    def _heard(self, frame: Frame) -> None:
        if frame.type == "snapshot" and not self.greeted.done():
            self.greeted.set_result(None)
        self.heard(frame)


async def connect(address: Address, heard: Callable[[Frame], None]) -> Line:
    """Open a line and wait for the greeting; ConnectionError when the server refuses."""

    def listener() -> Line:
        return Line(address, heard)

    headers: Mapping[str, str] = address.headers
    _, line = await ws_connect(
        listener, address.url, extra_headers=dict(headers), websocket_handshake_timeout=60
    )
    assert isinstance(line, Line)
    await asyncio.wait_for(line.greeted, 60)
    return line
