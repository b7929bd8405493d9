"""How often somebody came over the same connection: numbers, never an address and never a text."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from counselling.abuse.models import Measure
from counselling.abuse.models.choices import Kind
from counselling.conversation.models import Conversation
from counselling.origin.queries.arrivals import visits_with

SPANS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=30),
}
#: So many visits in a day are rather a school than a child.
MANY_A_DAY = 20


@dataclass(frozen=True)
class Count:
    """Visits in a span of time: all of them, those that were stopped, those that a counsellor marked."""

    visits: int
    stopped: int
    flagged: int


def counts(tags: Collection[str], now: datetime) -> dict[str, Count]:
    """Return the counts of a connection, by span; a visit in which somebody was silent is a visit, no more."""
    visits = visits_with(list(tags), now - SPANS["month"])
    began = dict(Conversation.objects.filter(pk__in=visits).values_list("pk", "opened_at"))
    stopped = _visits_with(began, Kind.END, Kind.BLOCK)
    flagged = _visits_with(began, Kind.FLAG)
    return {
        name: _count({one for one, at in began.items() if at > now - span}, stopped, flagged)
        for name, span in SPANS.items()
    }


def _visits_with(visits: Collection[UUID], *kinds: Kind) -> set[UUID]:
    found = Measure.objects.filter(conversation__in=list(visits), kind__in=kinds)
    # What was taken back was a mistake.
    return set(found.filter(lifted_at=None).values_list("conversation_id", flat=True))


def _count(visits: set[UUID], stopped: set[UUID], flagged: set[UUID]) -> Count:
    return Count(len(visits), len(visits & stopped), len(visits & flagged))
