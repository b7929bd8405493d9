"""Counting those who sent the form and found no place."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import F

from counselling.core import clock
from counselling.statistics.models import TurnedAway, Why
from counselling.statistics.rules.months import month_of


def note_turned_away(why: Why) -> None:
    """Count somebody who could not join the line: the month and why, and nothing of who it was."""
    month = month_of(clock.now(), ZoneInfo(settings.TIME_ZONE))
    with transaction.atomic():
        row, _ = TurnedAway.objects.get_or_create(month=month, why=why)
        TurnedAway.objects.filter(pk=row.pk).update(count=F("count") + 1)
