"""What must stay undone is on disk before it is done, whatever happens to the disk, and can be read years later."""

import json
import multiprocessing
import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from pytest_django.fixtures import Settings

from counselling.core import clock as present
from counselling.core import journal, journal_file
from counselling.core.errors import Refused
from counselling.core.journal import Kind
from counselling.core.journal_lines import Journal, read

pytestmark = pytest.mark.usefixtures("clock")

MANY = 60


@pytest.fixture(autouse=True)
def file(tmp_path: Path, settings: Settings) -> Path:
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")
    return tmp_path / "erasures.jsonl"


def written(file: Path) -> Journal:
    return read(file.read_bytes())


def subjects(file: Path) -> list[str]:
    return [line.subject for line in written(file).lines]


@contextmanager
def full_at(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_each_line_has_the_next_number(file: Path) -> None:
    journal.note(Kind.ERASED, "conversation 1")
    journal.note(Kind.STAFF_DISABLED, "staff 2")
    assert [(line.n, line.kind, line.subject) for line in written(file).lines] == [
        (1, "erased", "conversation 1"),
        (2, "staff_disabled", "staff 2"),
    ]


def test_nobody_but_its_owner_reads_it(file: Path) -> None:
    journal.note(Kind.ERASED, "conversation 1")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_line_that_a_crash_cut_off_spoils_no_other(file: Path) -> None:
    journal.note(Kind.ERASED, "conversation 1")
    with file.open("ab") as torn:
        torn.write(b'{"n": 2, "at": "2026-11-23T18:00:00.000Z", "ki')
    journal.note(Kind.ERASED, "conversation 3")
    assert subjects(file) == ["conversation 1", "conversation 3"]
    assert (written(file).unreadable, written(file).missing) == ((3,), ())


def test_a_line_that_is_gone_from_the_middle_is_named(file: Path) -> None:
    for number in range(3):
        journal.note(Kind.ERASED, f"conversation {number}")
    lines = file.read_bytes().splitlines()
    lines[2] = b"\0" * len(lines[2])
    file.write_bytes(b"\n".join(lines) + b"\n")
    assert (written(file).unreadable, written(file).missing) == ((3,), (2,))


@pytest.mark.parametrize("content", [b"", b"\n", b"\0\0", b"{}\n", b"[1]\n", b'{"n": "x"}\n'])
def test_a_file_that_is_no_journal_says_nothing_and_is_gone_on_with(
    file: Path, content: bytes
) -> None:
    assert written_as(content) == ("", 0)
    file.write_bytes(content)
    journal.note(Kind.ERASED, "conversation 1")
    assert subjects(file) == ["conversation 1"]


def written_as(content: bytes) -> tuple[str, int]:
    found = read(content)
    return found.id, found.n


def test_a_disk_that_is_full_refuses_the_deed_and_leaves_the_file_as_it_was(file: Path) -> None:
    journal.note(Kind.ERASED, "conversation 1")
    before = file.read_bytes()
    with full_at(len(before) + 20), pytest.raises(Refused, match="not_written_down"):
        journal.note(Kind.ERASED, "conversation 2")
    assert file.read_bytes() == before
    journal.note(Kind.ERASED, "conversation 3")
    assert subjects(file) == ["conversation 1", "conversation 3"]


def test_a_folder_that_is_gone_refuses_the_deed(settings: Settings, tmp_path: Path) -> None:
    settings.ERASURE_JOURNAL = str(tmp_path / "gone" / "erasures.jsonl")
    with pytest.raises(Refused, match="not_written_down"):
        journal.note(Kind.ERASED, "conversation 1")


def test_a_mark_says_up_to_when_the_journal_goes(file: Path, clock: time_machine.Traveller) -> None:
    journal.note(Kind.ERASED, "conversation 1")
    clock.shift(timedelta(hours=3))
    journal.mark()
    assert written(file).end == present.now()
    assert subjects(file) == ["conversation 1"]


def test_marks_take_each_others_place(file: Path, clock: time_machine.Traveller) -> None:
    journal.note(Kind.ERASED, "conversation 1")
    for _ in range(10):
        clock.shift(journal.MARK_EVERY)
        journal.mark()
    assert len(file.read_bytes().splitlines()) == 3
    assert written(file).end == present.now()
    journal.note(Kind.ERASED, "conversation 2")
    assert subjects(file) == ["conversation 1", "conversation 2"]


def test_a_mark_is_spared_while_the_last_line_is_young(file: Path) -> None:
    journal.note(Kind.ERASED, "conversation 1")
    before = file.read_bytes()
    journal.mark()
    assert file.read_bytes() == before


def test_what_no_backup_is_older_than_is_forgotten(
    file: Path, clock: time_machine.Traveller
) -> None:
    journal.note(Kind.ERASED, "conversation 1")
    clock.shift(timedelta(days=40))
    journal.note(Kind.ERASED, "conversation 2")
    before = written(file)
    assert journal.prune(present.now() - timedelta(days=35)) == 1
    assert subjects(file) == ["conversation 2"]
    after = written(file)
    assert (after.id, after.n, after.missing) == (before.id, 2, ())
    assert b"conversation 1" not in file.read_bytes()


def test_a_journal_of_which_all_is_forgotten_keeps_its_name_and_its_numbers(
    file: Path, clock: time_machine.Traveller
) -> None:
    journal.note(Kind.ERASED, "conversation 1")
    name = written(file).id
    clock.shift(timedelta(days=40))
    journal.prune(present.now())
    journal.note(Kind.ERASED, "conversation 2")
    assert (written(file).id, [line.n for line in written(file).lines]) == (name, [2])


def test_a_disk_that_is_full_while_pruning_loses_nothing(
    file: Path, clock: time_machine.Traveller
) -> None:
    journal.note(Kind.ERASED, "conversation 1")
    clock.shift(timedelta(days=40))
    journal.note(Kind.ERASED, "conversation 2")
    before = file.read_bytes()
    with full_at(10), pytest.raises(OSError, match="large"):
        journal.prune(present.now() - timedelta(days=35))
    assert file.read_bytes() == before


def test_what_is_done_again_is_not_written_down_again(file: Path) -> None:
    journal.note(Kind.ERASED, "conversation 1")
    with journal.replaying(written(file).lines):
        journal.note(Kind.ERASED, "conversation 1")
        journal.note(Kind.HIDDEN, "conversation 1")
    journal.note(Kind.ERASED, "conversation 1")
    assert [line.kind for line in written(file).lines] == ["erased", "hidden", "erased"]


def note_many(name: str) -> None:
    for number in range(MANY):
        journal.note(Kind.ERASED, f"{name} {number}")


def prune_often() -> None:
    for _ in range(MANY):
        journal_file.prune(present.now() - timedelta(days=35))
        journal_file.append("erased", "pruner", present.now() - timedelta(days=40))


def test_several_processes_write_while_another_prunes_and_no_line_is_lost(file: Path) -> None:
    fork = multiprocessing.get_context("fork")
    people = [fork.Process(target=note_many, args=(name,)) for name in ("noor", "sam")]
    people.append(fork.Process(target=prune_often))
    for process in people:
        process.start()
    for process in people:
        process.join(60)
    found = [json.loads(line)["subject"] for line in file.read_bytes().splitlines()]
    assert sorted(one for one in found if one.startswith("noor")) == sorted(
        f"noor {number}" for number in range(MANY)
    )
    assert len([one for one in found if one.startswith("sam")]) == MANY
