import json
import logging
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from pytest_django.fixtures import Settings

from accounts.models import AuditCheckpoint, AuditEntry, Staff
from accounts.trail.checking import check_trail
from accounts.trail.daily import _ThisProcess, keep_trail
from counselling.live.house import house
from tests.accounts.trail.deeds import deeds


@pytest.fixture(autouse=True)
def new_process(clock: time_machine.Traveller, settings: Settings, tmp_path: Path) -> Path:
    """A process that has done nothing yet, and a folder elsewhere."""
    _ThisProcess.done = _ThisProcess.again = None
    settings.AUDIT_ANCHOR_DIR = str(tmp_path)
    return tmp_path


def test_the_first_tick_of_a_day_writes_where_the_chain_ends(eva: Staff, new_process: Path) -> None:
    deeds(eva, 3)
    house().let_time_pass()
    (file,) = new_process.iterdir()
    assert file.name == "audit-2026-11-23.json"
    assert json.loads(file.read_text())["seq"] == 3
    assert json.loads(file.read_text())["hash"] == AuditEntry.objects.get(seq=3).hash
    assert not file.stat().st_mode & stat.S_IWUSR


def test_it_is_written_once_a_day_by_whoever_is_first(
    eva: Staff, new_process: Path, clock: time_machine.Traveller
) -> None:
    deeds(eva, 1)
    keep_trail()
    deeds(eva, 1)
    _ThisProcess.done = None
    keep_trail()
    (file,) = new_process.iterdir()
    assert json.loads(file.read_text())["seq"] == 1
    clock.shift(timedelta(days=1))
    keep_trail()
    assert [file.name for file in sorted(new_process.iterdir())] == [
        "audit-2026-11-23.json",
        "audit-2026-11-24.json",
    ]
    assert AuditCheckpoint.objects.count() == 2
    assert check_trail(newest=1).begin == 1


@pytest.mark.django_db
def test_a_folder_that_is_gone_is_said_and_tried_again_later(
    new_process: Path,
    settings: Settings,
    clock: time_machine.Traveller,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.AUDIT_ANCHOR_DIR = str(new_process / "gone")
    with caplog.at_level(logging.WARNING):
        keep_trail()
        keep_trail()
    assert [record.message for record in caplog.records] == [
        "the day's anchor of the audit trail is not written: AUDIT_ANCHOR_DIR is missing, full or not writable"
    ]
    (new_process / "gone").mkdir()
    keep_trail()
    assert not list((new_process / "gone").iterdir())
    clock.shift(timedelta(minutes=11))
    keep_trail()
    assert list((new_process / "gone").iterdir())


@pytest.mark.django_db
def test_a_disk_that_is_full_leaves_no_half_anchor(
    new_process: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    keep_trail()
    assert not list(new_process.iterdir())
    assert caplog.records


@pytest.mark.django_db
def test_without_a_folder_the_day_is_signed_in_the_database_alone(settings: Settings) -> None:
    settings.AUDIT_ANCHOR_DIR = ""
    keep_trail()
    assert AuditCheckpoint.objects.get().seq == 0
