"""What was done about visits, once that was kept long enough."""

from datetime import datetime

from django.db.models import QuerySet

from counselling.abuse.models import Approach, Measure, Tried
from counselling.core.lifetimes import oldest_kept, rows_step


def old_measures(now: datetime) -> QuerySet[Measure]:
    """Return the measures that were kept long enough; the tags they hang on are forgotten no earlier."""
    return Measure.everything.filter(made_at__lte=oldest_kept(now, "MEASURE_DAYS"))


def old_approaches(now: datetime) -> QuerySet[Approach]:
    """Return the approaches whose tag is gone because nobody came back."""
    return Approach.objects.filter(seen_at__lte=oldest_kept(now, "APPROACH_DAYS"))


def old_tries(now: datetime) -> QuerySet[Tried]:
    """Return what was tried so long ago that it does not count any more."""
    return Tried.objects.filter(until__lte=now)


STEPS = (
    rows_step("measures", old_measures),
    rows_step("approaches", old_approaches),
    rows_step("tries", old_tries),
)
