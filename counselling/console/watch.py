"""Watches over the sessions behind open consoles: whoever signed out or was disabled is shut out.

Every 2 s the ended sign-ins are read, every 30 s all that are open here are checked. Bus or no bus:
each process looks for itself.
"""

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID
from weakref import WeakKeyDictionary

from accounts.actions import keep_alive
from accounts.queries import SignedIn, ended_since, still_signed_in
from counselling.core import clock
from counselling.live import sockets, threads
from counselling.shift.actions.presence import go_home
from counselling.shift.queries.presence import available_among

logger = logging.getLogger(__name__)

LOOK_SECONDS = 2.0
LOOKS_PER_CHECK = 15
#: Looking back a little further than the last look, for clocks of several machines.
OVERLAP = timedelta(seconds=10)


class Console(Protocol):
    """An open console."""

    staff: SignedIn

    async def shut(self, code: int) -> None:
        """Close it."""


class Watch:
    """The open consoles of one event loop."""

    def __init__(self) -> None:
        self._consoles: set[Console] = set()
        #: Whose console closed since the last look: a page that signs out is gone before it is shut.
        self._left: dict[UUID, int] = {}
        self._task: asyncio.Task[None] | None = None

    def add(self, console: Console) -> None:
        """A console opened."""
        self._consoles.add(console)
        if self._task is None:
            self._task = asyncio.ensure_future(self._look())

    def discard(self, console: Console) -> None:
        """A console is gone."""
        if console in self._consoles:
            self._consoles.discard(console)
            self._left[console.staff.sign_in_id] = console.staff.staff_id

    async def _look(self) -> None:
        looks, since = 0, clock.now()
        while self._consoles or self._left:
            await asyncio.sleep(LOOK_SECONDS)
            looks += 1
            try:
                since = await self._shut_ended(since)
                if looks % LOOKS_PER_CHECK == 0:
                    await self._check_all()
            except Exception:
                # The database may be gone for a while; the next look asks again.
                logger.warning(
                    "the sessions behind the consoles could not be checked", exc_info=True
                )
        self._task = None

    async def _shut_ended(self, since: datetime) -> datetime:
        now = clock.now()
        left, self._left = self._left, {}
        ended = set(await threads.run(ended_since, since - OVERLAP))
        gone = await self._shut(ended)
        still_here = {console.staff.staff_id for console in self._consoles if console not in gone}
        went = {staff_id for sign_in, staff_id in left.items() if sign_in in ended}
        went |= {console.staff.staff_id for console in gone}
        for staff_id in went - still_here:
            await threads.run(go_home, staff_id=staff_id)
        return now

    async def _check_all(self) -> None:
        open_here = {console.staff.sign_in_id: console.staff.staff_id for console in self._consoles}
        available = await threads.run(available_among, set(open_here.values()))
        alive = [sign_in for sign_in, staff in open_here.items() if staff in available]
        await threads.run(keep_alive, sign_in_ids=alive)
        valid = await threads.run(still_signed_in, list(open_here))
        await self._shut(set(open_here) - valid)

    async def _shut(self, sign_ins: set[UUID]) -> list[Console]:
        gone = [console for console in self._consoles if console.staff.sign_in_id in sign_ins]
        for console in gone:
            await console.shut(sockets.NO_VISIT)
        return gone


_watches: WeakKeyDictionary[asyncio.AbstractEventLoop, Watch] = WeakKeyDictionary()


def watch() -> Watch:
    """Return the watch of the running event loop."""
    loop = asyncio.get_running_loop()
    found = _watches.get(loop)
    if found is None:
        found = _watches[loop] = Watch()
    return found
