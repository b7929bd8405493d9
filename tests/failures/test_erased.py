"""After an erasure its sealed bytes and its key are looked for on the disk, where the same search found them before."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.failures.searches import found
from tests.people import Counsellor, Visitor, pair
from tests.service import Service

pytestmark = pytest.mark.slow

SECRET = "kanariegeheim"


async def test_after_an_erasure_no_sealed_byte_of_it_is_left_on_the_disk(tmp_path: Path) -> None:
    with Service(tmp_path / "service") as service:
        noor, amina = Visitor(service, "Kanarie"), Counsellor(service, "amina")
        await amina.arrive()
        await amina.wire.send("presence", state="available", capacity=1)
        await pair(noor, amina, question=SECRET)
        await noor.say(SECRET)
        code = await code_of(noor)
        sealed = sealed_bytes(service)
        before = stored(service)
        assert all(one in before for one in sealed), "the same search finds them before"
        assert not found(SECRET, before)
        await erases(service, code)
        await amina.wire.expect("closed", why="erased")
        after = stored(service) + copied(service, tmp_path)
        assert not [one for one in sealed if one in after]


async def code_of(noor: Visitor) -> str:
    page = await noor.web.post("/chat/code/", {})
    return page.text.split('class="code-shown" translate="no">')[1].split("<")[0]


async def erases(service: Service, code: str) -> None:
    """Erase it on another device, as a browser without script does."""
    elsewhere = Visitor(service, "elsewhere").web
    page = await elsewhere.post("/mijn-gegevens/", {"code": code})
    ticket = page.hidden("ticket")
    gone = await elsewhere.post("/mijn-gegevens/", {"ticket": ticket, "step": "erase_sure"})
    assert "Je gesprek is weg" in gone.text


def file_of(service: Service) -> Path:
    return service.folder / "data/clbchat.sqlite3"


def sealed_bytes(service: Service) -> list[bytes]:
    """Return what lies sealed of the conversation: its key, nickname, question and every line."""
    with closing(sqlite3.connect(file_of(service))) as database:
        columns = "wrapped_key, nickname, question"
        rows = database.execute(f"SELECT {columns} FROM counselling_conversation").fetchall()
        lines = database.execute("SELECT body FROM counselling_message").fetchall()
    found_bytes = [bytes(value) for row in rows + lines for value in row]
    assert len(found_bytes) > 4
    return found_bytes


def stored(service: Service) -> bytes:
    """Return the database file and its log as they lie there while the server runs."""
    file = file_of(service)
    return b"".join(part.read_bytes() for part in sorted(file.parent.glob(f"{file.name}*")))


def copied(service: Service, folder: Path) -> bytes:
    """Return what the next backup would hold: a copy by SQLite's own way of making one."""
    copy = folder / "copy.sqlite3"
    with closing(sqlite3.connect(file_of(service))) as live, closing(sqlite3.connect(copy)) as out:
        live.backup(out)
    return copy.read_bytes()
