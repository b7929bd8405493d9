"""Who may take the names out of which conversation, and who may read what is left; asked anew at every step."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from accounts.queries import staff_of
from accounts.rules import Role
from counselling.intervision.models import Candidate, Redactor, Stage
from counselling.intervision.queries.choosing import learnable
from counselling.intervision.queries.raw import roles_in
from counselling.intervision.rules.times import FIRST_PASS


class Manner(StrEnum):
    """How somebody works on a conversation."""

    #: The counsellor sees their own conversation as it was written.
    WHOLE = "whole"
    #: A redactor sees nothing of what is marked.
    MASKED = "masked"


def manner_of(candidate: Candidate, staff_id: int, now: datetime) -> Manner | None:
    """Return how somebody may work on a candidate whose conversation was read with it; nothing where they may not."""
    if candidate.stage != Stage.REDACTING or staff_of(staff_id) is None:
        return None
    return _manner_while_redacting(candidate, staff_id, now)


def _manner_while_redacting(candidate: Candidate, staff_id: int, now: datetime) -> Manner | None:
    conversation = candidate.conversation
    first_pass = candidate.proposed_by_id is not None and now < candidate.begun_at + FIRST_PASS
    if first_pass:
        own = staff_id == candidate.proposed_by_id == conversation.counsellor_id
        return Manner.WHOLE if own else None
    named = Redactor.objects.filter(pk=staff_id).exists()
    return Manner.MASKED if named and staff_id not in roles_in(conversation) else None


def may_review(candidate: Candidate, staff_id: int) -> bool:
    """Tell whether somebody may read what is left, and release it or send it back."""
    return candidate.stage == Stage.REVIEWING and stands_apart(candidate, staff_id)


def stands_apart(candidate: Candidate, staff_id: int) -> bool:
    """Tell whether somebody is a supervisor who neither talked in a conversation nor took names out of it."""
    person = staff_of(staff_id)
    return (
        person is not None
        and Role.SUPERVISOR in person.roles
        and staff_id not in candidate.redacted_by
        and staff_id not in roles_in(candidate.conversation)
    )


def redacted_by_others(candidate_id: UUID, staff_id: int, now: datetime) -> UUID | None:
    """Return the conversation of a candidate with which somebody has nothing to do; none of one they worked on or may.

    How far it is does not matter: who is late for a text that went on asked for nothing of others.
    """
    found = _there(candidate_id)
    if found is None or staff_id in found.redacted_by or staff_id in roles_in(found.conversation):
        return None
    may = _manner_while_redacting(found, staff_id, now) is not None
    return None if may else found.conversation_id


def reviewed_by_others(candidate_id: UUID, staff_id: int) -> UUID | None:
    """Return the conversation of a candidate that somebody may never review, at whatever stage it is."""
    found = _there(candidate_id)
    return found.conversation_id if found and not stands_apart(found, staff_id) else None


def _there(candidate_id: UUID) -> Candidate | None:
    rows = Candidate.objects.filter(pk=candidate_id, conversation__in=learnable().values("pk"))
    return rows.select_related("conversation").first()
