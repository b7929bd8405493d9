"""What somebody meets who comes now."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from counselling.abuse.models import Measure
from counselling.abuse.models.choices import Kind
from counselling.abuse.models.measure import LASTING
from counselling.abuse.rules.measures import slower


@dataclass(frozen=True)
class Met:
    """Until when somebody may not chat, or by how much they stand behind others; one of the two."""

    blocked_until: datetime | None = None
    slower: timedelta = timedelta()


def lasting(now: datetime) -> QuerySet[Measure]:
    """Return the measures that still act on whoever comes."""
    return Measure.objects.filter(kind__in=LASTING, lifted_at__isnull=True, ends_at__gt=now)


def was_acted_upon(conversation_id: UUID) -> bool:
    """Tell whether somebody flagged a visit or did something about it, and did not take that back."""
    return Measure.objects.filter(conversation=conversation_id, lifted_at__isnull=True).exists()


def met_at_start(
    tags: Collection[str], now: datetime, *, shared: bool, visit: UUID | None = None
) -> Met | None:
    """Return what stands in the way of a new visit, or nothing.

    `tags` are those of the address under every live pepper; `visit` is the last one of this browser, while
    its cookie lives. A measure acts on that visit everywhere, on the tag only where few people share it: behind
    a shared network a block of somebody else only slows.
    """
    mine = Q(conversation=visit) if visit else Q(pk=None)
    found = list(
        lasting(now)
        .filter(mine | Q(tag__in=[tag for tag in tags if tag]))
        .values_list("kind", "shared", "ends_at", "conversation_id")
    )
    until = [
        ends
        for kind, was_shared, ends, conversation in found
        if kind == Kind.BLOCK and (conversation == visit or not (shared or was_shared))
    ]
    if until:
        return Met(blocked_until=max(until))
    if not found:
        return None
    own = any(conversation == visit for *_, conversation in found)
    return Met(slower=slower(shared=shared and not own))
