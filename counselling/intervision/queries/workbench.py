"""The workbench, for whoever may work on a conversation: its counsellor for a while, or a redactor."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Staff
from counselling.core import clock
from counselling.intervision.models import Candidate, Stage
from counselling.intervision.queries.choosing import learnable
from counselling.intervision.queries.laying import SENT_BACK, laid_out, text_of, work_of
from counselling.intervision.queries.permission import Manner, manner_of
from counselling.intervision.queries.raw import raw_of
from counselling.intervision.rules.bench import (
    Bench,
    entities_of,
    leaking,
    marks_of,
    pieces_of,
    problems_of,
)
from counselling.intervision.rules.naming import Pseudonyms
from counselling.intervision.rules.times import FIRST_PASS
from counselling.intervision.rules.work import Question


@dataclass(frozen=True, kw_only=True)
class ToRedact:
    """A conversation that waits for somebody to take the names out of it."""

    candidate: UUID
    #: Whether it is one's own, and until when nobody else may.
    own: bool
    until: datetime | None
    #: Whether somebody began.
    begun: bool
    held_by: str
    sent_back: bool


def bench_of(candidate_id: UUID, staff_id: int) -> Bench | None:
    """Return the workbench as it stands for somebody; nothing where nobody began, or it is not theirs to see."""
    now = clock.now()
    found = _candidates().filter(pk=candidate_id).first()
    manner = manner_of(found, staff_id, now) if found else None
    work = work_of(found) if found and manner else None
    if found is None or work is None:
        return None
    raw = raw_of(found, found.conversation)
    laid = laid_out(found, raw, work, staff_id, whole=manner == Manner.WHOLE)
    names = Pseudonyms(work.marks, raw.texts, raw.known)
    held = held_by(found, staff_id, now)
    return Bench(
        candidate=str(found.id),
        version=found.version,
        stage=found.stage,
        whole=laid.desk.whole,
        held_by=held,
        held_since=clock.iso_or_none(found.taken_at if held else None) or "",
        saved_at=clock.iso_or_none(found.touched_at) or "",
        sent_back=text_of(found, SENT_BACK, bytes(found.sent_back)),
        composed=laid.composed,
        lines=pieces_of(laid),
        marks=marks_of(laid, names),
        entities=entities_of(laid, names),
        seen=work.seen,
        answers={one: work.answers.get(one) for one in Question},
        problems=problems_of(laid),
        leaks=leaking(laid),
        undoable=bool(work.steps),
    )


def to_redact(staff_id: int) -> list[ToRedact]:
    """Return the conversations on which somebody may work, the oldest first."""
    now = clock.now()
    waiting = _candidates().filter(stage=Stage.REDACTING)
    return [
        _row(one, staff_id, manner, now)
        for one in waiting
        if (manner := manner_of(one, staff_id, now)) is not None
    ]


def held_by(candidate: Candidate, staff_id: int, now: datetime) -> str:
    """Return who works on it now, when that is somebody else."""
    if candidate.redactor_id is None or candidate.redactor_id == staff_id:
        return ""
    if candidate.taken_until is None or candidate.taken_until <= now:
        return ""
    names = Staff.objects.filter(pk=candidate.redactor_id).values_list("display_name", flat=True)
    return names.get()


def _candidates() -> QuerySet[Candidate]:
    rows = Candidate.objects.filter(conversation__in=learnable().values("pk"))
    return rows.select_related("conversation")


def _row(one: Candidate, staff_id: int, manner: Manner, now: datetime) -> ToRedact:
    own = manner == Manner.WHOLE
    return ToRedact(
        candidate=one.id,
        own=own,
        until=one.begun_at + FIRST_PASS if own else None,
        begun=bool(one.work),
        held_by=held_by(one, staff_id, now),
        sent_back=bool(one.sent_back),
    )
