"""Erasures that wait for their day, and what should be gone by now and is not."""

from datetime import datetime

from django.db.models import QuerySet

from counselling.conversation.models import Conversation
from counselling.privacy.models import Matched
from counselling.privacy.queries.holding import is_held
from counselling.retention.queries.sweeps import state_of_sweep


def waiting() -> QuerySet[Matched]:
    """Return what is to be erased because somebody without a code asked, unless whoever has it says no."""
    return Matched.objects.filter(erase_at__isnull=False, cancelled_at=None, erased_at=None)


def waiting_erasures(now: datetime) -> QuerySet[Matched]:
    """Return what is to be erased because its waiting time is over and nobody said no."""
    return waiting().filter(erase_at__lte=now)


def unerased(now: datetime) -> int:
    """Return how many erasures should have been done: a sweep passed them by, or nothing holds them any more."""
    swept = state_of_sweep().last_run
    passed_by = waiting_erasures(swept).count() if swept else 0
    hidden = Conversation.everything.filter(hidden_at__isnull=False)
    return passed_by + sum(not is_held(visit, now) for visit in hidden)
