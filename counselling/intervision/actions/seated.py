"""Letting those do something in a meeting who may."""

from uuid import UUID

from django.db import models

from counselling.core import clock
from counselling.core.errors import Refused
from counselling.intervision.models import Discussed, Meeting
from counselling.intervision.rules.meetings import is_open


def held_open(meeting_id: UUID, staff_id: int) -> Meeting:
    """Lock a meeting in which somebody has a seat and that is open; raises `Refused`: `gone`, `closed`."""
    meeting = _locked(meeting_id).filter(seats__staff=staff_id).first()
    if meeting is None:
        raise Refused("gone")
    if not is_open(meeting.closes_at, meeting.ended_at, clock.now()):
        raise Refused("closed")
    return meeting


def held_by_chair(meeting_id: UUID, staff_id: int) -> Meeting:
    """Lock a meeting that somebody chairs and that was not ended; raises `Refused`: `gone`, `closed`."""
    meeting = _locked(meeting_id).filter(chair=staff_id).first()
    if meeting is None:
        raise Refused("gone")
    if meeting.ended_at:
        raise Refused("closed")
    return meeting


def discussed_in(meeting: Meeting, place: int) -> Discussed:
    """Return what stands at a place of the agenda, as long as anybody may meet it; raises `Refused("gone")`."""
    row = meeting.discussed.select_related("transcript").filter(place=place).first()
    if row is None or not type(row.transcript).objects.filter(pk=row.transcript_id).exists():
        raise Refused("gone")
    return row


def _locked(meeting_id: UUID) -> models.QuerySet[Meeting]:
    return Meeting.objects.select_for_update(of=("self",)).filter(pk=meeting_id)
