"""Sitting down at a conversation: its rows locked, permission asked anew, the work opened and saved."""

from datetime import datetime
from uuid import UUID

import msgspec

from counselling.core import clock
from counselling.core.errors import Refused
from counselling.intervision.models import Candidate
from counselling.intervision.queries.choosing import learnable
from counselling.intervision.queries.laying import WORK, work_of
from counselling.intervision.queries.permission import Manner, manner_of
from counselling.intervision.queries.workbench import held_by
from counselling.intervision.rules.times import LEASE
from counselling.intervision.rules.work import Work


def locked_candidate(candidate_id: UUID) -> Candidate:
    """Return a candidate and its conversation, both locked until the end of this transaction.

    The conversation comes first, as in whatever ends it. Raises `Refused("gone")` where nothing may be learned
    from it any more.
    """
    named = Candidate.objects.filter(pk=candidate_id).values("conversation")
    conversation = learnable().select_for_update(of=("self",)).filter(pk__in=named).first()
    rows = Candidate.objects.select_for_update(of=("self",)).filter(pk=candidate_id)
    candidate = rows.first()
    if conversation is None or candidate is None:
        raise Refused("gone")
    candidate.conversation = conversation
    return candidate


def sat_down(candidate_id: UUID, staff_id: int, now: datetime) -> tuple[Candidate, Manner]:
    """Return a locked candidate on which this person may work, and how.

    Raises `Refused`: `gone` where they may not, `taken` while somebody else works on it.
    """
    candidate = locked_candidate(candidate_id)
    manner = manner_of(candidate, staff_id, now)
    if manner is None:
        raise Refused("gone")
    if holder := held_by(candidate, staff_id, now):
        raise Refused("taken", by=holder, since=clock.iso_or_none(candidate.taken_at) or "")
    return candidate, manner


def opened_work(candidate: Candidate, staff_id: int) -> Work:
    """Return the work of who took it up last; raises `Refused("conflict")` where somebody else did since."""
    work = work_of(candidate)
    if work is None or candidate.redactor_id != staff_id:
        raise Refused("conflict")
    return work


def keep(candidate: Candidate, work: Work, now: datetime) -> None:
    """Save the work, and keep the conversation for whoever does it."""
    text = msgspec.json.encode(work).decode()
    candidate.work = candidate.conversation.seal(WORK, text)
    candidate.touched_at, candidate.taken_until = now, now + LEASE
    candidate.save()
