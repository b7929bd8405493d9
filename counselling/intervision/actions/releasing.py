"""Releasing a transcript: a copy of its own, frozen, that ends before its conversation's two years do."""

from datetime import date
from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.conversation.models import Conversation
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.intervision.actions.counting import count_corrections
from counselling.intervision.actions.desk import locked_candidate
from counselling.intervision.actions.indexing import index_transcript
from counselling.intervision.models import Candidate, Source, Stage, Transcript, TranscriptLine
from counselling.intervision.models.transcript import last_end
from counselling.intervision.queries.laying import work_of
from counselling.intervision.queries.permission import may_review, stands_apart
from counselling.intervision.queries.reviewing import reviewed
from counselling.intervision.queries.sharing import traits_to_tell
from counselling.intervision.rules.draft import Draft, draft_of, holds_back
from counselling.intervision.rules.times import DIFFICULTIES, ends_on


def release(*, candidate_id: UUID, staff_id: int, difficulty: int) -> UUID:
    """Release a transcript, as a supervisor who had no part in it before; returns its id. Twice is once.

    Raises `Refused`: `gone` for one that is not theirs to release, `leaks` where something that was taken out
    elsewhere still stands in it, `invalid` for a difficulty that there is not.
    """
    if difficulty not in DIFFICULTIES:
        raise Refused("invalid")
    with transaction.atomic():
        candidate = locked_candidate(candidate_id)
        if candidate.stage == Stage.RELEASED and stands_apart(candidate, staff_id):
            return _released(candidate)
        if not may_review(candidate, staff_id):
            raise Refused("gone")
        made = _copied(candidate, staff_id, difficulty)
        if (work := work_of(candidate)) is not None:
            count_corrections(work, clock.now())
        candidate.stage = Stage.RELEASED
        candidate.save(update_fields=["stage"])
        subject = f"conversation {candidate.conversation_id}"
        note_deed(actor_id=staff_id, action="transcript_released", subject=subject)
        return made.id


def _released(candidate: Candidate) -> UUID:
    source = Source.objects.filter(conversation=candidate.conversation_id).first()
    if source is None:
        raise Refused("gone")
    return source.transcript_id


def _copied(candidate: Candidate, staff_id: int, difficulty: int) -> Transcript:
    laid = reviewed(candidate)
    if laid is None:
        raise Refused("gone")
    draft = draft_of(laid)
    if holds_back(laid, draft):
        raise Refused("leaks")
    made = _transcript(candidate.conversation, staff_id)
    made.composed, made.difficulty = draft.composed, difficulty
    made.question = made.seal("question", draft.question) if draft.question else b""
    made.save()
    _write_lines(made, draft)
    Source.objects.create(transcript=made, conversation=candidate.conversation)
    index_transcript(made)
    return made


def _transcript(conversation: Conversation, staff_id: int) -> Transcript:
    today = clock.now().date()
    traits = traits_to_tell(conversation)
    made = Transcript(
        language=conversation.language, age_band=traits.age_band, theme_id=traits.theme,
        quarter=traits.quarter, released_on=today, released_by_id=staff_id,
    )  # fmt: skip
    made.new_key(_end(conversation))
    return made


def _end(conversation: Conversation) -> date:
    """Return the day from which nobody meets the copy; one that would be past already is made no more."""
    ended_at = conversation.ended_at
    if ended_at is None or ends_on(ended_at) <= last_end(clock.now()):
        raise Refused("gone")
    return ends_on(ended_at)


def _write_lines(made: Transcript, draft: Draft) -> None:
    key = made.data_key()
    TranscriptLine.objects.bulk_create(
        TranscriptLine(
            transcript=made, number=line.number, speaker=line.speaker, minutes=line.minutes,
            body=key.seal(line.text, made.place_of("body", str(line.number))),
        )
        for line in draft.lines
    )  # fmt: skip
