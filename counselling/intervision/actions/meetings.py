"""Planning a meeting, and ending it with what was learned."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from accounts.audit import note_deed
from accounts.queries import staff_of, with_roles
from accounts.rules import Role
from counselling.core import clock
from counselling.core.crypto import seal_field
from counselling.core.errors import Refused
from counselling.intervision.actions.seated import held_by_chair
from counselling.intervision.actions.typed import cleaned
from counselling.intervision.models import Meeting, Seat
from counselling.intervision.models.places import place_of_meeting
from counselling.intervision.rules.meetings import (
    AGENDA_LIMIT,
    AHEAD,
    BEFORE,
    LEARNED_LIMIT,
    SEATS_MOST,
    closes_at,
)

#: Who may have a seat, or the chair.
SEATED = (Role.COUNSELLOR, Role.SUPERVISOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is agreed beforehand; `days` is how long it stays open."""

    begins_at: datetime
    days: int
    agenda: str
    seats: Collection[int]
    sure: bool = False


def plan_meeting(*, staff_id: int, chair_id: int, plan: Plan) -> UUID:
    """Plan a meeting, as a supervisor; whoever plans and whoever has the chair are seated. Returns its id.

    Raises `Refused`: `not_yours`, `no_chair`, `long_ago`, `too_far`, `too_many` seats, `nobody`, and what a
    text is refused for.
    """
    planner = staff_of(staff_id)
    if planner is None or Role.SUPERVISOR not in planner.roles:
        raise Refused("not_yours")
    if chair_id not in _may_sit():
        raise Refused("no_chair")
    with transaction.atomic():
        meeting = Meeting(id=uuid4(), chair_id=chair_id)
        _keep(meeting, plan, {staff_id, chair_id})
        note_deed(actor_id=staff_id, action="meeting_planned", subject=f"meeting {meeting.id}")
    return meeting.id


def change_meeting(*, meeting_id: UUID, staff_id: int, plan: Plan) -> None:
    """Change when it is, what it is about and who comes, as its chair.

    Raises `Refused`: `gone`, `closed`, and what `plan_meeting` refuses.
    """
    with transaction.atomic():
        meeting = held_by_chair(meeting_id, staff_id)
        _keep(meeting, plan, {staff_id})
        note_deed(actor_id=staff_id, action="meeting_changed", subject=f"meeting {meeting.id}")


def end_meeting(
    *, meeting_id: UUID, staff_id: int, learned: str, agreed: str, sure: bool = False
) -> None:
    """End a meeting with what was learned and agreed, as its chair; the way to its transcripts closes.

    Raises `Refused`: `gone`, `closed`, `names`, and what a text is refused for; what was agreed may be empty.
    """
    texts = {
        "learned": cleaned(learned, limit=LEARNED_LIMIT, sure=sure),
        "agreed": cleaned(agreed, limit=LEARNED_LIMIT, sure=sure, empty=True),
    }
    with transaction.atomic():
        meeting = held_by_chair(meeting_id, staff_id)
        for column, words in texts.items():
            setattr(meeting, column, _sealed(meeting, column, words))
        meeting.ended_at = clock.now()
        meeting.save()
        note_deed(actor_id=staff_id, action="meeting_ended", subject=f"meeting {meeting.id}")


def _keep(meeting: Meeting, plan: Plan, always: set[int]) -> None:
    now, seats = clock.now(), set(plan.seats) | always
    if plan.begins_at < now - BEFORE and plan.begins_at != meeting.begins_at:
        raise Refused("long_ago")
    if plan.begins_at > now + AHEAD:
        raise Refused("too_far")
    if len(seats) > SEATS_MOST:
        raise Refused("too_many")
    if not seats - always or not seats <= _may_sit() | always:
        raise Refused("nobody")
    agenda = cleaned(plan.agenda, limit=AGENDA_LIMIT, sure=plan.sure, empty=True)
    meeting.begins_at = plan.begins_at
    meeting.closes_at = closes_at(plan.begins_at, plan.days)
    meeting.agenda = _sealed(meeting, "agenda", agenda)
    meeting.save()
    meeting.seats.exclude(staff__in=seats).delete()
    Seat.objects.bulk_create(
        [Seat(meeting=meeting, staff_id=one) for one in sorted(seats)], ignore_conflicts=True
    )


def _sealed(meeting: Meeting, column: str, words: str) -> bytes:
    return seal_field(words, *place_of_meeting(meeting.id, column)) if words else b""


def _may_sit() -> set[int]:
    return {id for id, _name in with_roles(*SEATED)}
