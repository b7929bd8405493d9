"""The one place that asks what time it is; rules take `now` as an argument."""

from datetime import UTC, datetime
from functools import lru_cache


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)


@lru_cache(8)
def iso(moment: datetime) -> str:
    """Write a moment as the protocol does: UTC, ISO 8601, to the millisecond, ending in Z.

    All messages of a batch share one moment, so the last few are remembered.
    """
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def iso_or_none(moment: datetime | None) -> str | None:
    """Write a moment as `iso` does, and nothing where there is none."""
    return None if moment is None else iso(moment)
