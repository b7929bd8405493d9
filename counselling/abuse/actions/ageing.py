"""What was done about visits, once that was kept long enough."""

from datetime import datetime

from django.db.models import QuerySet

from counselling.abuse.models import Approach, Measure
from counselling.abuse.rules.measures import KEPT
from counselling.core.lifetimes import rows_step


def old_measures(now: datetime) -> QuerySet[Measure]:
    """Return the measures that are forgotten with the tags they hang on."""
    return Measure.objects.filter(made_at__lt=now - KEPT)


def old_approaches(now: datetime) -> QuerySet[Approach]:
    """Return the approaches whose tag is gone because nobody came back."""
    return Approach.objects.filter(seen_at__lt=now - KEPT)


STEPS = (rows_step("measures", old_measures), rows_step("approaches", old_approaches))
