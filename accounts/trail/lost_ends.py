"""Ends of the chain that were lost with a database: what was anchored of them is not to be found any more.

When a backup is brought back the chain goes on from where the backup was made, with an entry that says so. Only who
has the audit key can write that entry, so nobody cuts the chain and passes that off as a restore.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accounts.models import AuditEntry
from accounts.trail.chain import Point

RESTORED = "backup_restored"


@dataclass(frozen=True, slots=True)
class LostEnd:
    """What was written from the backup on, up to the entry that tells of the restore."""

    seq: int
    since: datetime
    until: datetime

    def held(self, point: Point) -> bool:
        """Tell whether a point was taken of this end."""
        return point.seq >= self.seq and self.since <= point.at <= self.until


def without_lost_ends(anchors: Iterable[Point]) -> list[Point]:
    """Return the anchors of what can still be there."""
    rows = AuditEntry.objects.filter(action=RESTORED).values_list("seq", "details", "at")
    ends = [LostEnd(seq, datetime.fromisoformat(details["since"]), at) for seq, details, at in rows]
    return [point for point in anchors if not any(end.held(point) for end in ends)]
