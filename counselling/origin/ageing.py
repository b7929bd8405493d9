"""How long a drill counts, and what else around sealed records takes its time."""

from datetime import datetime, timedelta

DRILL_COUNTS = timedelta(days=90)
#: With fewer people who are sure to open it, a record may not be there when a life hangs on it.
ENOUGH = 2
#: Connections of one visit that are sealed; a school proxy or a broken page makes no more.
MOST_OF_A_VISIT = 50
#: Of two verbs at the same moment one may still seal to the pair that the other just retired.
A_WHILE = timedelta(hours=1)


def drill_counts(drilled_at: datetime | None, now: datetime) -> bool:
    """Tell whether somebody showed not too long ago that their words open."""
    return drilled_at is not None and drilled_at > now - DRILL_COUNTS
