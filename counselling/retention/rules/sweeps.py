"""When a sweep is due, when it must not begin, and when it is too long ago."""

from datetime import date, datetime, timedelta

from counselling.core.keys import RingName
from counselling.core.lifetimes import CEILING

EVERY = timedelta(hours=1)
#: How long one process has the sweep to itself after it last said that it is at it.
LEASE = timedelta(minutes=10)
#: A day without a sweep is a promise broken.
LATE = timedelta(hours=24)
#: Clocks of two machines may differ by so much.
SLACK = timedelta(minutes=1)
#: Where nothing was swept for so long, somebody looks at the clock first.
TRUSTED_AHEAD = timedelta(days=45)
#: A day may still be in use a while after midnight, by who looked at the clock just before.
IN_USE = timedelta(days=2)


def trouble_with_clock(now: datetime, last: datetime | None, first: datetime | None) -> bool:
    """Tell whether a clock makes no sense: before the last sweep, or far beyond it.

    Where nothing was swept yet, far beyond the first row there is. A newer row speaks for no clock: it may have
    been written by the very one that is wrong.
    """
    if last is not None and now < last - SLACK:
        return True
    known = last or first
    return known is not None and now > known + TRUSTED_AHEAD


def is_due(now: datetime, done_at: datetime | None) -> bool:
    """Tell whether it is time for the next sweep."""
    return done_at is None or not done_at <= now < done_at + EVERY


def problem_of(now: datetime, done_at: datetime | None, problem: str) -> str:
    """Return what is wrong with the sweep in a word, or nothing: `clock`, `failed`, `never`, `late`."""
    if problem:
        return problem
    if done_at is None:
        return "never"
    return "late" if now > done_at + LATE else ""


def may_go(name: RingName, today: date, *, spent: bool) -> bool:
    """Tell whether a key may be deleted that nothing needs."""
    if name.day > today - IN_USE:
        return False
    return spent or name.day < today - CEILING - IN_USE
