"""How long things take between a conversation and its transcript."""

from datetime import date, datetime, timedelta

from counselling.core.lifetimes import CEILING

#: How long the counsellor of a conversation may take the names out themselves.
FIRST_PASS = timedelta(days=14)
#: How long somebody who took a conversation up keeps it without doing anything.
LEASE = timedelta(minutes=30)
#: So few at once would tell a reviewer which is whose.
BATCH_LEAST = 5
REDACTORS_LEAST, REDACTORS_MOST = 2, 4
REASON_LEAST, REASON_LIMIT = 5, 200
SENT_BACK_LIMIT = 1000
COMPOSED_LIMIT = 8000
#: 1 easy to 3 hard to discuss.
DIFFICULTIES = range(1, 4)


def ends_on(ended_at: datetime) -> date:
    """Return from which day nobody meets a transcript any more, by when its conversation ended.

    The first day of the quarter in which the two years are over: nothing outlives them, and the end tells no day.
    """
    over = (ended_at + CEILING).date()
    return over.replace(month=(over.month - 1) // 3 * 3 + 1, day=1)
