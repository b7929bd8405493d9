"""Objections, for the privacy officer: what was done about the visit, and no text of the young person."""

from dataclasses import dataclass
from datetime import datetime

from counselling.abuse.models import Measure
from counselling.conversation.models import Conversation
from counselling.conversation.models.visible import kept_at
from counselling.privacy.models import Objection
from counselling.privacy.rules.desk import due_after

DECIDED_SHOWN = 20


@dataclass(frozen=True)
class Done:
    """Something that was done about a visit: what, why and when."""

    kind: str
    ground: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One objection; `granted` is none while it waits."""

    number: int
    asked_at: datetime
    talked_at: datetime
    measures: list[Done]
    granted: bool | None
    decided_at: datetime | None


def objections(now: datetime) -> list[Shown]:
    """Return the objections that wait, the oldest first, and then those decided last."""
    kept = Conversation.everything.filter(kept_at(now))
    rows = Objection.objects.filter(conversation__in=kept).select_related("conversation")
    waiting = rows.filter(decided_at=None).order_by("asked_at")
    decided = rows.filter(decided_at__isnull=False).order_by("-decided_at")[:DECIDED_SHOWN]
    return [_shown(row) for row in (*waiting, *decided)]


def objections_overdue(now: datetime) -> int:
    """Return how many objections wait longer than a month."""
    waiting = Objection.objects.filter(decided_at=None).values_list("asked_at", flat=True)
    return sum(due_after(asked_at) <= now for asked_at in waiting)


def _shown(row: Objection) -> Shown:
    measures = Measure.objects.filter(conversation=row.conversation_id).order_by("made_at")
    return Shown(
        number=row.pk,
        asked_at=row.asked_at,
        talked_at=row.conversation.opened_at,
        measures=[
            Done(one.get_kind_display(), one.get_ground_display(), one.made_at) for one in measures
        ],
        granted=row.granted,
        decided_at=row.decided_at,
    )
