"""The hub: what the sockets of one event loop share."""

import asyncio
from collections.abc import Sequence
from threading import Lock
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from counselling.live import threads
from counselling.live.batches import Batches, Reply
from counselling.live.bus import Bus
from counselling.live.events import (
    Changed,
    Event,
    Hint,
    Moved,
    Notice,
    QueueChanged,
    Row,
    Rows,
    StaffNotice,
)
from counselling.live.house import Outcome, Stored, Submission, house
from counselling.live.rooms import Rooms
from counselling.live.ticker import Ticker

QUEUE_PAUSE = 0.2


class Watcher(Protocol):
    """A socket that is told when the waiting line changes."""

    def queue_changed(self, queue: Any) -> None:
        """The line is now `queue`, as the house above describes it."""


class StaffWatcher(Protocol):
    """A socket that is told what concerns staff."""

    def staff_noticed(self, kind: str, staff: Sequence[int]) -> None:
        """Something of this kind concerns these members of staff, or without any all of them."""


class Hub:
    """Rooms, writes, bus and clock of one event loop."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.rooms = Rooms()
        self.watchers: set[Watcher] = set()
        self.staff_watchers: set[StaffWatcher] = set()
        self.bus = Bus(self.hear)
        self.ticker = Ticker(self)
        self._batches = Batches(self._answered)
        self._queue_task: asyncio.Task[None] | None = None

    def submit(self, submission: Submission, reply: Reply) -> None:
        """Have something written, acknowledged and told, in that order."""
        self._batches.submit(submission, reply)

    async def submitted(self, submission: Submission) -> Outcome:
        """Have something written and return its number, or why not."""
        answer: asyncio.Future[Outcome] = self.loop.create_future()

        def reply(outcome: Outcome) -> None:
            if not answer.done():
                answer.set_result(outcome)

        self.submit(submission, reply)
        return await answer

    def say(self, event: Event) -> None:
        """Tell this process and all others."""
        self.hear(event)
        self.bus.publish([event])

    def hear(self, event: Event) -> None:
        """Act on something that was said, here or in another process."""
        if isinstance(event, Rows):
            self._hear_rows(event.rows)
        elif isinstance(event, QueueChanged):
            self._queue_changed()
        elif isinstance(event, StaffNotice):
            self._tell_staff(event)
        else:
            self._hear_room(event)

    def _hear_room(self, event: Changed | Notice | Hint | Moved) -> None:
        if isinstance(event, Changed):
            self.rooms.changed(event.room)
        elif room := self.rooms.find(event.room):
            if isinstance(event, Notice):
                room.notice(event.seq)
            else:
                room.hint(event)

    def _answered(self, batch: list[tuple[Submission, Reply, Outcome]]) -> None:
        for _, reply, outcome in batch:
            reply(outcome)
        stored = [(sent, outcome) for sent, _, outcome in batch if not isinstance(outcome, str)]
        for sent, number in stored:
            self._tell_here(sent, number)
        fresh = [sent.row(number) for sent, number in stored if number.fresh]
        if fresh:
            self.bus.publish([Rows(fresh)])

    def _tell_here(self, sent: Submission, number: Stored) -> None:
        room = self.rooms.find(sent.room)
        if room is None:
            return
        if number.fresh:
            room.take(sent.line(number))
        else:
            # Written by an earlier try, perhaps of a process that died before it could tell anybody.
            room.notice(number.seq)

    def _hear_rows(self, rows: Sequence[Row]) -> None:
        for row in rows:
            room = self.rooms.find(row[0])
            if room is None:
                continue
            line = house().line_of(row)
            if line is None:
                room.notice(row[1])
            else:
                room.take(line)

    def _tell_staff(self, notice: StaffNotice) -> None:
        for watcher in list(self.staff_watchers):
            watcher.staff_noticed(notice.kind, notice.staff)

    def _queue_changed(self) -> None:
        if self.watchers and self._queue_task is None:
            self._queue_task = asyncio.ensure_future(self._tell_queue())

    async def _tell_queue(self) -> None:
        # Several changes at once are one change for those who wait.
        await asyncio.sleep(QUEUE_PAUSE)
        self._queue_task = None
        queue = await threads.run(house().read_queue)
        for watcher in list(self.watchers):
            watcher.queue_changed(queue)


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()
_hubs_lock = Lock()


def hub() -> Hub:
    """Return the hub of the running event loop."""
    loop = asyncio.get_running_loop()
    found = _hubs.get(loop)
    if found is None:
        with _hubs_lock:
            found = _hubs[loop] = Hub()
    return found


def all_hubs() -> list[Hub]:
    """Return the hubs of all event loops that run in this process (a server has one)."""
    with _hubs_lock:
        return [found for loop, found in _hubs.items() if loop.is_running()]
