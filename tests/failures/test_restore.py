"""Yesterday's backup comes back, and nothing that was undone since comes back with it."""

import asyncio
import json
import time
from collections.abc import Iterator, Sequence
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import psutil
import pytest

from counselling.core import closing
from tests.copying import Desk, Safe
from tests.people import Counsellor, Visitor, pair
from tests.service import Service

pytestmark = pytest.mark.slow

TRY_LATER = 4013
ERASE = """
from uuid import UUID
from counselling.privacy.actions.erasing import erase
erase(conversation_id=UUID({id!r}))
"""
LEFT = """
import json
from accounts.models import AuditEntry, SignIn
from counselling.models import Conversation, Message
print(json.dumps({
    "conversations": [str(key) for key in Conversation.everything.values_list("pk", flat=True)],
    "cookies": Conversation.everything.exclude(visit_hash=None).count(),
    "open": Conversation.everything.exclude(state="ended").count(),
    "messages": Message.objects.count(),
    "sign_ins": SignIn.objects.count(),
    "deeds": list(AuditEntry.objects.values_list("action", flat=True)),
    "accepted": list(AuditEntry.objects.filter(action="gap_accepted").values_list("actor__username", flat=True)),
}))
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("restore")


@pytest.fixture(scope="module")
def safe(place: Path) -> Safe:
    return Safe.furnished(place / "safe")


@pytest.fixture(scope="module")
def service(place: Path, safe: Safe) -> Iterator[Service]:
    with Service(place / "service", dict(safe.settings)) as running:
        yield running
    assert not running.alarms()


@pytest.fixture(scope="module")
def desk(service: Service) -> Desk:
    return Desk.of(service)


def status(service: Service, path: str = "/") -> int:
    asked = HTTPConnection("127.0.0.1", service.ports[0], timeout=10)
    asked.request("GET", path, headers={"Host": service.origin.removeprefix("http://")})
    answer = asked.getresponse().status
    asked.close()
    return answer


async def two_talks(service: Service) -> tuple[str, str, Visitor, Visitor]:
    """Let two young people talk; returns both conversations, and both people still connected."""
    found = []
    for name, staff in (("Noor", "amina"), ("Sam", "bram")):
        counsellor, visitor = Counsellor(service, staff), Visitor(service, name)
        await counsellor.arrive()
        await counsellor.wire.send("presence", state="available", capacity=1)
        conversation = await pair(visitor, counsellor)
        await visitor.say(f"hier is {name}")
        await counsellor.hang_up()
        found.append((conversation, visitor))
    (one, noor), (two, sam) = found
    return one, two, noor, sam


async def erased_stays_erased(
    service: Service, safe: Safe, folder: Path, *, again: Sequence[str] = ()
) -> None:
    """Tell the story of yesterday's backup, once and with somebody else again; the site serves all the while."""
    desk = Desk.of(service)
    gone, stays, noor, sam = await two_talks(service)
    file = await asyncio.to_thread(desk.backup, folder)
    before = await asyncio.to_thread(desk.asked, LEFT)
    assert {gone, stays} <= set(before["conversations"])
    assert before["sign_ins"], "somebody was signed in"
    desk.asked(ERASE.format(id=gone))
    for visitor in (sam, *(Visitor(service, name) for name in again)):
        if visitor is not sam:
            await visitor.arrive()
        await brought_back(desk, safe, file, visitor)
        assert status(service) == 200
        left = desk.asked(LEFT)
        assert gone not in left["conversations"]
        assert stays in left["conversations"]
        assert (left["cookies"], left["open"], left["sign_ins"]) == (0, 0, 0)
        assert lines_about(service, gone) == 1
    await noor.hang_up()


async def brought_back(desk: Desk, safe: Safe, file: Path, visitor: Visitor) -> None:
    """Restore while somebody is connected, who is sent away kindly."""
    process = desk.started("restore", file, "--identity", safe.identity)
    assert await visitor.wire.close_code(within=60) == TRY_LATER
    said, wrong = await asyncio.to_thread(process.communicate)
    assert not process.returncode, wrong
    assert "1 lines of the journal were done again" in said
    await visitor.hang_up()


def lines_about(service: Service, conversation: str) -> int:
    lines = (service.data / "erasures.jsonl").read_text().splitlines()
    return sum(conversation in line for line in lines)


async def test_what_was_erased_stays_erased_on_sqlite(
    service: Service, safe: Safe, place: Path
) -> None:
    await erased_stays_erased(service, safe, place / "erased", again=["Lou"])


async def test_what_was_erased_stays_erased_on_postgresql(tmp_path: Path, postgres: str) -> None:
    safe = Safe.furnished(tmp_path / "safe")
    settings = {**safe.settings, "DATABASE_URL": postgres}
    with Service(tmp_path / "service", settings) as running:
        await erased_stays_erased(running, safe, tmp_path / "erased")
        assert not running.alarms()


def killed_anywhere(service: Service, safe: Safe, folder: Path) -> None:
    """Kill a restore as soon as the site is shut, then again and again, later each time, until one gets through."""
    desk, flag = Desk.of(service), service.data / closing.NAME
    restored = desk.asked(LEFT)["deeds"].count("backup_restored")
    file = desk.backup(folder)
    asked = ("restore", file, "--identity", safe.identity)
    until_shut, kills = killed_once_shut(desk.started(*asked), flag), 1
    assert status(service) == 503
    while killed_after(desk.started(*asked), flag, until_shut * (1 + 0.2 * kills)):
        kills += 1
        assert status(service) == 503
    assert kills >= 2
    assert status(service) == 200
    assert desk.asked(LEFT)["deeds"].count("backup_restored") == restored + 1


def killed_once_shut(process: Any, flag: Path) -> float:
    """Kill a restore as soon as the site is shut; returns how long it had worked."""
    while not flag.exists():
        assert process.poll() is None
        time.sleep(0.01)
    until_shut = worked(process)
    process.kill()
    process.communicate()
    return until_shut


def killed_after(process: Any, flag: Path, work: float) -> bool:
    """Kill a restore after so much work, whatever else the machine does; false for one that was ready by then."""
    while process.poll() is None and worked(process) < work:
        time.sleep(0.01)
    process.kill()
    process.communicate()
    return flag.exists()


def worked(process: Any) -> float:
    """Return the seconds of work of a process that was not waited for, and of those it started."""
    return sum(psutil.Process(process.pid).cpu_times()[:4])


def test_killed_in_the_middle_it_stays_closed_and_can_be_run_again_on_sqlite(
    service: Service, safe: Safe, place: Path
) -> None:
    killed_anywhere(service, safe, place / "killed")


def test_killed_in_the_middle_it_stays_closed_and_can_be_run_again_on_postgresql(
    tmp_path: Path, postgres: str
) -> None:
    safe = Safe.furnished(tmp_path / "safe")
    settings = {**safe.settings, "DATABASE_URL": postgres}
    with Service(tmp_path / "service", settings) as running:
        killed_anywhere(running, safe, tmp_path / "killed")


def test_a_journal_that_ends_before_the_loss_keeps_the_site_closed_and_names_the_gap(
    service: Service, safe: Safe, desk: Desk, place: Path
) -> None:
    journal = service.data / "erasures.jsonl"
    file = desk.backup(place / "gap")
    kept = journal.read_text()
    ends = json.loads(kept.splitlines()[-1])["at"]
    asked: list[str | Path] = [
        "restore",
        file,
        "--identity",
        safe.identity,
        "--lost-at",
        "2999-01-01 10:00",
    ]
    said = desk.refused(*asked)
    assert f"The journal of erasures ends at {ends}" in said
    assert "2999-01-01T09:00:00.000Z" in said
    assert status(service) == 503
    journal.rename(place / "lost.jsonl")
    assert "The journal of erasures ends at" in desk.refused(*asked)
    (place / "lost.jsonl").rename(journal)
    assert "The journal misses everything after" in desk.run(*asked, "--accept-gap", "femke")
    assert desk.asked(LEFT)["accepted"] == ["femke"]
    assert status(service) == 200
