"""A backup is made in the middle of an evening, and nobody notices."""

import asyncio
import json
from pathlib import Path

import psycopg
import pytest

from tests.copying import Desk, Safe
from tests.failures.crowd import SETTINGS, Crowd
from tests.parts import fresh_database
from tests.service import Service

pytestmark = pytest.mark.slow

MESSAGES = "import json; from counselling.models import Message; print(json.dumps(Message.objects.count()))"


async def while_people_chat(service: Service, safe: Safe, folder: Path) -> None:
    """Tell the story of one backup in the middle of six conversations, on whichever database."""
    desk, crowd = Desk.of(service), Crowd(service, 6)
    await crowd.gather()
    async with crowd.talking():
        await asyncio.sleep(2)
        before = desk.asked(MESSAGES)
        file = await asyncio.to_thread(desk.backup, folder)
        after = desk.asked(MESSAGES)
        await asyncio.sleep(1)
    assert not await crowd.complaints()
    for talk in crowd.talks:
        await talk.person.hang_up()
    counted = json.loads(safe.opened(file)["manifest.json"])["counts"]
    assert before <= counted["counselling_message"] <= after
    assert counted["accounts_signin"] == 0
    assert before < after, "nobody talked meanwhile"


async def test_nobody_is_held_up_and_nothing_is_lost_on_sqlite(tmp_path: Path) -> None:
    safe = Safe.furnished(tmp_path / "safe")
    settings = {**SETTINGS, **safe.settings}
    with Service(tmp_path / "service", settings, counsellors=2) as running:
        await while_people_chat(running, safe, tmp_path / "busy")
        assert not running.alarms()


async def test_nobody_is_held_up_and_nothing_is_lost_on_postgresql(
    tmp_path: Path, postgres: str, postgres_server: str
) -> None:
    safe = Safe.furnished(tmp_path / "safe")
    with fresh_database(postgres_server) as scratch:
        looked_at = {"DATABASE_URL": postgres, "SCRATCH_DATABASE_URL": scratch}
        settings = {**SETTINGS, **safe.settings, **looked_at}
        with Service(tmp_path / "service", settings, counsellors=2) as running:
            await while_people_chat(running, safe, tmp_path / "busy")
            assert not running.alarms()
        with psycopg.connect(scratch) as database:
            left = database.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            assert not left.fetchall(), "what was read back there is gone"
