"""How it stands with the backups, for the self-check and for whoever runs the service."""

from dataclasses import dataclass
from datetime import datetime

from counselling.core import clock, journal, journal_file
from counselling.core.journal_lines import read
from counselling.retention.models import Backup, KeysBackup, Rehearsal
from counselling.retention.rules.backups import LATE_AFTER, REHEARSED_EVERY


@dataclass(frozen=True, slots=True, kw_only=True)
class StateOfBackups:
    """What is known; each of the last five is something to be done."""

    made_at: datetime | None
    sha256: str
    keys_made_at: datetime | None
    rehearsed_at: datetime | None
    journal_until: datetime | None
    #: No backup in 26 hours.
    late: bool
    #: No copy of the key files in 26 hours: each day has a key of its own.
    keys_late: bool
    #: No rehearsal in 100 days.
    unrehearsed: bool
    #: Missing, not readable, with lines that are gone, or not the journal that the last backup belongs to.
    journal_broken: bool
    #: One lost disk takes the database and the journal.
    journal_beside: bool


def state_of_backups() -> StateOfBackups:
    """Look at the records and at the journal."""
    now = clock.now()
    last, keys = Backup.objects.last(), KeysBackup.objects.first()
    rehearsed = Rehearsal.objects.last()
    content = _content()
    kept = read(content) if content else None
    return StateOfBackups(
        made_at=last.made_at if last else None,
        sha256=last.sha256 if last else "",
        keys_made_at=keys.made_at if keys else None,
        rehearsed_at=rehearsed.at if rehearsed else None,
        journal_until=kept.end if kept else None,
        late=last is None or now - last.made_at > LATE_AFTER,
        keys_late=keys is None or now - keys.made_at > LATE_AFTER,
        unrehearsed=rehearsed is None or now - rehearsed.at > REHEARSED_EVERY,
        journal_broken=kept is None or bool(kept.missing) or not _belongs(kept.id, kept.n, last),
        journal_beside=journal.lies_with_database(),
    )


def _belongs(journal_id: str, n: int, last: Backup | None) -> bool:
    return last is None or (journal_id == last.journal and n >= last.journal_n)


def _content() -> bytes | None:
    try:
        return journal_file.present()
    except OSError:
        return None
