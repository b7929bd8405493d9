"""Thousands of sockets that say nothing but `ping`."""

import asyncio
import sys
import time

import msgspec

from tests.benchmark.load.job import Ready, Silence
from tests.benchmark.load.line import Address, Frame, Line, connect

PING = b'{"type":"ping","seq":0}'


async def keep_silent(job: Silence) -> None:
    """Connect all, say so on standard output, ping until standard input closes."""
    began = time.monotonic()
    lines = await _connect_all(job.lines)
    ready = Ready(sockets=len(lines), seconds=time.monotonic() - began)
    print(msgspec.json.encode(ready).decode(), flush=True)
    pinging = asyncio.create_task(_ping(lines, job.ping_every))
    await asyncio.to_thread(sys.stdin.read)
    pinging.cancel()
    alive = sum(line.transport is not None for line in lines)
    print(msgspec.json.encode(Ready(sockets=alive, seconds=0.0)).decode(), flush=True)
    for line in lines:
        line.hang_up()


async def _connect_all(addresses: list[Address]) -> list[Line]:
    gate = asyncio.Semaphore(20)

    def heard(frame: Frame) -> None:
        """Nothing to do: pongs and snapshots are for people."""

    async def one(address: Address) -> Line:
        async with gate:
            return await connect(address, heard)

    return await asyncio.gather(*(one(address) for address in addresses))


async def _ping(lines: list[Line], every: float) -> None:
    """Each line once per `every` seconds, evenly spread."""
    began, done = time.monotonic(), 0
    while True:
        await asyncio.sleep(0.02)
        due = int((time.monotonic() - began) / every * len(lines))
        for number in range(done, due):
            lines[number % len(lines)].say(PING)
        done = due
