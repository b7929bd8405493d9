"""The application with a watch on its event loop: how late a timer of 5 ms is.

`PROBE_FILE` names the file for the readings: triples of doubles, the monotonic time, the
lateness, and how much of it the thread waited for a core that others used, all in seconds.
As a module it serves with Daphne, as `serve` does:
`python -m tests.benchmark.probe PORT`; uvicorn takes `tests.benchmark.probe:application`.
"""

import array
import asyncio
import os
import sys
import time
from io import RawIOBase
from pathlib import Path
from typing import Any

import clbchat.asgi

STEP = 0.005
WRITE_EVERY = 100


class Watched:
    """Passes every call on; the first one starts the watch in its loop."""

    def __init__(self, application: Any) -> None:
        self.application = application
        self.watch: asyncio.Task[None] | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve as the application does."""
        if self.watch is None:
            self.watch = asyncio.create_task(_watch(Path(os.environ["PROBE_FILE"])))
        await self.application(scope, receive, send)


async def _watch(target: Path) -> None:
    readings = array.array("d")
    with _schedule() as schedule:
        while True:
            began, queued = time.monotonic(), _queued(schedule)
            await asyncio.sleep(STEP)
            now = time.monotonic()
            readings.extend((now, now - began - STEP, _queued(schedule) - queued))
            if len(readings) >= 3 * WRITE_EVERY:
                _append(target, readings)
                del readings[:]


def _schedule() -> RawIOBase:
    return Path("/proc/self/schedstat").open("rb", buffering=0)


def _queued(schedule: RawIOBase) -> float:
    """Return how long this thread has been ready to run without a core, in seconds."""
    schedule.seek(0)
    return int((schedule.read(100) or b"0 0").split()[1]) / 1e9


def _append(target: Path, readings: "array.array[float]") -> None:
    with target.open("ab") as file:
        readings.tofile(file)


application = Watched(clbchat.asgi.application)

if __name__ == "__main__":
    from clbchat.serve import serve

    clbchat.asgi.application = application  # type: ignore[assignment]
    serve(host="127.0.0.1", port=int(sys.argv[1]))
