"""Whether the journal tells of everything that was done since a backup."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from counselling.core.journal_lines import Journal, Line
from counselling.retention.rules.backups import UNDER_WAY
from counselling.retention.rules.manifest import JournalPosition


@dataclass(frozen=True, slots=True)
class Gap:
    """From when on nobody knows what was erased, hidden or taken away, up to the loss."""

    ends: datetime
    lost_at: datetime


def gap_of(
    journal: Journal | None, then: JournalPosition, lost_at: datetime, spare: timedelta
) -> Gap | None:
    """Return what the journal does not tell; nothing where it tells everything.

    `then` is how far it went when the backup was made; `spare` how old its last mark may be.
    """
    if journal is None or journal.id != then.journal or journal.n < then.n:
        # There is none, another was begun since, or this is a copy from before the backup.
        return Gap(then.at, lost_at)
    holes = [number for number in journal.missing if number > then.n]
    if holes:
        before = [line.at for line in journal.lines if line.n < holes[0]]
        return Gap(max(before, default=then.at), lost_at)
    return Gap(journal.end, lost_at) if journal.end < lost_at - spare else None


def to_do_again(journal: Journal | None, then: JournalPosition, made_at: datetime) -> list[Line]:
    """Return the lines that may tell of a deed that is not in the backup, in their order.

    A line is written before its deed is committed: of one that was under way the line may be the older.
    """
    lines = journal.lines if journal else ()
    return [line for line in lines if line.n > then.n or line.at > made_at - UNDER_WAY]
