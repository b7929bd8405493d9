import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from counselling.live.sockets import TRY_LATER
from tests.cable import Cable
from tests.failures.crowd import CHATS_EACH, SETTINGS, Crowd
from tests.people import Visitor
from tests.service import Service
from tests.wire import Wire

pytestmark = pytest.mark.slow

CONVERSATIONS = 30
CUTS = 4


@contextmanager
def hall_on_a_cable(
    folder: Path, postgres: str, conversations: int
) -> Iterator[tuple[Service, Cable]]:
    """Start a service that reaches PostgreSQL through a cable."""
    there = urlsplit(postgres)
    with Cable(there.hostname or "127.0.0.1", there.port or 5432) as cable:
        netloc = f"{there.netloc.rpartition('@')[0]}@127.0.0.1:{cable.port}".lstrip("@")
        settings = {**SETTINGS, "DATABASE_URL": urlunsplit(there._replace(netloc=netloc))}
        counsellors = -(-conversations // CHATS_EACH)
        with Service(folder, settings=settings, counsellors=counsellors) as service:
            yield service, cable


async def test_a_database_cut_off_loses_doubles_and_misorders_nothing(
    tmp_path: Path, postgres: str
) -> None:
    with hall_on_a_cable(tmp_path, postgres, CONVERSATIONS) as (service, cable):
        crowd = Crowd(service, CONVERSATIONS)
        await crowd.gather()
        async with crowd.talking():
            for _ in range(2):
                await asyncio.sleep(2)
                await asyncio.to_thread(cable.cut)
                await asyncio.sleep(2)
                cable.mend()
            await asyncio.sleep(2)
        assert not await crowd.complaints()
        assert not service.alarms(but="OperationalError")


@pytest.mark.parametrize("arrived", [True, False], ids=["committed", "not committed"])
async def test_a_connection_lost_during_commit_stores_each_message_once(
    tmp_path: Path, postgres: str, arrived: bool
) -> None:
    with hall_on_a_cable(tmp_path, postgres, 6) as (service, cable):
        crowd = Crowd(service, 6)
        await crowd.gather()
        async with crowd.talking():
            for number in range(1, CUTS + 1):
                await asyncio.sleep(1)
                cable.cut_at(b"COMMIT", word_passes=arrived)
                await was_cut(cable, number)
            await asyncio.sleep(2)
        assert not await crowd.complaints()
        assert not service.alarms(but="OperationalError")


async def test_a_page_that_comes_while_the_database_is_away_is_told_to_come_back(
    tmp_path: Path, postgres: str
) -> None:
    with hall_on_a_cable(tmp_path, postgres, 1) as (service, cable):
        noor, sam = Visitor(service, "Noor"), Visitor(service, "Sam")
        await noor.start()
        await sam.arrive()
        await asyncio.to_thread(cable.cut)
        late = await Wire.open(noor.web, noor.path)
        assert await late.close_code(within=20) == TRY_LATER
        await sam.wire.send("hello", after=0)
        assert await sam.wire.close_code(within=20) == TRY_LATER
        cable.mend()
        await late.close()
        for visitor in (noor, sam):
            await visitor.hang_up()
            assert (await visitor.connect(after=0))["state"] == "waiting"
            await visitor.hang_up()
        assert not service.alarms(but="OperationalError")


async def was_cut(cable: Cable, times: int) -> None:
    async with asyncio.timeout(20):
        while cable.cuts < times:
            await asyncio.sleep(0.05)
