"""The evening at one glance, for its lead: counts and moments, no texts and no nicknames."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import EndedBy, State
from counselling.shift.queries.opening import door, last_entry_minutes, last_entry_tonight
from counselling.shift.queries.team import Member
from counselling.shift.rules.presence import Presence
from counselling.waiting_room.rules.wait import alerts, night_began, too_many


@dataclass(frozen=True, kw_only=True)
class Orphan:
    """A conversation whose counsellor, `name`, is gone since `since`; `here` is the young person."""

    conversation: UUID
    name: str
    since: datetime
    here: bool


@dataclass(frozen=True, kw_only=True)
class Tonight:
    """What the lead sees; `left` is how many stopped waiting before anybody took them."""

    at: datetime
    waiting: int
    waiting_since: datetime | None
    active: int
    left: int
    open: bool
    closes_at: datetime | None
    opens_at: datetime | None
    last_entry: int
    last_entry_usual: int
    alerts: list[str]
    #: How many of those who wait will hardly be served before closing.
    too_many: int
    orphans: list[Orphan]


def tonight(
    *,
    waiting: Collection[Conversation],
    lost: Collection[Conversation],
    bands: Collection[tuple[int, int] | None],
    there: Collection[Member],
    now: datetime,
) -> Tonight:
    """Return the evening at a glance, from the line as it was just read."""
    opening = door(now)
    since = min((one.opened_at for one in waiting), default=None)
    late = too_many(bands, opening.closes_at, now) if opening.open else 0
    free = any(one.presence == Presence.AVAILABLE for one in there)
    return Tonight(
        at=now,
        waiting=len(waiting),
        waiting_since=since,
        active=Conversation.objects.filter(state=State.ACTIVE, practice=False).count(),
        left=_left(now),
        open=opening.open,
        closes_at=opening.closes_at if opening.open else None,
        opens_at=opening.opens_at,
        last_entry=last_entry_tonight(now),
        last_entry_usual=last_entry_minutes(),
        alerts=alerts(since=since, somebody_free=free, too_many=late, now=now),
        too_many=late,
        orphans=[_orphan(one, now) for one in lost],
    )


def _left(now: datetime) -> int:
    return Conversation.objects.filter(
        state=State.ENDED,
        ended_by=EndedBy.VISITOR,
        taken_at__isnull=True,
        appointment__isnull=True,
        practice=False,
        ended_at__gte=night_began(now, ZoneInfo(settings.TIME_ZONE)),
    ).count()


def _orphan(one: Conversation, now: datetime) -> Orphan:
    return Orphan(
        conversation=one.id,
        name=one.counsellor.display_name if one.counsellor else "",
        since=one.orphaned_at or now,
        here=one.visitor_until >= now,
    )
