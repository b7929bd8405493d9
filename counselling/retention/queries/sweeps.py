"""How the sweep stands, for the self-check, for pages, and for whatever removes something by the clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min

from accounts.models import AuditEntry
from counselling.conversation.models import Conversation
from counselling.core import clock
from counselling.retention.models import Sweep
from counselling.retention.rules.sweeps import problem_of, trouble_with_clock


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


def clock_makes_no_sense(now: datetime) -> bool:
    """Tell whether nothing may be removed by this clock, until somebody looked at it."""
    done_at = Sweep.objects.filter(pk=Sweep.THE_ONE).values_list("done_at", flat=True).first()
    return trouble_with_clock(now, done_at, _first_moment())


def _first_moment() -> datetime | None:
    found = (
        Conversation.everything.aggregate(at=Min("opened_at"))["at"],
        AuditEntry.objects.aggregate(at=Min("at"))["at"],
    )
    return min((moment for moment in found if moment is not None), default=None)
