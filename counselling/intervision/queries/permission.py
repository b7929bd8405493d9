"""Who may take the names out of which conversation, and who may read what is left; asked anew at every step."""

from datetime import datetime
from enum import StrEnum

from accounts.queries import staff_of
from accounts.rules import Role
from counselling.intervision.models import Candidate, Redactor, Stage
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
    conversation = candidate.conversation
    if candidate.stage != Stage.REDACTING or staff_of(staff_id) is None:
        return None
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
