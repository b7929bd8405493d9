"""The register of what was told about young people, and to whom."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from counselling.core import clock
from counselling.core.crypto import open_field
from counselling.emergency.models import AddressRequest, Disclosure
from counselling.emergency.models.choices import Discussed
from counselling.emergency.models.places import place_of_recipient
from counselling.emergency.queries.kept import oldest_kept


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One disclosure, without what was said word by word."""

    at: datetime
    by: str
    what: str
    whom: str
    ground: str
    told: str
    recipient: str


def disclosures_of(number: int) -> list[Entry]:
    """Return to whom the address of a request was given, in order."""
    rows = _known().filter(request_id=number).select_related("staff").order_by("at")
    return [entry_of(row) for row in rows]


def disclosures_about(conversation_id: UUID) -> list[Entry]:
    """Return all that was told about a conversation, and to whom, in order."""
    rows = _known().filter(conversation=conversation_id).select_related("staff")
    return [entry_of(row) for row in rows.order_by("at")]


def released(conversation_id: UUID) -> QuerySet[AddressRequest]:
    """Return the requests about a conversation that its young person may read of."""
    known = AddressRequest.objects.filter(asked_at__gt=oldest_kept(clock.now()))
    rows = known.filter(conversation=conversation_id)
    return rows.filter(released_at__isnull=False).order_by("asked_at")


def told_openly(conversation_id: UUID) -> QuerySet[Disclosure]:
    """Return what was told about a conversation that its young person may read of: discussed, or released."""
    about = _known().filter(conversation=conversation_id)
    discussed = Q(request__isnull=True, discussed=Discussed.YES)
    return about.filter(discussed | Q(request__released_at__isnull=False)).order_by("at")


def last_disclosed(conversation_id: UUID) -> datetime | None:
    """Return when anything about a conversation was last told to others, or nothing."""
    rows = _known().filter(conversation=conversation_id).order_by("-at")
    return rows.values_list("at", flat=True).first()


def entry_of(row: Disclosure) -> Entry:
    """Return a disclosure read out."""
    sealed = bytes(row.recipient)
    return Entry(
        at=row.at,
        by=row.staff.display_name,
        what=row.what,
        whom=row.whom,
        ground=row.ground,
        told=row.told,
        recipient=open_field(sealed, *place_of_recipient(row.id)) if sealed else "",
    )


def _known() -> QuerySet[Disclosure]:
    return Disclosure.objects.filter(at__gt=oldest_kept(clock.now()))
