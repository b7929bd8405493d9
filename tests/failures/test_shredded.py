"""Whoever takes the raw files, from before or after a sweep, opens nothing that was swept with the keys of today."""

import json
import sqlite3
import subprocess
from base64 import b64decode
from pathlib import Path

import psycopg
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.failures.moved import Moved
from tests.failures.raw_disk import heap, kept_log, log_since

pytestmark = pytest.mark.slow

BEGUN, ENDED = "2024-11-28 20:00:00", "2024-11-28T20:30:00+00:00"
DAY_BEFORE, AFTER = "2026-11-27 18:00:00", "2026-11-30 12:00:00"
NICKNAME = "Kanarie"


def opened(raw: bytes, taken: list[dict[str, str]], keys: Path) -> list[str]:
    """Open what can be opened: every wrapped key that lies in `raw`, with every key that there is today."""
    ring = [b64decode(key) for key in json.loads((keys / "day_keys.json").read_bytes()).values()]
    return [text for one in taken for key in ring if (text := nickname_of(one, raw, key))]


def nickname_of(one: dict[str, str], raw: bytes, key: bytes) -> str:
    wrapped, nickname = bytes.fromhex(one["wrapped_key"]), bytes.fromhex(one["nickname"])
    if wrapped not in raw or nickname not in raw:
        return ""
    room = one["id"]
    try:
        own = AESGCM(key).decrypt(wrapped[:12], wrapped[12:], f"key|{room}".encode())
        place = bytes.fromhex(room.replace("-", "")) + b"|nickname|"
        return AESGCM(own).decrypt(nickname[:12], nickname[12:], place).decode()
    except InvalidTag:
        return ""


def dump_of_sqlite(file: Path) -> bytes:
    with sqlite3.connect(file) as there:
        written = "\n".join(there.iterdump())
    there.close()
    # A dump writes bytes as digits.
    return b"".join(bytes.fromhex(part) for part in written.lower().split("'") if is_digits(part))


def is_digits(part: str) -> bool:
    return len(part) > 20 and len(part) % 2 == 0 and set(part) <= set("0123456789abcdef")


def raw_sqlite(folder: Path) -> bytes:
    return b"".join(read_by_another(file) for file in sorted(folder.glob("clbchat.sqlite3*")))


def read_by_another(file: Path) -> bytes:
    """Read a file in another process: whoever closes it in this one loses SQLite's locks on it."""
    return subprocess.run(["cat", str(file)], capture_output=True, check=True).stdout


def test_on_sqlite_neither_the_file_its_log_nor_a_copy_from_before_opens(tmp_path: Path) -> None:
    installation = Moved(tmp_path / "data")
    keys = installation.folder / "keys"
    # Somebody reads meanwhile, so that the log is not cut off by the last who closes the file.
    reader = sqlite3.connect(installation.folder / "clbchat.sqlite3")
    reader.execute("SELECT count(*) FROM counselling_message").fetchall()
    taken = installation.talked(BEGUN, ENDED, 2)
    log = installation.folder / "clbchat.sqlite3-wal"
    before = {
        "file and log": raw_sqlite(installation.folder),
        "log": read_by_another(log),
        "dump": dump_of_sqlite(installation.folder / "clbchat.sqlite3"),
    }
    for place, raw in before.items():
        assert opened(raw, taken, keys) == [NICKNAME] * 2, f"{place}: it would not be found"
    installation.looked_at_the_clock(DAY_BEFORE)
    assert installation.at(AFTER, "purge").returncode == 0
    for place, raw in before.items():
        assert not opened(raw, taken, keys), f"a copy from before: {place}"
    left = raw_sqlite(installation.folder)
    assert not opened(left, taken, keys)
    for one in taken:
        assert bytes.fromhex(one["wrapped_key"]) not in left
        assert bytes.fromhex(one["nickname"]) not in left
    assert log.stat().st_size == 0
    reader.close()


@pytest.mark.postgres
def test_on_postgresql_neither_heap_nor_log_nor_a_copy_from_before_opens(
    tmp_path: Path, postgres: str
) -> None:
    installation = Moved(tmp_path / "data", postgres)
    keys = installation.folder / "keys"
    with psycopg.connect(postgres, autocommit=True) as there, kept_log(postgres) as begin:
        taken = installation.talked(BEGUN, ENDED, 2)
        before = {"heap": heap(there), "log": log_since(there, begin)}
        for place, raw in before.items():
            assert opened(raw, taken, keys) == [NICKNAME] * 2, f"{place}: it would not be found"
        installation.looked_at_the_clock(DAY_BEFORE)
        assert installation.at(AFTER, "purge").returncode == 0
        after = {"heap": heap(there), "log": log_since(there, begin)}
    assert any(
        bytes.fromhex(one["wrapped_key"]) in raw for one in taken for raw in after.values()
    ), "what was removed still lies there: it is the key that ends it"
    for raw in (*before.values(), *after.values()):
        assert not opened(raw, taken, keys)
