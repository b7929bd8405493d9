"""How long an announcement may be, and stand."""

from datetime import date, timedelta

ANNOUNCEMENT_LIMIT = 600
#: Longer than the weeks between two shifts of one person, so that nobody misses it.
LONGEST = timedelta(days=90)
USUAL = timedelta(days=42)


def may_stand_until(last_day: date, today: date) -> bool:
    """Tell whether an announcement may be shown until that day."""
    return today <= last_day <= today + LONGEST
