"""Meetings as those who take part see them: everything while they are open, afterwards what was learned."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from counselling.core.crypto import open_field
from counselling.intervision.models import Discussed, Meeting, Transcript
from counselling.intervision.models.places import place_of_meeting, row_of_question
from counselling.intervision.rules.meetings import is_open


@dataclass(frozen=True, kw_only=True)
class Talk:
    """One transcript on the agenda; the question comes before anything else."""

    place: int
    question: str
    bringer: str
    may_take_off: bool


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A meeting; without `talks` once it is closed."""

    id: UUID
    begins_at: datetime
    closes_at: datetime
    ended_at: datetime | None
    open: bool
    chair: str
    chairs: bool
    people: list[tuple[int, str]]
    agenda: str
    learned: str
    agreed: str
    talks: list[Talk]


def meetings_of(staff_id: int, now: datetime) -> list[Shown]:
    """Return the meetings in which somebody has a seat, the newest first."""
    rows = Meeting.objects.filter(seats__staff=staff_id).select_related("chair")
    return [_shown(row, staff_id, now, with_talks=False) for row in rows]


def open_meetings(staff_id: int, now: datetime) -> list[tuple[UUID, datetime]]:
    """Return the open meetings to which somebody may bring a transcript, the next first."""
    rows = Meeting.objects.filter(seats__staff=staff_id, ended_at=None, closes_at__gt=now)
    return [(row.pk, row.begins_at) for row in rows.order_by("begins_at")]


def meeting_of(meeting_id: UUID, staff_id: int, now: datetime) -> Shown | None:
    """Return a meeting to somebody who has a seat; nothing to others."""
    rows = Meeting.objects.filter(pk=meeting_id, seats__staff=staff_id).select_related("chair")
    row = rows.first()
    return _shown(row, staff_id, now, with_talks=True) if row else None


def is_of_others(meeting_id: UUID, staff_id: int) -> bool:
    """Tell whether there is such a meeting, and this person has no seat in it."""
    return Meeting.objects.filter(pk=meeting_id).exclude(seats__staff=staff_id).exists()


def _shown(row: Meeting, staff_id: int, now: datetime, *, with_talks: bool) -> Shown:
    still = is_open(row.closes_at, row.ended_at, now)
    people = row.seats.select_related("staff").order_by("staff__display_name")
    return Shown(
        id=row.pk,
        begins_at=row.begins_at,
        closes_at=row.closes_at,
        ended_at=row.ended_at,
        open=still,
        chair=row.chair.display_name,
        chairs=row.chair_id == staff_id,
        people=[(seat.staff_id, seat.staff.display_name) for seat in people],
        agenda=_read(row, "agenda"),
        learned=_read(row, "learned"),
        agreed=_read(row, "agreed"),
        talks=_talks(row, staff_id) if still and with_talks else [],
    )


def _talks(row: Meeting, staff_id: int) -> list[Talk]:
    # What a young person set apart meanwhile is on no agenda.
    rows = row.discussed.filter(transcript__in=Transcript.objects.all())
    return [
        Talk(
            place=one.place,
            question=question_of(one),
            bringer=one.bringer.display_name,
            may_take_off=staff_id in {one.bringer_id, row.chair_id},
        )
        for one in rows.select_related("bringer", "transcript")
    ]


def question_of(row: Discussed) -> str:
    """Return the question that comes first."""
    return row.transcript.read("discussed", row.question, row_of_question(row.meeting_id))


def _read(row: Meeting, column: str) -> str:
    sealed = bytes(getattr(row, column))
    return open_field(sealed, *place_of_meeting(row.pk, column)) if sealed else ""
