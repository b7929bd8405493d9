"""A QR picture as one SVG path: no image file, nothing for a cache to keep."""

from dataclasses import dataclass

import segno

QUIET_ZONE = 4


@dataclass(frozen=True)
class Picture:
    """Side in modules, and the dark modules as path data."""

    side: int
    path: str


def picture_of(text: str) -> Picture:
    """Draw `text`."""
    rows = segno.make(text, micro=False, error="m").matrix
    dark = (
        f"M{column + QUIET_ZONE} {line + QUIET_ZONE}h1v1h-1z"
        for line, row in enumerate(rows)
        for column, module in enumerate(row)
        if module
    )
    return Picture(side=len(rows) + 2 * QUIET_ZONE, path="".join(dark))
