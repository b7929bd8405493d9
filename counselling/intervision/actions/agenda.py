"""What a meeting talks about: transcripts, each with who brings it and the question that comes first."""

from uuid import UUID

from django.db import transaction
from django.db.models import Max

from counselling.core.errors import Refused
from counselling.intervision.actions.seated import discussed_in, held_open
from counselling.intervision.actions.typed import cleaned
from counselling.intervision.models import Discussed, Transcript
from counselling.intervision.models.places import row_of_question
from counselling.intervision.rules.meetings import QUESTION_LIMIT, TALKS_MOST


def bring(
    *, meeting_id: UUID, staff_id: int, transcript_id: UUID, question: str, sure: bool = False
) -> int:
    """Put a transcript on the agenda of a meeting, as somebody who is seated; returns its place. Twice is once.

    Raises `Refused`: `gone` for a meeting or a transcript, `closed`, `too_many`, `names`, and what a text is
    refused for.
    """
    words = cleaned(question, limit=QUESTION_LIMIT, sure=sure)
    with transaction.atomic():
        meeting = held_open(meeting_id, staff_id)
        transcript = Transcript.objects.filter(pk=transcript_id).first()
        if transcript is None:
            raise Refused("gone")
        known = meeting.discussed.filter(transcript=transcript).first()
        if known is not None:
            return known.place
        if meeting.discussed.count() >= TALKS_MOST:
            raise Refused("too_many")
        last = meeting.discussed.aggregate(last=Max("place"))["last"] or 0
        row = Discussed.objects.create(
            meeting=meeting,
            transcript=transcript,
            bringer_id=staff_id,
            place=last + 1,
            question=transcript.seal("discussed", words, row_of_question(meeting.id)),
        )
        return row.place


def take_off(*, meeting_id: UUID, staff_id: int, place: int) -> None:
    """Take a transcript off the agenda, with what was said of it, as who brought it or has the chair.

    Raises `Refused`: `gone`, `closed`, `not_yours`, `said` where others already said something.
    """
    with transaction.atomic():
        meeting = held_open(meeting_id, staff_id)
        row = discussed_in(meeting, place)
        if staff_id not in {row.bringer_id, meeting.chair_id}:
            raise Refused("not_yours")
        if row.comments.exclude(author=staff_id).exists():
            raise Refused("said")
        row.delete()
