"""Holds that nobody has to know of any more."""

from datetime import datetime

from django.db.models import Q, QuerySet

from counselling.core.lifetimes import oldest_kept, rows_step
from counselling.retention.models import Hold


def _old_holds(now: datetime) -> QuerySet[Hold]:
    oldest = oldest_kept(now, "HOLD_DAYS")
    return Hold.objects.filter(Q(until__lte=oldest) | Q(closed_at__lte=oldest))


STEPS = (rows_step("holds", _old_holds),)
