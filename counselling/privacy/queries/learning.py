"""What was learned from a conversation: whether there is a copy without names, and who read it how often, by role."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from counselling.conversation.models import Conversation
from counselling.intervision.queries.withdrawing import READ, is_in_library
from counselling.privacy.queries.looks import Look


@dataclass(frozen=True, slots=True)
class Learning:
    """How a conversation stands: `unwanted` once somebody said no, or objected."""

    copy: bool
    unwanted: bool
    #: How often it was read, by the roles of who did.
    reads: list[tuple[tuple[str, ...], int]]


def learning_from(visit: Conversation, looks: Iterable[Look]) -> Learning:
    """Return what was learned from a conversation, with its looks at hand."""
    counted = Counter(look.roles for look in looks if look.deed == READ and look.roles)
    return Learning(
        copy=is_in_library(visit.id),
        unwanted=visit.may_learn is False or visit.objected_at is not None,
        reads=counted.most_common(),
    )
