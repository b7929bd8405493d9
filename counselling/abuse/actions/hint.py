"""The hint: whether somebody came over the same connection before. A click, written down each time."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.abuse.queries.approach import Read, approaches_of
from counselling.abuse.queries.behaviour import is_shared_visit, own_visit
from counselling.abuse.queries.counts import MANY_A_DAY, Count, counts
from counselling.conversation.models import Conversation
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.origin.queries.arrivals import tags_of_visit


@dataclass(frozen=True, kw_only=True)
class Hint:
    """How often somebody, maybe somebody else, came over the same connection, and what was agreed about it."""

    counts: dict[str, Count]
    #: So many visits that it is rather a school.
    many: bool
    approach: Read | None
    #: What somebody would rather agree, and nobody answered yet.
    proposal: Read | None


def open_hint(*, conversation_id: UUID, staff_id: int) -> Hint:
    """Return the hint of a visit that the counsellor took, and write down that they looked.

    Raises `Refused`: `not_yours`, `practice`, `ended`, and `shared_network` where it would tell of others.
    """
    with transaction.atomic():
        now = clock.now()
        visit = Conversation.objects.filter(pk=conversation_id).first()
        if visit is None:
            raise Refused("not_yours")
        own_visit(staff_id, visit, now)
        if is_shared_visit(visit.id):
            raise Refused("shared_network")
        note_deed(actor_id=staff_id, action="open_hint", subject=f"conversation {visit.id}")
        tags = tags_of_visit(visit.id)
        found = counts(tags, now)
        agreed, proposed = approaches_of(tags, now)
    many = found["day"].visits >= MANY_A_DAY
    return Hint(counts=found, many=many, approach=agreed, proposal=proposed)
