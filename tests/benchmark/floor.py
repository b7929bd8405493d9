"""The floor: a bare picows relay that sends every frame to both ends of a pair.

No Django, no database, no checks: what Python can relay at best. The pair is the path.
`python -m tests.benchmark.floor PORT`
"""

import asyncio
import sys
from collections import defaultdict

import uvloop
from picows import WSFrame, WSListener, WSMsgType, WSTransport, WSUpgradeRequest, ws_create_server
from typing_extensions import override


class Relay(WSListener):
    """One end of a pair."""

    def __init__(self, room: set[WSTransport]) -> None:
        self.room = room

    @override
    def on_ws_connected(self, transport: WSTransport) -> None:
        """Sit down in the pair's room."""
        self.room.add(transport)

    @override
    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Send a text frame to everybody in the room, the sender included."""
        if frame.msg_type == WSMsgType.TEXT:
            payload = frame.get_payload_as_bytes()
            for end in self.room:
                end.send(WSMsgType.TEXT, payload)
        elif frame.msg_type == WSMsgType.CLOSE:
            transport.disconnect()

    @override
    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """Leave the room."""
        self.room.discard(transport)


async def serve(port: int) -> None:
    """Relay on this port of the loopback address until the process is ended."""
    rooms: dict[bytes, set[WSTransport]] = defaultdict(set)

    def seat(request: WSUpgradeRequest) -> Relay:
        return Relay(rooms[request.path])

    server = await ws_create_server(seat, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    asyncio.run(serve(int(sys.argv[1])))
