"""How long the way back stays open, without a database or a clock."""

from datetime import datetime, timedelta

from counselling.conversation.rules import LEASE, State

#: How long after somebody was last there their words still lead into their conversation.
BACK_WITHIN = timedelta(minutes=15)


def back_until(visitor_until: datetime, left_quickly_at: datetime | None) -> datetime:
    """Return until when words lead into a conversation: a quarter of an hour after they were last there."""
    return (left_quickly_at or visitor_until - LEASE) + BACK_WITHIN


def may_return(
    state: str, *, visitor_until: datetime, left_quickly_at: datetime | None, now: datetime
) -> bool:
    """Tell whether words still lead back: to a place for as long as it waits, to a talk for a while."""
    if state == State.ACTIVE:
        return now <= back_until(visitor_until, left_quickly_at)
    return state == State.WAITING
