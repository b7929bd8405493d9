"""Everything that a sweep forgets. A room with rows of its own adds one line here; one above hands its steps down."""

from collections.abc import Iterable, Iterator

from accounts.ageing import STEPS as STAFF
from counselling.abuse.actions.ageing import STEPS as MEASURES
from counselling.conversation.actions.ageing import STEPS as CONVERSATIONS
from counselling.core.lifetimes import Step
from counselling.emergency.actions.ageing import STEPS as EMERGENCIES
from counselling.intervision.actions.ageing import STEPS as TRANSCRIPTS
from counselling.origin.actions.ageing import STEPS as ORIGINS
from counselling.retention.actions.ageing import STEPS as HOLDS
from counselling.shift.actions.ageing import STEPS as SHIFTS
from counselling.signposts.actions.ageing import STEPS as DRAFTS
from counselling.statistics.actions.ageing import STEPS as STATISTICS
from counselling.waiting_room.actions.ageing import STEPS as WAITING

_STEPS: tuple[Step, ...] = (
    *WAITING,
    *EMERGENCIES,
    *ORIGINS,
    *MEASURES,
    *TRANSCRIPTS,
    *CONVERSATIONS,
    *SHIFTS,
    *DRAFTS,
    *HOLDS,
    *STATISTICS,
    *STAFF,
)
_from_above: list[Step] = []


def take_in(steps: Iterable[Step]) -> None:
    """Take in the steps of a room above this one; once, while the process starts."""
    _from_above.extend(steps)


def steps() -> Iterator[Step]:
    """Go through all steps; what hangs on a conversation goes before it, by the hands of the room above."""
    yield from _from_above
    yield from _STEPS
