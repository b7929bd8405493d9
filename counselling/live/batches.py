"""Group commit: all that waits is written in one transaction, while the next batch gathers."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from counselling.core import closing
from counselling.live import threads
from counselling.live.house import Outcome, Submission, house

logger = logging.getLogger(__name__)

BATCH_LIMIT = 200

Reply = Callable[[Outcome], None]
Batch = Sequence[tuple[Submission, Reply]]
Answered = Callable[[list[tuple[Submission, Reply, Outcome]]], None]


class Batches:
    """One drain task and one thread per event loop; the task lives while something waits."""

    def __init__(self, answered: Answered) -> None:
        self._answered = answered
        self._waiting: list[tuple[Submission, Reply]] = []
        self._task: asyncio.Task[None] | None = None
        # One thread: its connection is kept, and batches never overtake each other.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="live-write")

    def submit(self, submission: Submission, reply: Reply) -> None:
        """Have something written; `reply` gets its number after the commit, or why not."""
        self._waiting.append((submission, reply))
        if self._task is None:
            self._task = asyncio.ensure_future(self._drain())

    async def _drain(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:BATCH_LIMIT], self._waiting[BATCH_LIMIT:]
                work = partial(_committed, [submission for submission, _ in batch])
                outcomes = await loop.run_in_executor(self._thread, work)
                self._answered(
                    [
                        (submission, reply, outcome)
                        for (submission, reply), outcome in zip(batch, outcomes, strict=True)
                    ]
                )
        finally:
            self._task = None


def _committed(submissions: Sequence[Any]) -> Sequence[Outcome]:
    if closing.is_shut():
        return ["try_again"] * len(submissions)
    try:
        return threads.with_connection(house().commit, submissions)
    except Exception:
        # Whatever it was, nothing was acknowledged: every client keeps its text and sends it again.
        logger.warning("a batch could not be written", exc_info=True)
        return ["try_again"] * len(submissions)
