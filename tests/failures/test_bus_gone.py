import asyncio
from pathlib import Path

import pytest

from tests.failures.crowd import CHATS_EACH, SETTINGS, Crowd
from tests.parts import OwnRedis
from tests.service import Service

pytestmark = pytest.mark.slow

CONVERSATIONS = 30
HEALED_WITHIN = 25.0


async def test_a_bus_that_stops_and_starts_loses_nothing_between_two_processes(
    tmp_path: Path, postgres: str, own_redis: OwnRedis
) -> None:
    settings = {**SETTINGS, "DATABASE_URL": postgres, "REDIS_URL": own_redis.url}
    counsellors = -(-CONVERSATIONS // CHATS_EACH)
    with Service(tmp_path, settings=settings, counsellors=counsellors, processes=2) as service:
        crowd = Crowd(service, CONVERSATIONS)
        await crowd.gather()
        async with crowd.talking():
            await asyncio.sleep(2)
            own_redis.stop()
            await asyncio.sleep(3)
            await asyncio.to_thread(own_redis.start)
            await asyncio.sleep(2)
        await everybody_has_all(crowd)
        assert not await crowd.complaints()
        assert not service.alarms(but="ConnectionError")


async def everybody_has_all(crowd: Crowd) -> None:
    """Wait until every visitor was shown every message, without asking for it."""
    deadline = asyncio.get_running_loop().time() + HEALED_WITHIN
    while behind := [name for name in crowd.visitors if not crowd.was_shown_all(name)]:
        assert asyncio.get_running_loop().time() < deadline, f"never shown all: {behind}"
        await asyncio.sleep(0.5)
