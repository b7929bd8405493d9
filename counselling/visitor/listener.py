"""Somebody without a socket, who waits for the next thing in their room."""

import asyncio
from typing import Any
from uuid import UUID

from counselling.live.events import Moved


class Listener:
    """Sits in a room for one poll and wakes up at the first thing that happens."""

    def __init__(self) -> None:
        self._happened = asyncio.Event()

    async def heard_within(self, seconds: float) -> bool:
        """Wait; true as soon as something happened, false when time is up."""
        try:
            await asyncio.wait_for(self._happened.wait(), seconds)
        except TimeoutError:
            return False
        return True

    def tell(self, line: Any) -> None:
        """A line came."""
        self._happened.set()

    def room_changed(self, room: UUID) -> None:
        """The state changed."""
        self._happened.set()

    def hinted(self, event: Any) -> None:
        """Who types is not worth an answer; that the visit was opened elsewhere is."""
        if isinstance(event, Moved):
            self._happened.set()

    def lease(self) -> None:
        """The poll renewed the lease itself."""

    async def send_away(self) -> None:
        """The site is shut: nobody waits here any longer."""
        self._happened.set()
