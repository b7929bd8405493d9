"""How long a wait honestly is, without a database or a clock."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from statistics import quantiles
from zoneinfo import ZoneInfo

#: Minutes; what a conversation is thought to take before the service has counted its own.
USUAL_QUARTILES = (15.0, 30.0)
ENOUGH_LENGTHS = 4
STEP = 5
BANDS = (0, 5, 10, 20, 30, 45)

#: Somebody who waits longer is worth a look of whoever leads the evening.
LONG_WAIT = timedelta(minutes=20)
#: That long before closing it shows who will still be served.
CLOSING_NEAR = timedelta(hours=1)
#: An evening, also one over midnight, is counted from this hour of the morning.
MORNING = time(6)


def quartiles(lengths: Sequence[float]) -> tuple[float, float]:
    """Return the first and third quartile of the last conversations' lengths, in minutes."""
    if len(lengths) < ENOUGH_LENGTHS:
        return USUAL_QUARTILES
    first, _, third = quantiles(lengths, n=4, method="inclusive")
    return first, third


def wait_band(ahead: int, lengths: Sequence[float], capacity: int) -> tuple[int, int] | None:
    """Return between how many minutes somebody with `ahead` people before them waits.

    People ahead + 1, times the quartiles, over the open capacity, rounded to five minutes; nothing
    where nobody is there to talk to.
    """
    if capacity < 1:
        return None
    low, high = (_rounded((ahead + 1) * quartile / capacity) for quartile in quartiles(lengths))
    return low, max(high, low + STEP)


def public_band(minutes: int) -> int:
    """Return the coarse number that everybody may see: the highest band not above `minutes`."""
    return max(band for band in BANDS if band <= max(minutes, 0))


def _rounded(minutes: float) -> int:
    return max(STEP, STEP * round(minutes / STEP))


def too_many(
    bands: Iterable[tuple[int, int] | None], closes_at: datetime | None, now: datetime
) -> int:
    """Return how many of those who wait this long will hardly be served before a closing that is near."""
    if closes_at is None or closes_at - now > CLOSING_NEAR:
        return 0
    left = (closes_at - now).total_seconds() / 60
    return sum(band is None or band[0] > left for band in bands)


def alerts(
    *, since: datetime | None, somebody_free: bool, too_many: int, now: datetime
) -> list[str]:
    """Return the words for what the lead should look at; `since` is when the longest wait began."""
    found = {
        "nobody_available": since is not None and not somebody_free,
        "long_wait": since is not None and now - since >= LONG_WAIT,
        "too_many": too_many > 0,
    }
    return [word for word, holds in found.items() if holds]


def night_began(now: datetime, zone: ZoneInfo) -> datetime:
    """Return the morning from which tonight's counts run, also after midnight."""
    local = now.astimezone(zone)
    day = local.date() if local.time() >= MORNING else local.date() - timedelta(days=1)
    return datetime.combine(day, MORNING, zone)
