"""Who got something about a conversation, and who of them has still to hear what became of it."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from counselling.conversation.models import Conversation
from counselling.conversation.queries.consents import consents_of
from counselling.core import clock
from counselling.core.crypto import open_field
from counselling.core.lifetimes import oldest_kept
from counselling.emergency.queries.register import Entry, disclosures_about
from counselling.privacy.models import RecipientTask
from counselling.privacy.models.telling import place_of_recipients
from counselling.privacy.rules.desk import due_after


@dataclass(frozen=True)
class Shared:
    """With whom something was shared by consent, and when last."""

    names: list[str] = field(default_factory=list)
    last: datetime | None = None


@dataclass(frozen=True)
class Task:
    """Those who got something, and what they have to hear."""

    number: int
    why: str
    made_at: datetime
    shared_with: list[str]
    disclosures: list[Entry]


def shared_with(conversation_id: UUID) -> Shared:
    """Return with whom something of a conversation was shared by consent."""
    visit = Conversation.everything.filter(pk=conversation_id).first()
    if visit is None or not visit.consents.exists():
        return Shared()
    shared = [one for one in consents_of(visit.id, visit.data_key()) if one.shared_at]
    moments = [one.shared_at for one in shared if one.shared_at]
    return Shared([one.shared_to for one in shared], max(moments, default=None))


def tasks_open() -> list[Task]:
    """Return the tasks that nobody has done yet, the oldest first."""
    return [_task(row) for row in _open(clock.now()).order_by("made_at")]


def tasks_overdue(now: datetime) -> int:
    """Return how many tasks nobody did within a month."""
    made = _open(now).values_list("made_at", flat=True)
    return sum(due_after(made_at) <= now for made_at in made)


def _open(now: datetime) -> QuerySet[RecipientTask]:
    return RecipientTask.objects.filter(done_at=None, made_at__gt=oldest_kept(now, "REQUEST_DAYS"))


def _task(row: RecipientTask) -> Task:
    place = place_of_recipients(row.conversation, row.why)
    names = json.loads(open_field(bytes(row.recipients), *place)) if row.recipients else []
    return Task(row.pk, row.why, row.made_at, names, disclosures_about(row.conversation))
