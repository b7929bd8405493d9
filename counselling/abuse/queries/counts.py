"""How often somebody came over the same connection: numbers, never an address and never a text."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from counselling.abuse.models import Measure
from counselling.abuse.models.choices import Ground, Kind
from counselling.abuse.rules.measures import AT_ONCE
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
    """Visits in a span of time: all, those stopped as a joke, for a threat or obscenity, otherwise, and marked ones.

    One that was stopped for two grounds counts for both.
    """

    visits: int
    fake: int
    grave: int
    stopped: int
    flagged: int


def counts(tags: Collection[str], now: datetime) -> dict[str, Count]:
    """Return the counts of a connection, by span; a visit in which somebody was silent is a visit, no more."""
    visits = visits_with(list(tags), now - SPANS["month"])
    began = dict(Conversation.objects.filter(pk__in=visits).values_list("pk", "opened_at"))
    # What was taken back was a mistake.
    acted = Measure.objects.filter(conversation__in=list(began), lifted_at=None)
    stopped = acted.filter(kind__in=(Kind.END, Kind.BLOCK))
    grouped = [
        _visits(stopped.filter(ground=Ground.FAKE)),
        _visits(stopped.filter(ground__in=AT_ONCE)),
        _visits(stopped.exclude(ground__in={Ground.FAKE, *AT_ONCE})),
        _visits(acted.filter(kind=Kind.FLAG)),
    ]
    return {
        name: _count({one for one, at in began.items() if at > now - span}, grouped)
        for name, span in SPANS.items()
    }


def _visits(measures: QuerySet[Measure]) -> set[UUID | None]:
    return set(measures.values_list("conversation_id", flat=True))


def _count(visits: set[UUID], grouped: list[set[UUID | None]]) -> Count:
    return Count(len(visits), *(len(visits & group) for group in grouped))
