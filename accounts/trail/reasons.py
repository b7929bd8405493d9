"""The own words of an entry: sealed under a key of their own, so that they can be forgotten."""

from datetime import UTC, date, datetime, time, timedelta

from django.db.models import QuerySet

from accounts.models import AuditEntry, AuditKey
from counselling.core import clock
from counselling.core.crypto import DataKey
from counselling.core.errors import KeyMissing
from counselling.core.keys import RingName
from counselling.core.lifetimes import Gone, oldest_kept

#: Keys of the trail's own in the day ring: reasons and conversations of a day do not end together.
PURPOSE = "audit"


def place_of(seq: int) -> bytes:
    """Return the place that the words of an entry are bound to."""
    return f"audit|{seq}|reason".encode()


def owner_of(seq: int) -> str:
    """Return whose the key of an entry's words is."""
    return f"audit {seq}"


def reason_of(entry: AuditEntry) -> str | None:
    """Return why, in own words: empty where nothing was said, none where it was forgotten since."""
    if not entry.sealed_reason:
        return ""
    kept = AuditKey.objects.filter(entry=entry).first()
    if kept is None or entry.at <= oldest_kept(clock.now(), "REASON_DAYS"):
        return None
    try:
        key = DataKey.unwrap(
            bytes(kept.wrapped), day=entry.at.date(), owner=owner_of(entry.seq), purpose=PURPOSE
        )
    except KeyMissing:
        return None
    return key.open(bytes(entry.sealed_reason), place_of(entry.seq))


def old_reasons(now: datetime) -> QuerySet[AuditKey]:
    """Return what opens own words that were kept long enough; their entries and the chain stay."""
    return AuditKey.objects.filter(entry__at__lte=oldest_kept(now, "REASON_DAYS"))


def sweep_reasons(now: datetime, limit: int) -> Gone:
    """Forget own words that were kept long enough, and tell of which days."""
    rows = list(old_reasons(now).order_by("pk").values_list("pk", "entry__at")[:limit])
    AuditKey.objects.filter(pk__in=[key for key, _ in rows]).delete()
    days = {at.astimezone(UTC).date() for _, at in rows}
    keys = frozenset(RingName(day, PURPOSE) for day in days)
    return Gone(len(rows), more=len(rows) == limit, keys=keys)


def forget_reasons(*, subject: str) -> int:
    """Forget the own words of every entry about something; the entries stay, and so does the chain.

    Returns how many there were.
    """
    return AuditKey.objects.filter(entry__subject=subject).delete()[0]


def needs_day(day: date) -> bool:
    """Tell whether the own words of any entry of that day are still kept."""
    begin = datetime.combine(day, time(), UTC)
    of_day = AuditKey.objects.filter(entry__at__gte=begin, entry__at__lt=begin + timedelta(days=1))
    return of_day.exists()
