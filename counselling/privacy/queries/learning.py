"""What was learned from a conversation: whether there is a copy without names, and who read it how often, by role."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from counselling.conversation.models import Conversation
from counselling.intervision.queries.withdrawing import READ, end_of_copy
from counselling.privacy.queries.kept import kept_until
from counselling.privacy.queries.looks import Look


@dataclass(frozen=True, slots=True)
class Learning:
    """How a conversation stands: `unwanted` once somebody said no, or objected."""

    #: From which day there is no copy any more; none where there is none now.
    copy_ends: date | None
    #: Until when a copy that outlives its conversation can be found, and taken out.
    found_until: datetime | None
    unwanted: bool
    #: How often it was read, by the roles of who did.
    reads: list[tuple[tuple[str, ...], int]]


def learning_from(visit: Conversation, looks: Iterable[Look]) -> Learning:
    """Return what was learned from a conversation, with its looks at hand."""
    counted = Counter(look.roles for look in looks if look.deed == READ and look.roles)
    ends, until = end_of_copy(visit.id), kept_until(visit)
    outlives = ends is not None and until is not None and until.date() < ends
    return Learning(
        copy_ends=ends,
        found_until=until if outlives else None,
        unwanted=visit.may_learn is False or visit.objected_at is not None,
        reads=counted.most_common(),
    )
