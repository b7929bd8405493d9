"""Pairs that talk for some seconds, in closed loop or at a given rate."""

import asyncio
import random
import time

import msgspec

from tests.benchmark.load.job import Heard, Seat, Talk
from tests.benchmark.load.line import Address, Frame, Line, connect
from tests.benchmark.load.pair import Faults, Side
from tests.benchmark.process_tree import cpu_seconds

PATIENCE = 5.0

Times = tuple[list[float], list[float]]


async def talk(job: Talk) -> Heard:
    """Connect, warm up, measure, wait for what is under way, and judge."""
    hall = await _open(job)
    pinging = asyncio.create_task(hall.ping(job.ping_every))
    talking = asyncio.create_task(_open_loop(hall, job.rate)) if job.rate else None
    if talking is None:
        hall.start_closed_loop()
    await asyncio.sleep(job.warm_up)
    hall.forget_times()
    before = _Readings(hall, job.server_pids)
    await asyncio.sleep(job.seconds)
    after = _Readings(hall, job.server_pids)
    times = hall.times()
    hall.running = False
    for task in (pinging, talking):
        if task is not None:
            task.cancel()
    await hall.drain()
    return _judge(hall, before, after, times)


class Hall:
    """All lines and sides of a talk."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.lines: list[Line] = []
        self.sides: list[Side] = []
        self.completed = self.closed = 0
        self.running = True
        self._by_room: list[dict[str | None, Side]] = []

    async def connect(self, addresses: list[Address]) -> None:
        """Open all lines, twenty at a time."""
        gate = asyncio.Semaphore(20)
        self._by_room = [{} for _ in addresses]

        async def one(number: int, address: Address) -> Line:
            async with gate:
                return await connect(address, lambda frame: self._route(number, frame))

        self.lines = await asyncio.gather(*(one(n, a) for n, a in enumerate(addresses)))

    def seat(self, seats: tuple[Seat, Seat]) -> None:
        """Let two seats talk to each other."""
        pair = [Side(self.lines[s.line], s.conversation, self.faults) for s in seats]
        pair[0].other, pair[1].other = pair[1], pair[0]
        for side, chosen in zip(pair, seats, strict=True):
            self._by_room[chosen.line][chosen.conversation] = side
            side.on_complete = self._count
        self.sides += pair

    def start_closed_loop(self) -> None:
        """Every side sends; each completed message is followed by the next."""
        for side in self.sides:
            side.on_complete = self._count_and_go_on
            side.send()

    async def ping(self, every: float) -> None:
        """Ping on every line as the browser does, spread over the time between."""
        while True:
            for number, line in enumerate(self.lines):
                await asyncio.sleep(every / len(self.lines))
                if line.address.dialect == "visitor":
                    (side,) = self._by_room[number].values()
                    line.say(b'{"type":"ping","seq":%d}' % side.last_seq)
                else:
                    self._ping_console(number)

    async def drain(self) -> None:
        """Wait until nothing is under way, five seconds at most."""
        until = time.monotonic() + PATIENCE
        while any(side.underway for side in self.sides) and time.monotonic() < until:  # noqa: ASYNC110 - five seconds at most
            await asyncio.sleep(0.05)
        self.closed = sum(line.closed_with is not None for line in self.lines)
        for line in self.lines:
            line.hang_up()

    def forget_times(self) -> None:
        """Drop the latencies of the warming up."""
        for side in self.sides:
            side.ack_ms.clear()
            side.shown_ms.clear()

    def times(self) -> Times:
        """All latencies: send to shown, send to ack, in ms."""
        shown = [ms for side in self.sides for ms in side.shown_ms]
        return sorted(shown), sorted(ms for side in self.sides for ms in side.ack_ms)

    def _route(self, number: int, frame: Frame) -> None:
        side = self._by_room[number].get(frame.conversation)
        if side is not None:
            side.hear(frame)

    def _count(self, side: Side) -> None:
        self.completed += 1

    def _count_and_go_on(self, side: Side) -> None:
        self.completed += 1
        if self.running:
            side.send()

    def _ping_console(self, number: int) -> None:
        """Ping once per console, as the page does, naming one of its conversations."""
        for room, side in self._by_room[number].items():
            if room is not None:
                ping = {"type": "ping", "conversation": room, "seq": side.last_seq}
                self.lines[number].say(msgspec.json.encode(ping))
                return


class _Readings:
    """Clocks and counters at one moment."""

    def __init__(self, hall: Hall, pids: list[int]) -> None:
        self.at = time.monotonic()
        self.cpu = cpu_seconds(pids)
        self.own_cpu = time.process_time()
        self.completed = hall.completed


async def _open(job: Talk) -> Hall:
    hall = Hall()
    await hall.connect(job.lines)
    for seats in job.pairs:
        hall.seat(seats)
    return hall


async def _open_loop(hall: Hall, rate: float) -> None:
    """Poisson arrivals over all sides; a late wake-up sends all that is due."""
    chance = random.Random(8)
    due = time.monotonic()
    while True:
        due += chance.expovariate(rate)
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        chance.choice(hall.sides).send()


def _judge(hall: Hall, before: _Readings, after: _Readings, times: Times) -> Heard:
    seconds = after.at - before.at
    return Heard(
        completed=after.completed - before.completed,
        seconds=seconds,
        began=before.at,
        ended=after.at,
        cpu_us=(after.cpu - before.cpu) * 1e6,
        generator_busy=(after.own_cpu - before.own_cpu) / seconds,
        shown_ms=times[0],
        ack_ms=times[1],
        lost=sum(len(side.underway) for side in hall.sides),
        doubled=hall.faults.doubled,
        misordered=hall.faults.misordered,
        refused=hall.faults.refused,
        closed=hall.closed,
        faults=hall.faults.examples,
    )
