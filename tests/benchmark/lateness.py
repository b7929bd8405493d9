"""Reads what the probe inside a server wrote."""

import array
from pathlib import Path


def lateness(source: Path, began: float, ended: float) -> list[float]:
    """Return the readings between two monotonic moments, in ms, smallest first."""
    readings = array.array("d")
    readings.frombytes(source.read_bytes())
    times = zip(readings[::2], readings[1::2], strict=True)
    return sorted(late * 1000 for at, late in times if began <= at <= ended)
