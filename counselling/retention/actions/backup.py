"""Making a backup: copied, looked at, and only then sealed for somebody whose key is not here."""

import hashlib
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, InterfaceError, transaction

from accounts.audit import note_deed
from counselling.core import clock, closing, journal, journal_file
from counselling.core.copies import database
from counselling.core.copies.envelope import write_sealed
from counselling.core.copies.lock import alone
from counselling.core.copies.room import room_for
from counselling.core.errors import Refused
from counselling.retention.models import Backup
from counselling.retention.queries.manifests import applied, organisation, signed
from counselling.retention.queries.soundness import check_contents, check_rows
from counselling.retention.queries.sweeps import clock_makes_no_sense
from counselling.retention.rules.backups import (
    JOURNAL_KEPT,
    LEFT_OUT,
    LIVES,
    is_too_old,
    name_of,
)
from counselling.retention.rules.manifest import FORMAT, JournalPosition, Manifest

MANIFEST, JOURNAL = "manifest.json", "journal.jsonl"
PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it."""

    file: Path
    sha256: str
    removed: int


def make_backup(*, to: Path) -> Made:
    """Put a sealed copy of everything in a folder, and remove those of ours there that are too old.

    By a clock that makes no sense, as for the sweep, nothing is removed, nor are lines of the journal.

    Nothing is sealed that was not read back whole. Raises `Refused`: `no_recipient`, `shut`, `under_way`,
    what a copy or a look at it refuses, and `OSError` where the folder is missing or full.
    """
    try:
        with _allowed(), _copy() as (manifest, content):
            file = to / name_of(manifest.made_at)
            sha256 = write_sealed(
                file,
                [
                    (MANIFEST, io.BytesIO(_as_json(manifest))),
                    (JOURNAL, io.BytesIO(journal_file.present() or b"")),
                    (manifest.content, content),
                ],
                recipient=settings.BACKUP_RECIPIENT,
            )
    finally:
        # What was erased must be gone from here in time, also while new ones fail.
        removed = _remove_old(to)
    _keep_record(manifest, file, sha256)
    return Made(file, sha256, removed)


@contextmanager
def _allowed() -> Iterator[None]:
    if not settings.BACKUP_RECIPIENT:
        raise Refused("no_recipient")
    with alone():
        if closing.is_shut():
            raise Refused("shut")
        yield


@contextmanager
def _copy() -> Iterator[tuple[Manifest, BinaryIO]]:
    """Take a copy, look at it, and give it with its description."""
    copies = database.copies()
    made_at, until = clock.now(), journal.position()
    with room_for(copies.size()) as content:
        counts = copies.take(content, [_table(name) for name in LEFT_OUT])
        manifest = Manifest(
            format=FORMAT,
            made_at=made_at,
            organisation=organisation(),
            kind=database.kind(),
            content=copies.NAME,
            size=content.seek(0, os.SEEK_END),
            sha256=hash_of(content),
            migrations=applied(),
            counts=counts,
            journal=JournalPosition(until.journal, until.n, until.at),
        )
        with copies.looked_at(content):
            check_rows(counts)
            check_contents()
        yield signed(manifest), content


def hash_of(content: BinaryIO) -> str:
    """Return the hash of a whole file."""
    content.seek(0)
    found = hashlib.sha256()
    while piece := content.read(PIECE):
        found.update(piece)
    return found.hexdigest()


def _remove_old(folder: Path) -> int:
    now = clock.now()
    if not _believes(now):
        return 0
    with suppress(FileNotFoundError):
        old = [file for file in folder.iterdir() if is_too_old(file.name, now) and file.is_file()]
        for file in old:
            file.unlink(missing_ok=True)
        return len(old)
    return 0


def _believes(now: datetime) -> bool:
    """Tell whether something may be removed by this clock; a database that cannot be asked vouches for none."""
    with suppress(DatabaseError, InterfaceError):
        return not clock_makes_no_sense(now)
    return False


@transaction.atomic
def _keep_record(manifest: Manifest, file: Path, sha256: str) -> None:
    believed = _believes(clock.now())
    if believed:
        Backup.objects.filter(made_at__lt=manifest.made_at - LIVES).delete()
    Backup.objects.create(
        made_at=manifest.made_at,
        sha256=sha256,
        size=file.stat().st_size,
        journal=manifest.journal.journal,
        journal_n=manifest.journal.n,
    )
    if believed:
        journal.prune(manifest.made_at - JOURNAL_KEPT)
    note_deed(actor_id=None, action="backup_made", subject=f"backup {sha256[:16]}")


def _as_json(manifest: Manifest) -> bytes:
    return msgspec.json.format(msgspec.json.encode(manifest))


def _table(name: str) -> str:
    return str(apps.get_model(name)._meta.db_table)
