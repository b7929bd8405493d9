"""What a process does by the clock while it holds a socket. Time itself lives in columns."""

import asyncio
import logging
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from counselling.core import closing
from counselling.live import threads
from counselling.live.events import QueueChanged
from counselling.live.house import house

if TYPE_CHECKING:
    from counselling.live.hub import Hub

logger = logging.getLogger(__name__)

TICK_SECONDS = 1.0
LEASE_TICKS = 10
CAREFUL_TICKS = 4


class Holder(Protocol):
    """A socket whose being here is worth noting."""

    def lease(self) -> tuple[str, Any] | None:
        """Return what to renew, if anything came since the last time."""

    async def send_away(self) -> None:
        """Close it, to be tried again later."""


class Ticker:
    """Ticks every second from the first socket to the last."""

    def __init__(self, hub: "Hub") -> None:
        self._hub = hub
        self.holders: set[Holder] = set()
        #: Up to which line each side of a room has read, until the next tick saves it.
        self.seen: dict[tuple[UUID, str], int] = {}
        #: Leases that are to be renewed; they wait here while the database is gone.
        self._owed: dict[str, set[Any]] = {}
        self._task: asyncio.Task[None] | None = None

    def add(self, holder: Holder) -> None:
        """A socket opened."""
        self.holders.add(holder)
        self._hub.bus.start()
        if self._task is None:
            self._task = asyncio.ensure_future(self._tick())

    def remove(self, holder: Holder) -> None:
        """A socket is gone."""
        self.holders.discard(holder)

    async def _tick(self) -> None:
        ticks, careful = 0, 0
        while self.holders:
            await asyncio.sleep(TICK_SECONDS)
            ticks += 1
            try:
                careful = await self._pass(ticks, careful)
            except Exception:
                logger.warning("a tick failed", exc_info=True)
                # While the database was gone every lease ran out: all processes renew theirs first,
                # or everybody would be told that the other side is lost.
                careful = CAREFUL_TICKS
        self._task = None

    async def _pass(self, ticks: int, careful: int) -> int:
        """Do what this second asks for; returns for how many more only leases are renewed."""
        if closing.is_shut():
            await self._shut_all()
            return CAREFUL_TICKS
        rounded = ticks % LEASE_TICKS == 0
        await self._save_seen()
        if careful or rounded:
            await self._renew_leases()
        careful = max(0, careful - 1)
        if not careful:
            await threads.run(house().let_time_pass if rounded else house().let_seconds_pass)
        if rounded:
            await self._compare_numbers()
            # Who is away changes by the clock alone, so the line is looked at again.
            self._hub.hear(QueueChanged())
        return careful

    async def _shut_all(self) -> None:
        """A backup is brought back: nobody stays, and nothing that was known counts any more."""
        self.seen, self._owed = {}, {}
        for holder in list(self.holders):
            await holder.send_away()

    async def _save_seen(self) -> None:
        if self.seen:
            seen, self.seen = self.seen, {}
            await threads.run(house().save_seen, seen)

    async def _renew_leases(self) -> None:
        for holder in self.holders:
            lease = holder.lease()
            if lease is not None:
                self._owed.setdefault(lease[0], set()).add(lease[1])
        if self._owed:
            await threads.run(house().renew_leases, self._owed)
            self._owed = {}

    async def _compare_numbers(self) -> None:
        keys = [room.key for room in self._hub.rooms if not room.ended]
        if not keys:
            return
        for key, seq in (await threads.run(house().last_seqs, keys)).items():
            if room := self._hub.rooms.find(key):
                room.notice(seq)
