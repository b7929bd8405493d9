"""What somebody may read in the team's channel. This query alone decides it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Q

from counselling.core import clock
from counselling.core.crypto import open_field
from counselling.shift.models import ChannelLine, Duty, Presence
from counselling.shift.models.channel import place_of_line
from counselling.shift.rules.channel import (
    COLLEAGUE,
    LINES_MOST,
    TEAM,
    audiences_of,
    counsels,
)


@dataclass(frozen=True)
class InChannel:
    """Somebody who is on duty and talks with young people."""

    id: int
    discipline: str


@dataclass(frozen=True, kw_only=True)
class ReadLine:
    """A line in clear."""

    number: int
    id: UUID
    author: int
    by: str
    audience: str
    colleague: int | None
    text: str
    quote: str
    at: datetime


@dataclass(frozen=True)
class Reading:
    """What somebody may read now; who is not on duty reads nothing."""

    on_duty: bool
    lines: list[ReadLine]


def in_channel(now: datetime) -> dict[int, InChannel]:
    """Return who is in the channel: on duty, not offline, and one who talks with young people."""
    there = Duty.objects.filter(present_until__gt=now, staff__is_active=True)
    there = there.exclude(presence=Presence.OFFLINE)
    found = there.values_list("staff_id", "staff__discipline", "staff__roles")
    return {
        staff: InChannel(staff, discipline) for staff, discipline, roles in found if counsels(roles)
    }


def read_channel(staff_id: int, after: int = 0) -> Reading:
    """Return the newest lines after number `after` that somebody may read, the oldest first."""
    now = clock.now()
    reader = in_channel(now).get(staff_id)
    if reader is None:
        return Reading(on_duty=False, lines=[])
    rows = ChannelLine.objects.filter(_readable_by(reader), id__gt=after, gone_at__gt=now)
    newest = rows.select_related("author").order_by("-id")[:LINES_MOST]
    return Reading(on_duty=True, lines=[_opened(row) for row in reversed(newest)])


def _readable_by(reader: InChannel) -> Q:
    to_disciplines = Q(audience__in=audiences_of(reader.discipline))
    # Whoever asked a discipline reads what it answers them.
    addressed = Q(colleague_id=reader.id)
    return Q(audience=TEAM) | Q(author_id=reader.id) | addressed | to_disciplines


def _opened(row: ChannelLine) -> ReadLine:
    def text(column: str, sealed: bytes | memoryview) -> str:
        return open_field(bytes(sealed), *place_of_line(row.author_id, row.client_id, column))

    return ReadLine(
        number=row.id,
        id=row.client_id,
        author=row.author_id,
        by=row.author.display_name,
        audience=row.audience,
        colleague=row.colleague_id,
        text=text("body", row.body),
        quote=text("quote", row.quote) if row.quote else "",
        at=row.at,
    )


def channel_mark() -> tuple[int, int]:
    """Return what changes whenever a line is written: the last number, and how many lines there are."""
    found = ChannelLine.objects.aggregate(last=Max("id"), count=Count("id"))
    return (found["last"] or 0, found["count"])


def readers_of(audience: str, colleague: int | None, now: datetime) -> set[int]:
    """Return who in the channel a line would be for, apart from its author."""
    there = in_channel(now)
    if audience == TEAM:
        return set(there)
    found = {colleague} & set(there) if colleague is not None else set()
    if audience != COLLEAGUE:
        found |= {one.id for one in there.values() if audience in audiences_of(one.discipline)}
    return found
