"""Noting where a visit comes from, and forgetting it in time."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from counselling.core import clock
from counselling.origin.actions.ageing import old_tags
from counselling.origin.actions.sealing import seal_connection
from counselling.origin.address import Address
from counselling.origin.models import Arrival
from counselling.origin.peppers import forget_old_peppers
from counselling.origin.place import place_of
from counselling.origin.tags import fleeting_tag, tags_of

#: Connections of a visit that may differ in their port alone; more are noted of another address.
MOST_PORTS = 40
#: Visits whose connections are kept in mind; all are forgotten beyond that.
MOST_VISITS = 10_000

#: What this process has noted of each visit: tags of addresses, and of addresses with their port.
_noted: defaultdict[UUID, set[str]] = defaultdict(set)


def note_arrival(
    *, conversation_id: UUID, address: Address | None, port: int | None, shared: bool
) -> None:
    """Note where a visit that just began comes from: tags to know it again by, and a sealed record."""
    now = clock.now()
    tags = tags_of(address)
    Arrival.objects.create(
        conversation_id=conversation_id,
        tag=tags[0] if tags else "",
        older=" ".join(tags[1:]),
        shared=shared,
        tagged_at=now,
    )
    note_connection(conversation_id=conversation_id, address=address, port=port)


def note_connection(*, conversation_id: UUID, address: Address | None, port: int | None) -> None:
    """Seal where a visit is connected from now, unless this process noted that before."""
    if address is None:
        return
    if len(_noted) > MOST_VISITS:
        _noted.clear()
    known = _noted[conversation_id]
    home, door = fleeting_tag(address, None), fleeting_tag(address, port)
    if door in known or (home in known and len(known) > MOST_PORTS):
        return
    kept = seal_connection(
        conversation_id=conversation_id,
        address=address,
        port=port,
        place=place_of(address),
        at=clock.now(),
    )
    if kept:
        known.update((home, door))


def forget_tags_of(*, conversation_id: UUID) -> None:
    """Empty the tags of one visit: it is not counted among who comes often any more."""
    Arrival.objects.filter(pk=conversation_id).update(tag="", older="", tagged_at=None)


def forget_old_tags(now: datetime) -> None:
    """Empty the tags that were kept long enough, and delete the peppers they were made under."""
    forget_old_peppers(now.date())
    old = old_tags(now)
    # Looked at first: a write would lock the whole of SQLite every time somebody looks.
    if old.exists():
        old.update(tag="", older="", tagged_at=None)
