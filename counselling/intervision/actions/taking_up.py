"""Taking a conversation up to take the names out of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from msgspec.structs import replace

from accounts.audit import note_deed
from counselling.core import clock
from counselling.intervision.actions.desk import keep, sat_down
from counselling.intervision.models import Candidate
from counselling.intervision.queries.finding import found_in
from counselling.intervision.queries.laying import work_of
from counselling.intervision.queries.raw import Raw, raw_of
from counselling.intervision.rules.machine import Found, begun, run_again
from counselling.intervision.rules.work import Work


def take_up(*, candidate_id: UUID, staff_id: int) -> None:
    """Sit down at a conversation, so that for half an hour nobody else works on it; each change makes it longer.

    The machine looks first; when it looked before, it only asks about what is new. Raises `Refused`: `gone` for
    one that is not theirs to work on, `taken` while somebody else does.
    """
    now = clock.now()
    raw = _read_out(candidate_id, staff_id, now)
    if raw is None:
        return
    # Between two transactions: a long conversation takes it seconds, in which others write.
    found = found_in(raw)
    with transaction.atomic():
        candidate, _ = sat_down(candidate_id, staff_id, now)
        if _is_theirs(candidate, staff_id, now):
            return
        work = _looked_at(candidate, raw, found)
        if candidate.redactor_id != staff_id:
            # Nobody takes back what somebody else did: they could uncover what they may not see.
            work = replace(work, steps=[])
        candidate.redactor_id, candidate.taken_at = staff_id, now
        candidate.redacted_by = sorted({*candidate.redacted_by, staff_id})
        candidate.version += 1
        keep(candidate, work, now)
        subject = f"conversation {candidate.conversation_id}"
        note_deed(actor_id=staff_id, action="names_taken_up", subject=subject)


def _read_out(candidate_id: UUID, staff_id: int, now: datetime) -> Raw | None:
    """Return the words of a conversation that is over, so that they stay; nothing where it lies with them already."""
    with transaction.atomic():
        candidate, _ = sat_down(candidate_id, staff_id, now)
        if _is_theirs(candidate, staff_id, now):
            return None
        return raw_of(candidate, candidate.conversation)


def _is_theirs(candidate: Candidate, staff_id: int, now: datetime) -> bool:
    held = candidate.taken_until is not None and candidate.taken_until > now
    return candidate.redactor_id == staff_id and held


def _looked_at(candidate: Candidate, raw: Raw, found: Sequence[Found]) -> Work:
    before = work_of(candidate)
    if before is None:
        return begun(found, raw.texts, raw.known)
    return run_again(before, found, raw.texts, raw.known)
