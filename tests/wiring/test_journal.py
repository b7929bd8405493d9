"""A service says where its journal of erasures lies wrong, and marks it while it lives."""

import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as configured
from pytest_django.fixtures import Settings

from clbchat.journal import refuse_without_journal, tell_of_journal
from counselling.core import closing, journal
from counselling.retention.actions.marking import mark_journal
from tests.counselling.evening import counsellor
from tests.service import Service


@pytest.fixture
def elsewhere() -> Iterator[Path]:
    """A folder on another device."""
    folder = Path(tempfile.mkdtemp(dir="/dev/shm"))
    yield folder
    shutil.rmtree(folder)


def test_one_disk_for_both_is_said(
    settings: Settings, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_of_journal()
    assert "on the same disk as the database" in capsys.readouterr().err
    settings.ERASURE_JOURNAL = str(elsewhere / "erasures.jsonl")
    tell_of_journal()
    assert not capsys.readouterr().err


def test_a_database_on_another_machine_is_on_another_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(configured.DATABASES["default"], "HOST", "db.example")
    assert not journal.lies_with_database()


def test_without_its_folder_nothing_starts(settings: Settings, tmp_path: Path) -> None:
    settings.ERASURE_JOURNAL = str(tmp_path / "gone" / "erasures.jsonl")
    with pytest.raises(SystemExit, match="ERASURE_JOURNAL lies in"):
        refuse_without_journal()


@pytest.mark.django_db
def test_it_is_marked_only_while_the_site_is_open_and_the_database_holds_somebody(
    settings: Settings, tmp_path: Path
) -> None:
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")
    settings.DATA_DIR = tmp_path
    mark_journal()
    assert not (tmp_path / "erasures.jsonl").exists(), "an empty database is none that was lost"
    counsellor()
    closing.shut()
    mark_journal()
    assert not (tmp_path / "erasures.jsonl").exists()
    closing.open_again()
    mark_journal()
    assert (tmp_path / "erasures.jsonl").exists()


def test_a_service_marks_by_itself(service: Service) -> None:
    file = service.data / "erasures.jsonl"
    deadline = time.monotonic() + 20
    while not file.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    at = datetime.fromisoformat(json.loads(file.read_text().splitlines()[-1])["at"])
    assert datetime.now(UTC) - at < timedelta(minutes=10)
