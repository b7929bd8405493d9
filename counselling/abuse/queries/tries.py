"""How much is tried just now, by all together."""

from datetime import datetime

from django.db.models import Sum

from counselling.abuse.models import Tried, Trying


def tries_of_all(kind: Trying, now: datetime) -> int:
    """Return how many tries of a kind still count, from wherever; no row is locked for it."""
    counted = Tried.objects.filter(kind=kind, until__gt=now).aggregate(all=Sum("count"))
    return counted["all"] or 0
