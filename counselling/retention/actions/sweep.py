"""The sweep: forgetting what was kept long enough, in steps so small that nobody at the chat notices."""

import select
import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from accounts.audit import note_deed
from counselling.core import clock
from counselling.core.lifetimes import Step
from counselling.intervision.actions.indexing import leave_nothing
from counselling.retention.actions.keys import delete_idle_keys, spend
from counselling.retention.actions.steps import steps
from counselling.retention.models import Sweep
from counselling.retention.queries.sweeps import clock_makes_no_sense
from counselling.retention.rules.sweeps import LEASE, is_due
from counselling.statistics.actions.freezing import freeze_months
from counselling.statistics.actions.publishing import publish_figures

#: Rows that go in one transaction: on SQLite nobody else writes meanwhile.
AT_ONCE = 50
#: For each moment that others had to wait they have so many of their own: of twenty messages one meets it.
REST = 19


@dataclass(frozen=True, kw_only=True)
class Swept:
    """What a sweep removed, or would remove: counts alone."""

    at: datetime
    dry_run: bool = False
    gone: dict[str, int] = field(default_factory=dict)
    keys: int = 0
    #: `clock`: nothing was touched, because the clock makes no sense.
    problem: str = ""

    def __str__(self) -> str:
        counts = [f"{count} {kind}" for kind, count in (self.gone | {"keys": self.keys}).items()]
        said = "due" if self.dry_run else "removed"
        return f"{', '.join(count for count in counts if count[0] != '0') or 'nothing'} {said}"


def sweep(*, dry_run: bool = False, trust_clock: bool = False) -> Swept:
    """Forget everything that was kept long enough; what an earlier sweep left half done goes on.

    Nothing is touched by a clock that makes no sense, unless somebody looked at it and said `trust_clock`.
    """
    now = clock.now()
    Sweep.objects.get_or_create(pk=Sweep.THE_ONE)
    if not trust_clock and clock_makes_no_sense(now):
        _save(problem="clock")
        return Swept(at=now, dry_run=dry_run, problem="clock")
    if dry_run:
        return Swept(at=now, dry_run=True, gone=_due(now))
    freeze_months(now)
    publish_figures(now)
    gone = {step.kind: count for step in steps() if (count := _forget(step, now))}
    keys = delete_idle_keys(now)
    if gone or keys:
        counts: dict[str, Any] = {**gone, "keys": keys}
        note_deed(actor_id=None, action="swept", **counts)
    _save(done_at=now, claimed_until=None, problem="")
    if gone:
        leave_nothing()
    return Swept(at=now, gone=gone, keys=keys)


def sweep_if_due() -> Swept | None:
    """Sweep if an hour went by since the last time, unless another process is at it."""
    now = clock.now()
    if not _claim(now):
        return None
    try:
        return sweep()
    except Exception:
        _save(problem="failed")
        raise


def _claim(now: datetime) -> bool:
    free = Q(claimed_until=None) | Q(claimed_until__lte=now) | Q(claimed_until__gt=now + LEASE)
    row, _ = Sweep.objects.get_or_create(pk=Sweep.THE_ONE)
    if not is_due(now, row.done_at):
        return False
    # Of many processes at once the first to write has it.
    rows = Sweep.objects.filter(free, pk=Sweep.THE_ONE, done_at=row.done_at)
    return bool(rows.update(claimed_until=now + LEASE))


def _due(now: datetime) -> dict[str, int]:
    return {step.kind: count for step in steps() if (count := step.due(now))}


def _forget(step: Step, now: datetime) -> int:
    # Looked at first: a write would lock the whole of SQLite for nothing.
    if not step.due(now):
        return 0
    rows, more = 0, True
    while more:
        begun = time.monotonic()
        with transaction.atomic():
            gone = step.forget(now, AT_ONCE)
            spend(gone.keys)
        rows, more = rows + gone.rows, gone.more
        _save(claimed_until=clock.now() + LEASE)
        _pause(REST * (time.monotonic() - begun))
    return rows


def _pause(seconds: float) -> None:
    # Not `time.sleep`: that fails where somebody tries the command out at another moment (faketime).
    select.select([], [], [], seconds)


def _save(**columns: datetime | str | None) -> None:
    Sweep.objects.filter(pk=Sweep.THE_ONE).update(**columns)
