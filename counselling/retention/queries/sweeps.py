"""How the sweep stands, for the self-check, for pages, and for the sweep itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max

from accounts.models import AuditEntry, SignIn
from counselling.conversation.models import Conversation
from counselling.core import clock
from counselling.retention.models import Sweep
from counselling.retention.rules.sweeps import problem_of


@dataclass(frozen=True, kw_only=True)
class SweepState:
    """When a sweep last went through, how long ago that is, and what is wrong."""

    last_run: datetime | None
    lag: timedelta | None
    #: `never`, `late` after a day, `clock` where it makes no sense, `failed`; empty where all is well.
    problem: str


def state_of_sweep() -> SweepState:
    """Return how the sweep stands now."""
    now, row = clock.now(), Sweep.objects.filter(pk=Sweep.THE_ONE).first()
    done_at = row.done_at if row else None
    return SweepState(
        last_run=done_at,
        lag=now - done_at if done_at else None,
        problem=problem_of(now, done_at, row.problem if row else ""),
    )


def newest_moment() -> datetime | None:
    """Return the newest moment that stands in the database, by which a clock can be judged."""
    found = (
        Conversation.everything.aggregate(at=Max("opened_at"))["at"],
        AuditEntry.objects.aggregate(at=Max("at"))["at"],
        SignIn.objects.aggregate(at=Max("active_at"))["at"],
    )
    return max((moment for moment in found if moment is not None), default=None)
