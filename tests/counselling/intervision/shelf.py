"""A library with transcripts, as a release writes them."""

from datetime import date
from uuid import UUID

from accounts.models import Staff
from counselling.conversation.models import Theme
from counselling.core import clock
from counselling.intervision.actions.indexing import index_transcript
from counselling.intervision.models import Source, Speaker, Transcript, TranscriptLine
from counselling.intervision.queries.searching import Wanted, find
from counselling.intervision.rules.words import asked_words

#: The first day of the quarter in which two years end.
ENDS = date(2029, 1, 1)
LINES = ("ik durf niet naar school", "wat gebeurt er daar?", "[naam 1] pest mij")


def released(
    by: Staff,
    *lines: str,
    question: str = "Hoe stel je gerust zonder te beloven?",
    of: UUID | None = None,
    difficulty: int = 2,
    theme: str = "",
) -> Transcript:
    """Put a transcript on the shelf: young person and counsellor in turn."""
    row = Transcript(
        language="nl",
        age_band="12-14",
        theme=Theme.objects.get(key=theme) if theme else None,
        quarter="2026-4",
        difficulty=difficulty,
        released_on=clock.now().date(),
        released_by=by,
    )
    row.new_key(ENDS)
    row.question = row.seal("question", question)
    row.save(force_insert=True)
    for number, text in enumerate(lines or LINES, 1):
        TranscriptLine.objects.create(
            transcript=row,
            number=number,
            speaker=Speaker.YOUNG if number % 2 else Speaker.COUNSELLOR,
            minutes=number // 2,
            body=row.seal("body", text, str(number)),
        )
    if of:
        Source.objects.create(transcript=row, conversation_id=of)
    index_transcript(row)
    return row


def looked_up(typed: str, by: Staff) -> set[UUID]:
    """Return which transcripts are found by what somebody typed."""
    return {card.id for card in find(Wanted(words=asked_words(typed)), by.id).cards}
