import asyncio
import signal
from pathlib import Path

import pytest

from tests.failures.crowd import CHATS_EACH, SETTINGS, Crowd
from tests.service import Service

pytestmark = pytest.mark.slow

CONVERSATIONS = 100


def hall(folder: Path, conversations: int) -> Service:
    counsellors = -(-conversations // CHATS_EACH)
    return Service(folder, settings=SETTINGS, counsellors=counsellors)


async def test_a_killed_server_loses_doubles_and_misorders_nothing(tmp_path: Path) -> None:
    with hall(tmp_path, CONVERSATIONS) as service:
        crowd = Crowd(service, CONVERSATIONS)
        await crowd.gather()
        async with crowd.talking():
            for _ in range(2):
                await asyncio.sleep(3)
                await asyncio.to_thread(service.servers[0].kill, signal.SIGKILL)
                await asyncio.to_thread(service.restart)
            await asyncio.sleep(2)
        assert sum(len(talk.acked) for talk in crowd.talks) > 10 * CONVERSATIONS
        assert not await crowd.complaints()
        assert not service.alarms()


async def test_a_server_told_to_stop_loses_nothing(tmp_path: Path) -> None:
    with hall(tmp_path, 12) as service:
        crowd = Crowd(service, 12)
        await crowd.gather()
        async with crowd.talking():
            await asyncio.sleep(2)
            await asyncio.to_thread(service.servers[0].kill, signal.SIGTERM)
            await asyncio.to_thread(service.restart)
            await asyncio.sleep(2)
        assert not await crowd.complaints()
        assert not service.alarms()
