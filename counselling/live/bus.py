"""Between processes: one group on the channel layer, one publication for all that gathered.

Acks never wait for it. What is lost here is found again: each process compares the numbers of its
rooms with the database every 10 s.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable, Sequence
from typing import Any

from channels.layers import get_channel_layer

from counselling.live.events import Event, decode, encode

logger = logging.getLogger(__name__)

GROUP = "bus"
RETRY_SECONDS = 1.0


class Bus:
    """This process's ear and mouth on the channel layer; silent where none is configured."""

    def __init__(self, heard: Callable[[Event], None]) -> None:
        self._heard = heard
        self._origin = secrets.token_hex(8)
        self._layer: Any = get_channel_layer()
        self._waiting: list[Event] = []
        self._sending: asyncio.Task[None] | None = None
        self._listening: asyncio.Task[None] | None = None
        #: Publications that failed since the start.
        self.failed = 0

    def start(self) -> None:
        """Listen, if there is a bus and nobody listens yet."""
        if self._layer is not None and self._listening is None:
            self._listening = asyncio.ensure_future(self._listen())

    def publish(self, events: Sequence[Event]) -> None:
        """Tell the other processes; never waits, never raises."""
        if self._layer is None:
            return
        self._waiting.extend(events)
        if self._sending is None:
            self._sending = asyncio.ensure_future(self._send())

    async def _send(self) -> None:
        try:
            while self._waiting:
                events, self._waiting = self._waiting, []
                await self._layer.group_send(GROUP, letter(self._origin, events))
        except Exception:  # noqa: BLE001 - redis, sockets and pools each raise their own
            self._waiting = []
            self.failed += 1
            logger.warning("the bus did not take a publication")
        finally:
            self._sending = None

    async def _listen(self) -> None:
        channel = ""
        while True:
            try:
                if not channel:
                    channel = await self._layer.new_channel()
                    await self._layer.group_add(GROUP, channel)
                self._hear(await self._layer.receive(channel))
            except Exception:  # noqa: BLE001 - as above; try until there is a bus again
                channel = ""
                await asyncio.sleep(RETRY_SECONDS)

    def _hear(self, message: dict[str, Any]) -> None:
        # Redis brings a process its own publications too.
        if message["origin"] != self._origin:
            for event in decode(message["events"]):
                self._heard(event)


def letter(origin: str, events: list[Event]) -> dict[str, Any]:
    """Return the channel layer's message for these events; `origin` is the process that says it."""
    return {"type": "bus", "origin": origin, "events": encode(events)}
