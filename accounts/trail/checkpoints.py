"""Places in the chain that are signed: one a day, and one where a sweep ended."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import AuditCheckpoint, AuditEntry
from accounts.trail.chain import Point, signature_of
from accounts.trail.head import hold_head
from counselling.core.lifetimes import Gone, oldest_kept


def checkpoint_of(day: date, now: datetime) -> Point:
    """Return the signed place where the chain stood when somebody first looked that day."""
    found = AuditCheckpoint.objects.filter(day=day).first()
    if found is None:
        found = _made(day, now)
    return Point(found.seq, found.hash, found.at, found.day, found.signature)


@transaction.atomic
def _made(day: date, now: datetime) -> AuditCheckpoint:
    # Of two processes that look at once, the second finds what the first wrote.
    head = hold_head()
    found = AuditCheckpoint.objects.filter(day=day).first()
    return found or _signed(Point(head.seq, head.hash, now, day))


def old_entries(now: datetime) -> QuerySet[AuditEntry]:
    """Return the entries that were kept long enough: nobody is shown them, and the next sweep removes them."""
    return AuditEntry.objects.filter(at__lte=oldest_kept(now, "AUDIT_DAYS"))


@transaction.atomic
def sweep_trail(now: datetime, limit: int) -> Gone:
    """Remove entries that were kept long enough, and leave a signed place from which the rest still verifies."""
    hold_head()
    # By their numbers, from the beginning: behind an entry that stays, all stay.
    kept = (
        AuditEntry.objects.filter(at__gt=oldest_kept(now, "AUDIT_DAYS"))
        .values_list("seq", flat=True)
        .first()
    )
    old = AuditEntry.objects.filter(seq__lt=kept) if kept else AuditEntry.objects.all()
    rows = list(old.values_list("seq", "hash")[:limit])
    if not rows:
        return Gone(0)
    seq, hash_there = rows[-1]
    # The database lets go of entries up to such a place, and of no others.
    _signed(Point(seq, hash_there, now, None))
    AuditEntry.objects.filter(seq__lte=seq).delete()
    return Gone(len(rows), more=len(rows) == limit)


def _signed(point: Point) -> AuditCheckpoint:
    return AuditCheckpoint.objects.create(
        seq=point.seq,
        hash=point.hash,
        at=point.at,
        day=point.day,
        signature=signature_of(point),
    )
