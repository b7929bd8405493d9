"""Agreed approaches, as counsellors and supervisors read them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from counselling.abuse.models import Approach
from counselling.abuse.rules.approach import REVIEWED_EVERY, is_due
from counselling.core.crypto import open_field
from counselling.core.lifetimes import oldest_kept


@dataclass(frozen=True, kw_only=True)
class Read:
    """An approach read out; a proposal until somebody agreed."""

    id: UUID
    text: str
    by: str
    by_id: int
    at: datetime
    agreed_by: str
    reviewed_at: datetime | None
    due: bool
    #: Who would let it go, where a second one has to agree.
    drop_asked_by: str
    drop_asked_by_id: int | None
    #: What is agreed stands until somebody agrees to this.
    replaces: bool


def approaches_of(tags: Collection[str], now: datetime) -> tuple[Read | None, Read | None]:
    """Return what is agreed about whoever has one of these tags, and what is proposed."""
    found = _kept(now).filter(tag__in=[tag for tag in tags if tag]).order_by("-seen_at")
    agreed = found.filter(agreed_by__isnull=False).first()
    proposed = found.filter(agreed_by__isnull=True).first()
    return (_read(agreed, now) if agreed else None, _read(proposed, now) if proposed else None)


def approaches_waiting(staff_id: int, now: datetime) -> int:
    """Count what waits for a supervisor: proposals and wishes of others to let go, and what is due again."""
    proposed = Q(agreed_by__isnull=True) & ~Q(written_by=staff_id)
    to_drop = Q(drop_asked_by__isnull=False) & ~Q(drop_asked_by=staff_id)
    due = Q(reviewed_at__lte=now - REVIEWED_EVERY)
    return _kept(now).filter(proposed | to_drop | due).count()


def approaches(now: datetime) -> list[Read]:
    """Return all, proposals and those to look at again first."""
    rows = list(_kept(now).order_by("written_at"))
    agreed = {row.tag for row in rows if row.agreed_by_id}
    read = [_read(row, now, replaces=not row.agreed_by_id and row.tag in agreed) for row in rows]
    return sorted(read, key=lambda one: (bool(one.agreed_by) and not one.due, one.at))


def _kept(now: datetime) -> QuerySet[Approach]:
    rows = Approach.objects.filter(seen_at__gt=oldest_kept(now, "APPROACH_DAYS"))
    return rows.select_related("written_by", "agreed_by", "drop_asked_by")


def _read(row: Approach, now: datetime, *, replaces: bool = False) -> Read:
    return Read(
        id=row.id,
        text=open_field(bytes(row.body), "approach", str(row.id)),
        by=row.written_by.display_name,
        by_id=row.written_by_id,
        at=row.written_at,
        agreed_by=row.agreed_by.display_name if row.agreed_by else "",
        reviewed_at=row.reviewed_at,
        due=row.reviewed_at is not None and is_due(row.reviewed_at, now),
        drop_asked_by=row.drop_asked_by.display_name if row.drop_asked_by else "",
        drop_asked_by_id=row.drop_asked_by_id,
        replaces=replaces,
    )
