"""In which band somebody stands when all of a table are put in a row, as far as the shown numbers say it.

Nothing but what is published goes into it, so it gives away nothing: anybody could find it with a pencil. It is a
band and not a number of minutes, for that would be one person's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

#: Of fewer the one in the middle would say little.
LEAST_IN_ROW = 20


def band_of(bands: Mapping[str, int | None], total: int, share: float) -> str | None:
    """Return the band of whoever has this share of all before them; nothing where the shown numbers do not tell."""
    if total < LEAST_IN_ROW:
        return None
    place, keys = ceil(total * share), list(bands)
    for number, key in enumerate(keys):
        before, through = (_first(bands, total, keys[: number + more]) for more in (0, 1))
        if before.most < place <= through.least:
            return key
    return None


@dataclass(frozen=True)
class _Between:
    least: int
    most: int


def _first(bands: Mapping[str, int | None], total: int, keys: Sequence[str]) -> _Between:
    """Return how many are in the first bands together, at least and at most."""
    hidden = total - sum(count or 0 for count in bands.values())
    shown = sum(bands[key] or 0 for key in keys)
    inside = [bands[key] for key in keys].count(None)
    all_inside = inside == list(bands.values()).count(None)
    return _Between(shown + hidden * all_inside, shown + hidden * bool(inside))
