"""Agreed approaches, as counsellors and supervisors read them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from counselling.abuse.models import Approach
from counselling.abuse.rules.approach import is_due
from counselling.abuse.rules.measures import KEPT
from counselling.core.crypto import open_field


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


def approach_of(tags: Collection[str], now: datetime) -> Read | None:
    """Return what stands about whoever has one of these tags."""
    found = _kept(now).filter(tag__in=[tag for tag in tags if tag])
    row = found.select_related("written_by", "agreed_by").order_by("-seen_at").first()
    return _read(row, now) if row else None


def approaches(now: datetime) -> list[Read]:
    """Return all, proposals and those to look at again first."""
    rows = _kept(now).select_related("written_by", "agreed_by").order_by("written_at")
    read = [_read(row, now) for row in rows]
    return sorted(read, key=lambda one: (bool(one.agreed_by) and not one.due, one.at))


def _kept(now: datetime) -> QuerySet[Approach]:
    return Approach.objects.filter(seen_at__gte=now - KEPT)


def _read(row: Approach, now: datetime) -> Read:
    return Read(
        id=row.id,
        text=open_field(bytes(row.body), "approach", str(row.id)),
        by=row.written_by.display_name,
        by_id=row.written_by_id,
        at=row.written_at,
        agreed_by=row.agreed_by.display_name if row.agreed_by else "",
        reviewed_at=row.reviewed_at,
        due=row.reviewed_at is not None and is_due(row.reviewed_at, now),
    )
