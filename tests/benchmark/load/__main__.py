"""`python -m tests.benchmark.load`: one job as a JSON line in, one answer as a JSON line out."""

import asyncio
import gc
import sys

import msgspec
import uvloop

from tests.benchmark.load.job import Silence, Talk
from tests.benchmark.load.silence import keep_silent
from tests.benchmark.load.talk import talk


async def main() -> None:
    """Read one job, do it, print what was found."""
    job: Talk | Silence = msgspec.json.decode(sys.stdin.readline(), type=Talk | Silence)
    gc.freeze()
    gc.set_threshold(50_000, 50, 1_000)
    if isinstance(job, Silence):
        await keep_silent(job)
    else:
        print(msgspec.json.encode(await talk(job)).decode(), flush=True)


asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
asyncio.run(main())
