"""When the hat of the evening lead is worn, free or lost, without a database or a clock."""

from datetime import datetime, timedelta

from counselling.shift.rules.presence import LEASE

#: A lead without an open console for that long has lost the hat to whoever takes it.
GONE_AFTER = timedelta(minutes=2)
#: The shift goes on that long after the door closed: for what is still running, and for talking.
AFTER_CLOSING = timedelta(hours=1)
#: How long a shift is thought to take where no closing is known.
USUAL_SHIFT = timedelta(hours=4)
#: Tonight's door may be held open by so many minutes more, at most that long after its own hour.
LONGER = (15, 30, 60)
LONGER_MOST = timedelta(hours=3)
#: So many minutes before closing the lead may end the entry, besides the usual.
LAST_ENTRIES = (0, 15, 30, 45, 60, 90, 120)
#: A debrief asked for so long ago belongs to another evening.
DEBRIEF_STANDS = timedelta(hours=12)


def is_gone(present_until: datetime | None, now: datetime) -> bool:
    """Tell whether somebody, whose lease runs or ran until then, has no console open for two minutes."""
    return present_until is None or now - (present_until - LEASE) >= GONE_AFTER


def next_minute(now: datetime) -> datetime:
    """Return the first whole minute from `now` on, so that the hour people read is the hour it is."""
    return (now + timedelta(seconds=59, microseconds=999_999)).replace(second=0, microsecond=0)
