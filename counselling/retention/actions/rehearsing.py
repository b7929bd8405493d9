"""A rehearsal: a backup is opened with the key from the safe, somewhere apart, and everything in it is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, transaction

from accounts.audit import note_deed
from counselling.core import clock, crypto
from counselling.core.clock import iso
from counselling.core.copies import database
from counselling.core.copies.lock import alone
from counselling.core.errors import Refused
from counselling.retention.actions.key_files import bring_keys_back
from counselling.retention.actions.unpacking import unpacked
from counselling.retention.models import Rehearsal
from counselling.retention.queries.soundness import check_contents, check_rows


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What came of it; the receipt is for the installation itself, where the rehearsal was elsewhere."""

    made_at: datetime
    rows: int
    receipt: str
    noted: bool


def rehearse(*, file: Path, identities: Sequence[str], keys_file: Path | None = None) -> Rehearsed:
    """Open a backup into a place that exists for this alone, and look at everything; the site goes on.

    Raises `Refused` as a restore does, before anything is changed.
    """
    with alone():
        if keys_file is not None:
            bring_keys_back(file=keys_file, identities=list(identities))
        with unpacked(file, identities) as backup:
            manifest = backup.manifest
            with database.copies().looked_at(backup.content):
                check_rows(manifest.counts)
                call_command("migrate", verbosity=0, interactive=False)
                check_contents()
    words = f"{iso(clock.now())} {backup.sha256} {iso(manifest.made_at)}"
    receipt = f"{words} {_signature(words)}"
    rows = sum(manifest.counts.values())
    return Rehearsed(manifest.made_at, rows, receipt, _noted_here(receipt))


def note_rehearsal(*, receipt: str) -> None:
    """Write down that somebody rehearsed elsewhere; raises `Refused("wrong_receipt")` for words that nobody signed."""
    words, _space, signature = receipt.strip().rpartition(" ")
    if not crypto.same(signature, _signature(words)):
        raise Refused("wrong_receipt")
    at, sha256, made_at = words.split(" ")
    with transaction.atomic():
        _rehearsal, fresh = Rehearsal.objects.get_or_create(
            at=datetime.fromisoformat(at),
            defaults={"sha256": sha256, "made_at": datetime.fromisoformat(made_at)},
        )
        if fresh:
            note_deed(actor_id=None, action="restore_rehearsed", subject=f"backup {sha256[:16]}")


def _noted_here(receipt: str) -> bool:
    """On a machine apart there is no database to write it down in."""
    try:
        note_rehearsal(receipt=receipt)
    except DatabaseError:
        return False
    return True


def _signature(words: str) -> str:
    return crypto.trail_hash("rehearsal", words)[:32]
