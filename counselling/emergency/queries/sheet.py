"""What the sheet "Noodsituatie" of a conversation shows, beside what is being filled in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from counselling.conversation.queries.visits import talk_of_staff
from counselling.core import clock
from counselling.emergency.models import Disclosure
from counselling.emergency.queries.kept import oldest_kept
from counselling.emergency.queries.requests import Standing, standing_of_conversation
from counselling.origin.queries.holders import has_record, may_open


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One thing that was told to somebody, as the sheet lists it."""

    id: UUID
    at: datetime
    by: str
    whom: str
    what: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Where the emergency of a conversation stands."""

    #: Whether there is an address to open at all.
    record: bool
    #: Whether who reads this can open one.
    holder: bool
    request: Standing | None
    kept: list[Kept]


def sheet_of(staff_id: int, conversation_id: UUID) -> Sheet | None:
    """Return the sheet of a conversation that this person reads, or nothing."""
    talk = talk_of_staff(staff_id, conversation_id)
    if talk is None or talk.practice:
        return None
    return Sheet(
        record=has_record(conversation_id),
        holder=may_open(staff_id),
        request=standing_of_conversation(conversation_id),
        kept=kept_of(conversation_id),
    )


def kept_of(conversation_id: UUID) -> list[Kept]:
    """Return what was told about a conversation, in order."""
    known = Disclosure.objects.filter(at__gt=oldest_kept(clock.now()))
    rows = known.filter(conversation=conversation_id).select_related("staff")
    return [
        Kept(id=row.id, at=row.at, by=row.staff.display_name, whom=row.whom, what=row.what)
        for row in rows
    ]
