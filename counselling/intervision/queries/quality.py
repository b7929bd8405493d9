"""How the machine did, month by month: counts alone, and small ones not as they are."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from accounts.trail.queries import times_a_month
from counselling.intervision.models import Tally
from counselling.intervision.rules.quality import LEAST, told

RELEASED, SENT_BACK = "transcript_released", "transcript_sent_back"
#: So far back a reviewer looks.
SHOWN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Row:
    """One kind; a number that is too small to tell is none."""

    label: str
    found: int | None
    asked: int | None
    missed: int | None
    wrong: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month in which enough texts were released to tell anything."""

    month: date
    released: int
    sent_back: int | None
    rows: list[Row]


def quality(now: datetime) -> list[Month]:
    """Return how the machine did in the last months, the newest first."""
    since = localdate(now - SHOWN).replace(day=1)
    times, rows = times_a_month((RELEASED, SENT_BACK), since), _rows(since)
    return [
        Month(
            month=month,
            released=counts[RELEASED],
            sent_back=told(counts.get(SENT_BACK, 0)),
            rows=rows[month],
        )
        for month, counts in sorted(times.items(), reverse=True)
        if counts.get(RELEASED, 0) >= LEAST
    ]


def _rows(since: date) -> Mapping[date, list[Row]]:
    found: defaultdict[date, list[Row]] = defaultdict(list)
    for one in Tally.objects.filter(month__gte=since):
        counts = (told(count) for count in (one.found, one.asked, one.missed, one.wrong))
        found[one.month].append(Row(one.label, *counts))
    return found
