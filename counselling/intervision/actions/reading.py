"""Opening a released transcript, which its young person can read about."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from counselling.core.errors import Refused
from counselling.intervision.actions.noting import note_reading
from counselling.intervision.actions.seated import discussed_in, held_open
from counselling.intervision.models import Transcript
from counselling.intervision.queries.discussing import Item, Said, guide_of, said_of
from counselling.intervision.queries.meetings import question_of
from counselling.intervision.queries.reading import Line, lines_of
from counselling.intervision.queries.searching import Card, card_of
from counselling.intervision.queries.withdrawing import READ, is_own, subject_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A transcript in somebody's hands; `own` where it was their conversation."""

    card: Card
    lines: list[Line]
    own: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """A transcript on the table of a meeting; what was said of the whole stands under line 0."""

    question: str
    opened: Opened
    said: dict[int, list[Said]]
    guide: list[Item]


def open_transcript(*, transcript_id: UUID, staff_id: int) -> Opened:
    """Open a transcript to read it; that somebody did stands in the trail, once an hour.

    Raises `Refused("gone")` for one that was withdrawn or has ended.
    """
    with transaction.atomic():
        row = Transcript.objects.filter(pk=transcript_id).first()
        card = card_of(transcript_id, staff_id)
        if row is None or card is None:
            raise Refused("gone")
        opened = Opened(card, lines_of(row), is_own(transcript_id, staff_id))
        note_reading(staff_id=staff_id, deed=READ, subject=subject_of(transcript_id))
        return opened


def open_talk(*, meeting_id: UUID, staff_id: int, place: int) -> Talk:
    """Open a transcript in a meeting, with what was said of it; raises `Refused`: `gone`, `closed`."""
    with transaction.atomic():
        row = discussed_in(held_open(meeting_id, staff_id), place)
        return Talk(
            question=question_of(row),
            opened=open_transcript(transcript_id=row.transcript_id, staff_id=staff_id),
            said=said_of(row, staff_id),
            guide=guide_of(row),
        )
