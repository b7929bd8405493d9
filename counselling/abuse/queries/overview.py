"""The measures of the last weeks, for whoever looks at them afterwards; no nickname, no tag, no text of a visitor."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from counselling.abuse.models import Measure
from counselling.abuse.models.choices import Kind
from counselling.abuse.models.measure import LASTING
from counselling.abuse.queries.measures import lasting
from counselling.core.crypto import open_field

#: What only happened once is shown for so long.
SHOWN = timedelta(days=14)
ROWS_MOST = 200


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A measure as the page lists it."""

    id: UUID
    kind: str
    kind_label: str
    ground: str
    note: str
    by: str
    by_id: int
    at: datetime
    until: datetime | None
    active: bool
    shared: bool
    longer_wished: bool
    longer_until: datetime | None
    longer_by: str
    longer_by_id: int | None
    longer_why: str
    lifted_by: str
    reviewed_by: str

    @property
    def waits(self) -> bool:
        """Whether a supervisor asked for longer and no second one answered."""
        return self.active and self.longer_until is not None

    @property
    def may_lengthen(self) -> bool:
        """Whether a supervisor may make it last longer, as far as nobody is asked already."""
        return self.active and self.kind == Kind.BLOCK and self.longer_until is None


def measures(now: datetime) -> list[Shown]:
    """Return what still acts, and what happened in the last two weeks; what was only counted is left out."""
    recent = Q(made_at__gt=now - SHOWN) | Q(ends_at__gt=now)
    rows = Measure.objects.exclude(kind=Kind.FLAG).filter(recent).order_by("-made_at", "pk")
    rows = rows.select_related("made_by", "longer_by", "lifted_by", "reviewed_by")
    return [_shown(row, now) for row in rows[:ROWS_MOST]]


def _shown(row: Measure, now: datetime) -> Shown:
    lasts = row.kind in (*LASTING, Kind.PAUSE)
    return Shown(
        id=row.id,
        kind=row.kind,
        kind_label=row.get_kind_display(),
        ground=row.get_ground_display(),
        note=open_field(bytes(row.note), "measure", str(row.id)),
        by=row.made_by.display_name,
        by_id=row.made_by_id,
        at=row.made_at,
        until=row.ends_at if lasts else None,
        active=lasts and row.lifted_at is None and row.ends_at > now,
        shared=row.shared,
        longer_wished=row.longer_wished,
        longer_until=row.longer_until,
        longer_by=row.longer_by.display_name if row.longer_by else "",
        longer_by_id=row.longer_by_id,
        longer_why=_why_longer(row),
        lifted_by=row.lifted_by.display_name if row.lifted_by else "",
        reviewed_by=row.reviewed_by.display_name if row.reviewed_by else "",
    )


def _why_longer(row: Measure) -> str:
    sealed = bytes(row.longer_why)
    return open_field(sealed, "measure longer", str(row.id)) if sealed else ""


def asked_longer(staff_id: int, now: datetime) -> int:
    """Count the blocks that somebody else asks a supervisor to let last longer."""
    wished = Q(longer_wished=True) & ~Q(made_by=staff_id)
    second = Q(longer_until__isnull=False) & ~Q(longer_by=staff_id)
    return lasting(now).filter(wished | second).count()
