"""What was counted of months that are over: for what is published from it, and for nobody's eyes."""

from collections import Counter
from datetime import date

from counselling.statistics.models import Count, FrozenMonth
from counselling.statistics.rules.tables import Counted


def last_frozen() -> date | None:
    """Return the newest month that was counted."""
    return FrozenMonth.objects.order_by("-month").values_list("month", flat=True).first()


def months_after(last: date | None) -> list[date]:
    """Return the months that were counted after this one, in their order; all where there is none."""
    rows = FrozenMonth.objects.order_by("month").values_list("month", flat=True)
    return list(rows.filter(month__gt=last) if last else rows)


def frozen_counts(first: date, last: date) -> Counted:
    """Return the counts of the months from `first` to `last`, added up: by kind and key."""
    rows = Count.objects.filter(month__gte=first, month__lte=last)
    counted: Counted = Counter()
    for kind, key, count in rows.values_list("kind", "key", "count"):
        counted[kind, key] += count
    return counted
