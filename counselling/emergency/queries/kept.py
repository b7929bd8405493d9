"""For how long an emergency stays known."""

from datetime import datetime

from counselling.core import lifetimes


def oldest_kept(now: datetime) -> datetime:
    """Return the moment at or before which nothing is known of an emergency any more."""
    return lifetimes.oldest_kept(now, "EMERGENCY_DAYS")
