"""Reads what the probe inside a server wrote."""

import array
from pathlib import Path
from typing import NamedTuple


class Late(NamedTuple):
    """Lateness of the event loop in ms, smallest first; `own` without waiting for a core."""

    whole: list[float]
    own: list[float]


def lateness(source: Path, began: float, ended: float) -> Late:
    """Return the readings between two monotonic moments."""
    readings = array.array("d")
    readings.frombytes(source.read_bytes())
    triples = zip(readings[::3], readings[1::3], readings[2::3], strict=True)
    inside = [(late, queued) for at, late, queued in triples if began <= at <= ended]
    whole = sorted(late * 1000 for late, _ in inside)
    return Late(whole, sorted(max(0.0, late - queued) * 1000 for late, queued in inside))
