"""Holds that nobody has to know of any more."""

from datetime import datetime

from django.db.models import Q, QuerySet

from counselling.core.lifetimes import CEILING, rows_step
from counselling.retention.models import Hold


def _old_holds(now: datetime) -> QuerySet[Hold]:
    return Hold.objects.filter(Q(until__lte=now - CEILING) | Q(closed_at__lte=now - CEILING))


STEPS = (rows_step("holds", _old_holds),)
