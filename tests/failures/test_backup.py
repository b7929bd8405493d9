"""A backup tells nobody anything without the safe, and what goes wrong leaves nothing half."""

import asyncio
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.copying import Desk, Safe, small_disk
from tests.failures.crowd import SETTINGS
from tests.failures.searches import found
from tests.people import Visitor
from tests.service import Service

pytestmark = pytest.mark.slow

NICKNAME = "Kanarievogel"
OF_NOOR = """
import json
from counselling.models import Conversation
noor = Conversation.everything.order_by("opened_at").last()
print(json.dumps({"id": str(noor.id), "nickname": bytes(noor.nickname).hex()}))
"""
ERASED = """
from uuid import UUID
from counselling.privacy.actions.erasing import erase
erase(conversation_id=UUID({id!r}))
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("backups")


@pytest.fixture(scope="module")
def safe(place: Path) -> Safe:
    return Safe.furnished(place / "safe")


@pytest.fixture(scope="module")
def service(place: Path, safe: Safe) -> Iterator[Service]:
    scratch = place / "scratch"
    scratch.mkdir()
    settings = {**SETTINGS, **safe.settings, "TMPDIR": str(scratch)}
    with Service(place / "service", settings, counsellors=2) as running:
        yield running
    assert not running.alarms()


@pytest.fixture(scope="module")
def desk(service: Service) -> Desk:
    return Desk.of(service)


def content_of(safe: Safe, file: Path) -> bytes:
    return next(what for name, what in safe.opened(file).items() if name.startswith("database."))


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@dataclass
class Quiet:
    """One backup of a quiet evening, what was secret then, and which files there were before."""

    file: Path
    secrets: list[str]
    before: list[str]


@pytest.fixture(scope="module")
def quiet(service: Service, desk: Desk, place: Path) -> Quiet:
    noor = asyncio.run(somebody_asks(service))
    with closing(sqlite3.connect(service.data / "clbchat.sqlite3")) as live:
        session = ("kanariesessie", "kanarieinhoud", "2030-01-01")
        live.execute("INSERT INTO django_session VALUES (?, ?, ?)", session)
        live.commit()
    before = names(service.data)
    secrets = [NICKNAME, "kanarievraag", *noor.web.cookies.values(), "kanariesessie"]
    return Quiet(desk.backup(place / "quiet"), [*secrets, "kanarieinhoud"], before)


async def somebody_asks(service: Service) -> Visitor:
    noor = Visitor(service, NICKNAME)
    await noor.arrive(question="kanarievraag van vanavond")
    await noor.hang_up()
    return noor


def test_it_holds_nothing_that_is_clear_and_no_cookie_even_for_the_safe(
    safe: Safe, quiet: Quiet
) -> None:
    content, sealed = content_of(safe, quiet.file), quiet.file.read_bytes()
    assert found("amina", content), "what lies in a backup would not have been found"
    assert found("demo001", content)
    assert not [secret for secret in quiet.secrets if found(secret, content)]
    assert not found("amina", sealed)


def test_sessions_are_left_out_to_the_last_byte(service: Service, safe: Safe, quiet: Quiet) -> None:
    here = service.data / "clbchat.sqlite3"
    with closing(sqlite3.connect(here)) as live:
        live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert found("kanarieinhoud", here.read_bytes()), "it lies in the live database"
    assert not found("kanarieinhoud", content_of(safe, quiet.file))


def test_what_was_erased_is_in_no_backup_made_after(
    safe: Safe, desk: Desk, quiet: Quiet, place: Path
) -> None:
    asked = desk.asked(OF_NOOR)
    ciphertext = bytes.fromhex(asked["nickname"])
    desk.asked(ERASED.format(id=asked["id"]))
    assert ciphertext in content_of(safe, quiet.file), "it lies in the backup from before"
    assert ciphertext not in content_of(safe, desk.backup(place / "after"))


def test_its_owner_alone_reads_it_and_nothing_else_is_left_anywhere(
    service: Service, quiet: Quiet, place: Path
) -> None:
    assert stat.S_IMODE(quiet.file.stat().st_mode) == 0o600
    assert names(quiet.file.parent) == [quiet.file.name]
    assert not names(place / "scratch")
    assert names(service.data) == sorted({*quiet.before, "copies.lock", "erasures.jsonl"})


def test_those_of_ours_that_are_too_old_go_and_nothing_else(desk: Desk, place: Path) -> None:
    folder = place / "old"
    folder.mkdir()
    old, young = "clbchat-20200101T000000000000Z.age", "clbchat-29990101T000000000000Z.age"
    others = [young, "clbchat-keys.age", "other.age", "clbchat-20200101T000000000000Z.age.txt"]
    for name in (old, *others):
        (folder / name).touch()
    file = desk.backup(folder)
    assert names(folder) == sorted([file.name, *others])


def test_a_disk_that_fills_up_in_the_middle_leaves_nothing_half(desk: Desk, place: Path) -> None:
    folder = place / "small"
    folder.mkdir()
    roomy = desk.started("backup", "--to", folder, before=small_disk(folder, 20_000))
    assert "clbchat-" in roomy.communicate(timeout=120)[0].splitlines()[-1]
    process = desk.started("backup", "--to", folder, before=small_disk(folder, 300))
    said, wrong = process.communicate(timeout=120)
    assert process.returncode
    assert "No space left" in wrong
    assert "Traceback" not in wrong
    assert not said.strip()


@pytest.mark.parametrize(
    ("setting", "arguments"),
    [("BACKUP_RECIPIENT", []), ("BACKUP_KEYS_RECIPIENT", ["--keys"])],
)
def test_without_a_safe_nothing_is_copied(
    desk: Desk, place: Path, setting: str, arguments: list[str]
) -> None:
    poor = Desk({**desk.environment, setting: ""})
    said = poor.refused("backup", "--to", place / "nowhere", *arguments)
    assert f"{setting} is not set" in said


def test_a_folder_that_is_gone_is_named(desk: Desk, place: Path) -> None:
    assert "No such file or directory" in desk.refused("backup", "--to", place / "gone")


def test_two_at_once_do_not_spoil_each_other(desk: Desk, place: Path) -> None:
    folder = place / "twice"
    folder.mkdir()
    both = [desk.started("backup", "--to", folder) for _ in range(2)]
    said = [process.communicate(timeout=120) for process in both]
    assert sorted(process.returncode for process in both) in ([0, 0], [0, 1])
    assert all("Traceback" not in wrong for _, wrong in said)
    assert len(names(folder)) == sum(not process.returncode for process in both)


def test_the_key_files_go_to_another_safe_without_the_peppers_and_once(
    service: Service, safe: Safe, desk: Desk, place: Path
) -> None:
    folder = place / "keys"
    folder.mkdir()
    for _ in range(2):
        desk.run("backup", "--to", folder, "--keys")
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    held = safe.opened(file)
    here = {path.name for path in (service.data / "keys").iterdir() if path.is_file()}
    assert set(held) - {"about.json"} == here - {"day_keys.lock"}
    assert held["day_keys.json"] == (service.data / "keys" / "day_keys.json").read_bytes()


def test_one_safe_for_both_stops_every_command(desk: Desk, safe: Safe) -> None:
    careless = Desk({**desk.environment, "BACKUP_KEYS_RECIPIENT": safe.recipient})
    process = careless.started("check")
    assert "must be another key" in process.communicate(timeout=60)[1]


def test_a_trail_that_does_not_fit_is_not_sealed(desk: Desk, place: Path) -> None:
    broken = "UPDATE accounts_audithead SET hash = 'f' || substr(hash, 2)"
    mended = "UPDATE accounts_audithead SET hash = (SELECT hash FROM accounts_auditentry ORDER BY seq DESC LIMIT 1)"
    run = "from django.db import connection; connection.cursor().execute({!r})"
    desk.asked(run.format(broken))
    folder = place / "broken"
    folder.mkdir()
    assert "The audit trail in it does not fit" in desk.refused("backup", "--to", folder)
    assert not names(folder)
    desk.asked(run.format(mended))
    desk.backup(folder)
