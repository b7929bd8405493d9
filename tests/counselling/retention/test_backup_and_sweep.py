"""A backup made before forgets with the keys: what was swept since is opened by nobody, with everything in hand."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from pytest_django.fixtures import Settings

from counselling.conversation.models import Conversation
from counselling.core import clock as present
from counselling.core import journal
from counselling.core.copies import database
from counselling.core.copies.envelope import identities_in
from counselling.core.errors import KeyMissing, Refused
from counselling.core.journal_lines import read
from counselling.retention.actions.backup import make_backup
from counselling.retention.actions.sweep import sweep
from counselling.retention.actions.unpacking import unpacked
from counselling.retention.models import Backup, KeysBackup, Rehearsal
from counselling.retention.queries.backups import state_of_backups
from counselling.retention.rules.backups import LATE_AFTER, LIVES, REHEARSED_EVERY
from tests.copying import Safe
from tests.counselling.retention.test_sweep import later
from tests.counselling.retention.years import YEARS, stays, told

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("open_door")]

Clock = time_machine.Traveller


@pytest.fixture(autouse=True)
def safe(tmp_path: Path, settings: Settings) -> Safe:
    safe = Safe.furnished(tmp_path / "safe")
    settings.BACKUP_RECIPIENT = safe.recipient
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")
    return safe


def nickname_in(safe: Safe, file: Path, room: UUID) -> str:
    """Read a nickname out of a backup, with everything from the safe and the keys that lie here now."""
    with (
        unpacked(file, identities_in([safe.identity])) as found,
        database.copies().looked_at(found.content),
    ):
        visit = Conversation.everything.get(pk=room)
        return visit.read("nickname", visit.nickname)


def test_a_swept_conversation_is_opened_by_nobody_in_a_backup_from_before(
    safe: Safe, tmp_path: Path, clock: Clock
) -> None:
    room = told("Noor")
    clock.shift(timedelta(days=YEARS - 10))
    file = make_backup(to=tmp_path).file
    assert nickname_in(safe, file, room) == "Noor"
    later(clock, days=10)
    assert not stays(room)
    with pytest.raises(KeyMissing):
        nickname_in(safe, file, room)


def test_a_trail_of_each_backup_is_kept_as_long_as_the_backup(tmp_path: Path, clock: Clock) -> None:
    made = make_backup(to=tmp_path)
    assert Backup.objects.get().sha256 == made.sha256
    clock.shift(LIVES + timedelta(seconds=1))
    assert make_backup(to=tmp_path).removed == 1
    assert not made.file.exists()
    assert Backup.objects.count() == 1


def test_a_journal_forgets_what_no_backup_is_older_than(tmp_path: Path, clock: Clock) -> None:
    journal.note(journal.Kind.ERASED, "conversation 1")
    clock.shift(timedelta(days=20))
    journal.note(journal.Kind.ERASED, "conversation 2")
    clock.shift(timedelta(days=20))
    make_backup(to=tmp_path)
    kept = read((tmp_path / "erasures.jsonl").read_bytes())
    assert [line.subject for line in kept.lines] == ["conversation 2"]


def test_by_a_clock_that_makes_no_sense_neither_a_backup_nor_a_line_of_the_journal_goes(
    tmp_path: Path, clock: Clock
) -> None:
    sweep()
    journal.note(journal.Kind.ERASED, "conversation 1")
    before = make_backup(to=tmp_path)
    clock.shift(timedelta(days=365))
    wrong = make_backup(to=tmp_path)
    assert (wrong.removed, before.file.exists()) == (0, True)
    assert "conversation 1" in (tmp_path / "erasures.jsonl").read_text()
    assert Backup.objects.count() == 2
    sweep(trust_clock=True)
    clock.shift(timedelta(seconds=1))
    assert make_backup(to=tmp_path).removed == 1
    assert "conversation 1" not in (tmp_path / "erasures.jsonl").read_text()


def test_a_backup_that_is_not_whole_is_not_sealed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = database.copies()
    taken = copies.take
    monkeypatch.setattr(copies, "take", lambda *to: taken(*to) | {"counselling_message": 1})
    with pytest.raises(Refused, match="rows_missing"):
        make_backup(to=tmp_path)
    assert not list(tmp_path.glob("*.age*"))


def test_what_is_late_is_known(tmp_path: Path, clock: Clock) -> None:
    found = state_of_backups()
    assert (found.late, found.keys_late, found.unrehearsed) == (True, True, True)
    make_backup(to=tmp_path)
    now = present.now()
    KeysBackup.objects.create(made_at=now, sha256="0")
    Rehearsal.objects.create(at=now, sha256="0", made_at=now)
    found = state_of_backups()
    assert (found.late, found.keys_late, found.unrehearsed) == (False, False, False)
    clock.shift(LATE_AFTER + timedelta(seconds=1))
    found = state_of_backups()
    assert (found.late, found.keys_late, found.unrehearsed) == (True, True, False)
    clock.shift(REHEARSED_EVERY)
    assert state_of_backups().unrehearsed


def test_a_journal_that_is_gone_behind_or_another_is_known(tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "erasures.jsonl"
    assert state_of_backups().journal_broken, "there is none yet"
    journal.note(journal.Kind.ERASED, "conversation 1")
    behind = file.read_bytes()
    journal.note(journal.Kind.ERASED, "conversation 2")
    make_backup(to=tmp_path)
    assert not state_of_backups().journal_broken
    whole = file.read_bytes()
    for spoilt in (
        behind,
        b"",
        whole.replace(b'"n": 1,', b'"n": x,'),
        whole.replace(b"began", b"Began"),
    ):
        file.write_bytes(spoilt)
        assert state_of_backups().journal_broken, spoilt
    file.unlink()
    journal.note(journal.Kind.ERASED, "conversation 3")
    assert state_of_backups().journal_broken, "another was begun"
