"""Handing in what is done, and bringing what was handed in to the reviewers: several at once, in no order."""

from datetime import datetime
from random import SystemRandom
from uuid import UUID

from django.db import transaction
from msgspec.structs import replace

from accounts.audit import note_deed
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.intervision.actions.desk import (
    keep,
    locked_candidate,
    opened_work,
    sat_down,
)
from counselling.intervision.models import Batch, Candidate, Stage
from counselling.intervision.queries.choosing import learnable
from counselling.intervision.queries.laying import laid_out
from counselling.intervision.queries.permission import Manner
from counselling.intervision.queries.raw import raw_of
from counselling.intervision.rules.bench import problems_of
from counselling.intervision.rules.leaks import with_leaks_asked
from counselling.intervision.rules.times import BATCH_LEAST

HANDED_IN = (Stage.GATHERING, Stage.REVIEWING)


def hand_in(*, candidate_id: UUID, staff_id: int) -> None:
    """Hand in a conversation without names, for somebody else to read. Twice is once.

    Raises `Refused`: `gone` for one that is not theirs to work on, `taken` while somebody else does, `conflict`
    where somebody else did since, `unfinished` with `problems`, the words for what is left to do.
    """
    now = clock.now()
    with transaction.atomic():
        candidate = locked_candidate(candidate_id)
        if candidate.stage in HANDED_IN and candidate.redactor_id == staff_id:
            return
        problems = _finished(candidate_id, staff_id, now)
    # What leaks has become a suggestion meanwhile, which is kept.
    if problems:
        raise Refused("unfinished", problems=" ".join(problems))


def gather(now: datetime) -> None:
    """Bring to the reviewers what is enough together: of those handed in at one moment none saw the others."""
    # Nearly always there are fewer, and counting takes no lock.
    if Candidate.objects.filter(stage=Stage.GATHERING).count() >= BATCH_LEAST:
        make_batch(now)


def make_batch(now: datetime) -> int:
    """Bring what was handed in to the reviewers once there are five, in the order of a lot; returns how many."""
    with transaction.atomic():
        waiting = Candidate.objects.filter(stage=Stage.GATHERING)
        # Of two who hand in at once the second waits here, and then sees what the first handed in.
        list(waiting.select_for_update(of=("self",)).order_by("pk"))
        ready = list(waiting.filter(conversation__in=learnable().values("pk")))
        if len(ready) < BATCH_LEAST:
            return 0
        SystemRandom().shuffle(ready)
        batch = Batch.objects.create(made_at=now)
        for place, one in enumerate(ready, 1):
            one.stage, one.batch, one.place = Stage.REVIEWING, batch, place
            one.save(update_fields=["stage", "batch", "place"])
    return len(ready)


def _finished(candidate_id: UUID, staff_id: int, now: datetime) -> list[str]:
    candidate, manner = sat_down(candidate_id, staff_id, now)
    work = opened_work(candidate, staff_id)
    raw = raw_of(candidate, candidate.conversation)
    work = replace(work, marks=with_leaks_asked(work.marks, raw.texts, raw.known))
    laid = laid_out(candidate, raw, work, staff_id, whole=manner == Manner.WHOLE)
    problems = problems_of(laid)
    if not problems:
        candidate.stage = Stage.REVIEWING if candidate.batch_id else Stage.GATHERING
        candidate.handed_in_at = now
    candidate.version += 1
    keep(candidate, work, now)
    if not problems:
        make_batch(now)
        subject = f"conversation {candidate.conversation_id}"
        note_deed(actor_id=staff_id, action="names_handed_in", subject=subject)
    return problems
