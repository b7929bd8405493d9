"""How long a wait honestly is, without a database or a clock."""

from collections.abc import Sequence
from statistics import quantiles

#: Minutes; what a conversation is thought to take before the service has counted its own.
USUAL_QUARTILES = (15.0, 30.0)
ENOUGH_LENGTHS = 4
STEP = 5
BANDS = (0, 5, 10, 20, 30, 45)


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
