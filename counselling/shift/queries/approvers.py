"""Whether enough people could be the second person in an emergency; without them nobody new comes in."""

from datetime import datetime, timedelta
from threading import Lock

from django.conf import settings

from accounts.people.queries import approver_count
from counselling.core import clock

#: Every visitor's page asks, and accounts change seldom.
KEPT = timedelta(seconds=10)


class _Count:
    """How many there are, counted again after ten seconds."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0
        self._until: datetime | None = None

    def at(self, now: datetime) -> int:
        with self._lock:
            if self._until is None or not now < self._until <= now + KEPT:
                self._count, self._until = approver_count(), now + KEPT
            return self._count


_count = _Count()


def approvers_missing() -> int:
    """Return how many people are missing who may approve; a demonstration needs none."""
    needed: int = settings.APPROVERS_NEEDED
    return max(0, needed - _count.at(clock.now())) if needed else 0
