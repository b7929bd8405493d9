"""What is lost when a server is killed, a database or a network cut, Redis restarted."""

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from tests.benchmark import databases, servers
from tests.benchmark.faults.story import Losses, live_through
from tests.benchmark.faults.talker import Part
from tests.benchmark.faults.wire import Wire
from tests.benchmark.load.line import Address
from tests.benchmark.place import Chat, Place, console_line, visitor_line
from tests.benchmark.run import Run

NAMES = ("sigkill", "database_cut", "redis_restart", "network_cut")


def measure(run: Run) -> None:
    """Tell all stories at once: nothing is timed here."""
    stories: dict[str, Callable[[Run], Losses]] = {
        "sigkill": _sigkill,
        "database_cut": _database_cut,
        "redis_restart": _redis_restart,
        "network_cut": _network_cut,
    }
    wanted = {name: story for name, story in stories.items() if run.wants(name)}
    with ThreadPoolExecutor(len(stories) if run.quick else 2) as pool:
        told = {name: pool.submit(_tell, run, name, story) for name, story in wanted.items()}
    for name, future in told.items():
        if (error := future.exception()) is not None:
            run.row(name).error = repr(error)


def _tell(run: Run, name: str, story: Callable[[Run], Losses]) -> None:
    for _ in range(run.repetitions):
        losses = story(run)
        run.say(f"{name}: {losses}")
        run.note(name, losses.total, **vars(losses))


def _pairs(run: Run) -> int:
    return 30 if run.quick else 100


def _sigkill(run: Run) -> Losses:
    with run.sqlite() as place, place.serve(servers.daphne) as server:
        chats = place.seed(chats=_pairs(run)).chats

        async def kill_and_restart() -> None:
            server.kill()
            await asyncio.to_thread(server.start)

        parts = _parts(chats, (server.port, server.port), server.port)
        return asyncio.run(live_through(parts, kill_and_restart))


def _database_cut(run: Run) -> Losses:
    url = databases.postgresql_url()
    if url is None:
        raise LookupError("TEST_POSTGRES_URL is not set")
    with run.postgresql() as place:
        chats = place.seed(chats=_pairs(run)).chats
        return asyncio.run(_cut_database(place, chats))


async def _cut_database(place: Place, chats: list[Chat]) -> Losses:
    assert place.database_url is not None
    wire = Wire(databases.port_of(place.database_url, 5432))
    await wire.open()
    place.database_url = databases.through(place.database_url, wire.port)

    async def cut() -> None:
        for _ in range(3):
            wire.sever()
            await asyncio.sleep(1)
            wire.mend()
            await asyncio.sleep(1)

    stack = contextlib.ExitStack()
    server = await asyncio.to_thread(stack.enter_context, place.serve(servers.daphne))
    try:
        parts = _parts(chats, (server.port, server.port), server.port)
        return await live_through(parts, cut)
    finally:
        await asyncio.to_thread(stack.close)
        await wire.close()


def _redis_restart(run: Run) -> Losses:
    if databases.postgresql_url() is None or not databases.OwnRedis.available():
        raise LookupError("needs TEST_POSTGRES_URL and a redis-server")
    redis = databases.OwnRedis(run.folder)
    redis.start()
    try:
        with run.postgresql(redis.url) as place:
            return _restart_redis(place, place.seed(chats=_pairs(run)).chats, redis)
    finally:
        redis.stop()


def _restart_redis(place: Place, chats: list[Chat], redis: databases.OwnRedis) -> Losses:
    async def restart() -> None:
        redis.stop()
        await asyncio.sleep(2)
        await asyncio.to_thread(redis.start)

    with (
        place.serve(servers.daphne) as one,
        place.serve(servers.daphne, site=one.port) as other,
    ):
        parts = _parts(chats, (one.port, other.port), one.port)
        return asyncio.run(live_through(parts, restart))


def _network_cut(run: Run) -> Losses:
    with run.sqlite() as place, place.serve(servers.daphne) as server:
        chats = place.seed(chats=_pairs(run)).chats
        return asyncio.run(_cut_network(chats, server.port))


async def _cut_network(chats: list[Chat], port: int) -> Losses:
    wire = Wire(port)
    await wire.open()

    async def cut() -> None:
        wire.go_deaf()
        await asyncio.sleep(3)
        wire.mend()
        await asyncio.sleep(1)
        wire.sever()
        await asyncio.sleep(1)
        wire.mend()

    losses = await live_through(_parts(chats, (wire.port, wire.port), port), cut)
    await wire.close()
    return losses


def _parts(chats: list[Chat], ports: tuple[int, int], site: int) -> list[tuple[Part, Part]]:
    return [
        (
            _part(visitor_line(ports[0], chat, site), None),
            _part(console_line(ports[1], chat, site), chat.conversation),
        )
        for chat in chats
    ]


def _part(address: Address, conversation: str | None) -> Part:
    return Part(address.url, address.headers, conversation)
