"""What stands on the site for everybody about breaches: until its day is over, or it was taken down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from counselling.privacy.models import BreachEntry, BreachStep
from counselling.privacy.rules.breach import NOTICE_STANDS, read_texts

ON_THE_SITE = (BreachStep.TOLD_PUBLIC, BreachStep.TAKEN_DOWN)


@dataclass(frozen=True)
class Notice:
    """A notice about a breach, in every language."""

    breach: int
    published_at: datetime
    #: The last day on which it stands there.
    until: date
    texts: Mapping[str, str]


def notices_at(now: datetime) -> list[Notice]:
    """Return what stands on the site, the newest first; of each breach what was published last."""
    return [
        Notice(row.breach_id, row.at, _until(row), read_texts(row.read())) for row in _standing(now)
    ]


def is_anything_told(now: datetime) -> bool:
    """Tell whether anything stands on the site, without opening it."""
    return bool(_standing(now))


def _standing(now: datetime) -> list[BreachEntry]:
    today = timezone.localdate(now)
    # The last day is whole.
    since = now - NOTICE_STANDS - timedelta(days=1)
    rows = BreachEntry.objects.filter(step__in=ON_THE_SITE, at__gte=since).order_by("at")
    last = {row.breach_id: row for row in rows}
    return [
        row
        for row in reversed(last.values())
        if row.step == BreachStep.TOLD_PUBLIC and _until(row) >= today
    ]


def _until(row: BreachEntry) -> date:
    # What was noted by hand before the site told it has no day, and stands nowhere.
    return date.fromisoformat(str(row.figures.get("until", date.min)))
