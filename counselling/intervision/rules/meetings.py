"""How long a meeting is open, how much goes into one, and how answers hang together."""

from datetime import datetime, timedelta

#: Days that a meeting stays open after its begin, until somebody chooses otherwise, and the most.
DAYS, DAYS_MOST = 2, 14
#: How far ahead one is planned, and how long ago one may have begun when it is written down.
AHEAD, BEFORE = timedelta(days=366), timedelta(days=1)
SEATS_MOST, TALKS_MOST, COMMENTS_MOST, LINES_MOST = 24, 6, 400, 20
AGENDA_LIMIT, QUESTION_LIMIT, COMMENT_LIMIT = 2_000, 500, 1_000
REFLECTION_LIMIT, LEARNED_LIMIT = 2_000, 4_000


def closes_at(begins_at: datetime, days: int) -> datetime:
    """Return when a meeting closes by itself."""
    return begins_at + timedelta(days=min(max(days, 1), DAYS_MOST))


def is_open(closes_at: datetime, ended_at: datetime | None, now: datetime) -> bool:
    """Tell whether its transcripts can be read in it, and something said: until it is ended, or its time comes."""
    return ended_at is None and now < closes_at
