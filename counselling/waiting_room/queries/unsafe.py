"""Who says not to be safe now, and what became of it."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from counselling.origin.queries.arrivals import tags_of_visit, visits_with
from counselling.waiting_room.models import Place
from counselling.waiting_room.rules.turns import UNFOUNDED_MOST, UNFOUNDED_WITHIN

#: Visits that began this long ago may still be talking.
REACH = timedelta(days=1)

SAID, UNFOUNDED = "said", "unfounded"


def is_unsafe(place: Place) -> bool:
    """Tell whether somebody said not to be safe now, and nobody found that there was no danger."""
    return place.unsafe_at is not None and place.unfounded_at is None


def mark_of(conversation_id: UUID) -> str | None:
    """Return `said` for a visit whose young person says not to be safe, `unfounded` once there was no danger."""
    place = Place.objects.filter(pk=conversation_id, unsafe_at__isnull=False).first()
    if place is None:
        return None
    return SAID if is_unsafe(place) else UNFOUNDED


def moves_up(tags: Collection[str], now: datetime) -> bool:
    """Tell whether a mark moves a visit from this connection to the front.

    Not within the hour in which counsellors called three marks of that connection unfounded; a
    connection that nobody can tell from others always has the benefit of the doubt.
    """
    if not tags:
        return True
    near = Place.objects.filter(pk__in=visits_with(list(tags), now - REACH))
    return near.filter(unfounded_at__gt=now - UNFOUNDED_WITHIN).count() < UNFOUNDED_MOST


def visits_near(conversation_id: UUID, now: datetime) -> list[UUID]:
    """Return the visits from the connection of this one; nothing where it is not known."""
    tags = tags_of_visit(conversation_id)
    return visits_with(tags, now - REACH) if tags else []
