"""For how long an emergency stays known."""

from datetime import datetime

from django.conf import settings

from counselling.core import lifetimes


def oldest_kept(now: datetime) -> datetime:
    """Return the moment at or before which nothing is known of an emergency any more."""
    return lifetimes.oldest_kept(now, settings.EMERGENCY_DAYS)
