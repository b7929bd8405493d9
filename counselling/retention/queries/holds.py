"""Holds, for the few who ask for them and agree to them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Min, Q

from counselling.conversation.models import Conversation
from counselling.core.errors import KeyMissing, TextTampered
from counselling.core.lifetimes import oldest_kept
from counselling.retention.models import Hold

LISTED_MOST = 100


@dataclass(frozen=True, kw_only=True)
class Held:
    """A hold as a page lists it."""

    id: UUID
    conversation: UUID
    ground: str
    #: Empty once the conversation is gone.
    reason: str
    until: datetime
    asked_by: str
    asked_by_id: int
    asked_at: datetime
    agreed_by: str
    closed_by: str
    #: `asked`, `holds`, `over`, or `closed` by somebody.
    stand: str


def holds(now: datetime) -> list[Held]:
    """Return the holds of the last two years, those that wait for somebody and those that hold first."""
    rows = Hold.objects.filter(_known(now)).select_related("asked_by", "agreed_by", "closed_by")
    found = [_held(row, now) for row in rows[:LISTED_MOST]]
    return sorted(found, key=lambda one: one.stand not in ("asked", "holds"))


def first_agreed(conversation_id: UUID) -> datetime | None:
    """Return since when a conversation is held, or was by an earlier hold."""
    agreed = Hold.objects.filter(conversation=conversation_id)
    at: datetime | None = agreed.aggregate(at=Min("agreed_at"))["at"]
    return at


def _known(now: datetime) -> Q:
    oldest = oldest_kept(now, "HOLD_DAYS")
    return Q(until__gt=oldest) & (Q(closed_at=None) | Q(closed_at__gt=oldest))


def _held(row: Hold, now: datetime) -> Held:
    return Held(
        id=row.id,
        conversation=row.conversation,
        ground=row.get_ground_display(),
        reason=_reason(row),
        until=row.until,
        asked_by=row.asked_by.display_name,
        asked_by_id=row.asked_by_id,
        asked_at=row.asked_at,
        agreed_by=row.agreed_by.display_name if row.agreed_by else "",
        closed_by=row.closed_by.display_name if row.closed_by else "",
        stand=_stand(row, now),
    )


def _stand(row: Hold, now: datetime) -> str:
    if row.closed_at is not None:
        return "closed"
    if row.until <= now:
        return "over"
    return "holds" if row.agreed_at else "asked"


def _reason(row: Hold) -> str:
    visit = Conversation.everything.filter(pk=row.conversation).first()
    if visit is None:
        return ""
    try:
        return visit.read("hold", row.reason, str(row.id))
    except (KeyMissing, TextTampered):
        return ""
