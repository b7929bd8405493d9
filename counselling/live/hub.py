"""The hub: what the sockets of one event loop share."""

import asyncio
from collections.abc import Sequence
from threading import Lock
from typing import Any, Protocol
from uuid import UUID
from weakref import WeakKeyDictionary

from counselling.live import threads
from counselling.live.batches import Batches, Reply
from counselling.live.bus import Bus
from counselling.live.events import Changed, Event, Hint, Moved, Notice, QueueChanged, Rows
from counselling.live.house import Outcome, Submission, house
from counselling.live.rooms import Rooms
from counselling.live.ticker import Ticker

QUEUE_PAUSE = 0.2


class Watcher(Protocol):
    """A socket that is told when the waiting line changes."""

    def queue_changed(self, queue: Any) -> None:
        """The line is now `queue`, as the house above describes it."""


class Hub:
    """Rooms, writes, bus and clock of one event loop."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.rooms = Rooms()
        self.watchers: set[Watcher] = set()
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
        self.submit(submission, lambda outcome: answer.done() or answer.set_result(outcome))
        return await answer

    def say(self, event: Event) -> None:
        """Tell this process and all others."""
        self.hear(event)
        self.bus.publish([event])

    def hear(self, event: Event) -> None:
        """Act on something that was said, here or in another process."""
        match event:
            case Rows(rows):
                self._hear_rows(rows)
            case Notice(key, seq):
                if room := self.rooms.find(key):
                    room.notice(seq)
            case Changed(key):
                self.rooms.changed(key)
            case QueueChanged():
                self._queue_changed()
            case Hint(key) | Moved(key):
                if room := self.rooms.find(key):
                    for seat in list(room.seats):
                        seat.member.hinted(event)

    def _answered(self, batch: list[tuple[Submission, Reply, Outcome]]) -> None:
        for _, reply, outcome in batch:
            reply(outcome)
        fresh = [(sent, stored) for sent, _, stored in batch if not isinstance(stored, str) and stored.fresh]
        for sent, stored in fresh:
            if room := self.rooms.find(sent.room):
                room.take(sent.line(stored))
        if fresh:
            self.bus.publish([Rows([sent.row(stored) for sent, stored in fresh])])
        for sent, _, stored in batch:
            # Written by an earlier try, perhaps of a process that died before it could tell anybody.
            if not isinstance(stored, str) and not stored.fresh and (room := self.rooms.find(sent.room)):
                room.notice(stored.seq)

    def _hear_rows(self, rows: Sequence[tuple[Any, ...]]) -> None:
        for row in rows:
            key, seq = row[0], row[1]
            room = self.rooms.find(key if isinstance(key, UUID) else UUID(key))
            if room is None:
                continue
            line = house().line_of(row)
            if line is None:
                room.notice(seq)
            else:
                room.take(line)

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
