"""When an agreed approach is looked at again."""

from datetime import datetime, timedelta

APPROACH_LIMIT = 600
#: Every three months.
REVIEWED_EVERY = timedelta(days=91)


def is_due(reviewed_at: datetime, now: datetime) -> bool:
    """Tell whether somebody should look again whether it still fits."""
    return now - reviewed_at >= REVIEWED_EVERY
