"""Which visits came from one connection."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from counselling.conversation.models.visible import visible
from counselling.conversation.rules import State
from counselling.core import clock
from counselling.core.lifetimes import oldest_kept
from counselling.origin.models import Arrival


def tag_of_visit(conversation_id: UUID) -> str:
    """Return the tag a visit came with, or nothing where it has none (any more)."""
    return next(iter(tags_of_visit(conversation_id)), "")


def tags_of_visit(conversation_id: UUID) -> list[str]:
    """Return every tag that stands for where a visit came from, newest first."""
    oldest = oldest_kept(clock.now(), "TAG_DAYS")
    rows = Arrival.objects.filter(pk=conversation_id, tagged_at__gt=oldest)
    row = rows.values_list("tag", "older").first()
    return " ".join(row).split() if row else []


def waiting_with(tag: str) -> int:
    """Return how many visits with this tag wait, whichever process let them in."""
    waiting = visible(clock.now(), "conversation__") & Q(
        conversation__state=State.WAITING, conversation__visit_hash__isnull=False
    )
    return Arrival.objects.filter(waiting, tag=tag).count()


def visits_with(tags: Collection[str], since: datetime) -> list[UUID]:
    """Return the visits that came from the connection with these tags since then, newest first."""
    same = Q(tag__in=set(tags) - {""})
    for tag in filter(None, tags):
        # A visit of a later month has the tag of an earlier one among its older ones.
        same |= Q(older__contains=tag)
    # Nobody is counted by a visit that nobody meets, or of which the young person did not want that.
    met = visible(clock.now(), "conversation__") & Q(conversation__objected_at__isnull=True)
    oldest = oldest_kept(clock.now(), "TAG_DAYS")
    rows = Arrival.objects.filter(same, met, tagged_at__gte=since, tagged_at__gt=oldest)
    return list(rows.order_by("-tagged_at").values_list("pk", flat=True))
