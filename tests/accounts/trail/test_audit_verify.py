"""Whoever can write to the database, and has no key, changes the trail in every way there is; each is found and named."""

from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.models import F
from pytest_django.fixtures import Settings

from accounts.audit import note_deed
from accounts.models import AuditCheckpoint, AuditEntry, AuditHead, Staff
from accounts.trail.chain import BEGINNING, Point, hash_of, signature_of
from accounts.trail.checking import link_of
from accounts.trail.daily import _ThisProcess, keep_trail
from accounts.trail.guard import guard_tables
from counselling.core import clock as present
from tests.accounts.trail.deeds import deeds


@pytest.fixture(autouse=True)
def eight_deeds(clock: time_machine.Traveller, eva: Staff) -> None:
    deeds(eva, 8)


@pytest.fixture
def anchors(tmp_path: Path, settings: Settings) -> Path:
    """The trail as it is now, written down elsewhere."""
    settings.AUDIT_ANCHOR_DIR = str(tmp_path)
    _ThisProcess.done = _ThisProcess.again = None
    keep_trail()
    settings.AUDIT_ANCHOR_DIR = ""
    return tmp_path


def verify(*more: str) -> str:
    out = StringIO()
    call_command("audit_verify", *more, stdout=out, stderr=StringIO())
    return out.getvalue()


def broken(*more: str) -> str:
    with pytest.raises(CommandError) as said:
        verify(*more)
    return str(said.value)


def test_a_whole_trail_fits() -> None:
    assert "entries 1 to 8, written 2026-11-23T18:00:05.000Z" in verify()


def test_an_empty_trail_fits() -> None:
    AuditEntry.objects.all().delete()
    AuditHead.objects.all().delete()
    assert "entries 1 to 0" in verify()


@pytest.mark.parametrize(
    "change",
    [
        {"action": "theme_kepu"},
        {"subject": ""},
        {"details": {"x": 1}},
        {"actor_id": None},
        {"sealed_reason": b"x"},
        {"at": "2026-11-23T18:00:05.000001+00:00"},
        {"hash": "f" * 64},
    ],
)
def test_a_flipped_byte_is_named(change: dict[str, object]) -> None:
    AuditEntry.objects.filter(seq=5).update(**change)
    assert "entry 5 was changed" in broken()


def test_a_deleted_row_is_named() -> None:
    AuditEntry.objects.filter(seq=3).delete()
    assert "entry 3 is missing" in broken()


def test_the_first_row_deleted_is_named() -> None:
    AuditEntry.objects.filter(seq=1).delete()
    assert "entry 1 is missing" in broken()


def test_a_deleted_row_whose_number_is_closed_up_is_named() -> None:
    AuditEntry.objects.filter(seq=3).delete()
    for seq in range(4, 9):
        AuditEntry.objects.filter(seq=seq).update(seq=seq - 1)
    AuditHead.objects.update(seq=7)
    assert "entry 3 was changed" in broken()


def test_an_inserted_row_is_named(eva: Staff) -> None:
    for seq in range(8, 4, -1):
        AuditEntry.objects.filter(seq=seq).update(seq=seq + 1)
    copy = AuditEntry.objects.get(seq=4)
    copy.pk, copy.seq = None, 5
    copy.save(force_insert=True)
    AuditHead.objects.update(seq=9)
    assert "entry 5 was changed" in broken()


def test_a_row_added_at_the_end_by_hand_is_named() -> None:
    copy = AuditEntry.objects.get(seq=8)
    copy.pk, copy.seq = None, 9
    copy.save(force_insert=True)
    assert "entry 9 was changed" in broken()


def test_a_row_put_before_the_first_is_named() -> None:
    copy = AuditEntry.objects.get(seq=8)
    copy.pk, copy.seq = None, 0
    copy.save(force_insert=True)
    assert "entry 0 stands where no entry can be" in broken()


def test_reordered_rows_are_named() -> None:
    AuditEntry.objects.filter(seq=4).update(seq=100)
    AuditEntry.objects.filter(seq=6).update(seq=4)
    AuditEntry.objects.filter(seq=100).update(seq=6)
    assert "entry 4 was changed" in broken()


def test_a_cut_tail_is_named_even_without_an_anchor_where_the_head_stayed() -> None:
    AuditEntry.objects.filter(seq__gt=6).delete()
    assert "entry 7 and what followed is gone" in broken()


def cut_and_hide() -> None:
    """Cut off the end, and put everything in the database right."""
    AuditEntry.objects.filter(seq__gt=6).delete()
    last = AuditEntry.objects.get(seq=6)
    AuditHead.objects.update(seq=6, hash=last.hash)
    AuditCheckpoint.objects.all().delete()


def test_a_cut_tail_that_is_hidden_well_is_named_by_the_anchor(anchors: Path) -> None:
    assert "compared with the anchor of 2026-11-23" in verify("--anchor", str(anchors))
    cut_and_hide()
    assert "entries 1 to 6" in verify()
    assert "entry 7 and what followed is gone" in broken("--anchor", str(anchors))


def test_a_cut_tail_after_which_the_trail_went_on_is_named_by_the_anchor(
    anchors: Path, eva: Staff
) -> None:
    cut_and_hide()
    deeds(eva, 5)
    assert "entries 1 to 11" in verify()
    assert "entry 8 is not the one" in broken("--anchor", str(anchors))


def restored(since: datetime) -> None:
    note_deed(actor_id=None, action="backup_restored", since=since.isoformat(), lines=0)


def test_an_end_that_was_lost_with_the_database_is_passed_over_once_a_backup_is_back(
    anchors: Path, clock: time_machine.Traveller
) -> None:
    made_at = present.now() - timedelta(hours=1)
    cut_and_hide()
    assert "is gone" in broken("--anchor", str(anchors))
    clock.shift(timedelta(hours=1))
    restored(since=made_at)
    assert "entries 1 to 7" in verify("--anchor", str(anchors))


def test_a_restore_of_another_moment_hides_no_cut(
    anchors: Path, clock: time_machine.Traveller
) -> None:
    cut_and_hide()
    clock.shift(timedelta(hours=1))
    restored(since=present.now() - timedelta(minutes=10))
    assert "is gone" in broken("--anchor", str(anchors))


def test_everything_gone_is_named_by_the_anchor(anchors: Path) -> None:
    AuditEntry.objects.all().delete()
    AuditHead.objects.update(seq=0, hash=BEGINNING)
    AuditCheckpoint.objects.all().delete()
    assert "entry 1 and what followed is gone" in broken("--anchor", str(anchors))


def test_a_forged_anchor_is_named(anchors: Path) -> None:
    (file,) = anchors.glob("audit-*.json")
    file.chmod(0o600)
    file.write_text(file.read_text().replace('"seq": 8', '"seq": 7'))
    assert "entry 7 is not signed" in broken("--anchor", str(anchors))


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"seq": "x"}', "\0"])
def test_an_anchor_that_cannot_be_read_is_named(anchors: Path, content: str) -> None:
    (anchors / "audit-2026-11-22.json").write_text(content)
    assert "audit-2026-11-22.json cannot be read" in broken("--anchor", str(anchors))


def test_a_folder_that_is_not_there_or_empty_is_said(tmp_path: Path) -> None:
    assert "cannot be read" in broken("--anchor", str(tmp_path / "gone"))
    assert "There is no anchor" in broken("--anchor", str(tmp_path))


def test_a_beginning_that_only_looks_swept_is_named() -> None:
    last = AuditEntry.objects.get(seq=4)
    point = Point(4, last.hash, last.at, None)
    AuditCheckpoint.objects.create(seq=4, hash=last.hash, at=last.at, day=None, signature="f" * 64)
    AuditEntry.objects.filter(seq__lte=4).delete()
    assert "entry 1 is missing" in broken()
    AuditCheckpoint.objects.update(signature=signature_of(point))
    assert "entries 5 to 8" in verify()


def test_a_row_rewritten_with_the_key_of_another_trail_is_named() -> None:
    row = AuditEntry.objects.get(seq=8)
    before = AuditEntry.objects.get(seq=7).hash
    assert hash_of(link_of(row), before) == row.hash
    AuditEntry.objects.filter(seq=8).update(hash=hash_of(link_of(row), BEGINNING))
    assert "entry 8 was changed" in broken()


def test_a_database_that_guards_nothing_is_said() -> None:
    err = StringIO()
    call_command("audit_verify", stdout=StringIO(), stderr=err)
    assert "its triggers are gone" in err.getvalue()
    guard_tables(connection)
    err = StringIO()
    call_command("audit_verify", stdout=StringIO(), stderr=err)
    assert not err.getvalue()


def test_a_note_goes_on_after_a_broken_place(eva: Staff) -> None:
    AuditEntry.objects.filter(seq=5).update(subject=F("action"))
    note_deed(actor_id=eva.id, action="theme_kept")
    assert "entry 5 was changed" in broken()
