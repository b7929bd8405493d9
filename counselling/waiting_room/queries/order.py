"""Who is before whom: those who say not to be safe now, then orphans, then who waits."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import State
from counselling.waiting_room.models import LineTurn
from counselling.waiting_room.rules.turns import in_turn

WAITS = Q(state=State.WAITING, appointment__isnull=True)
IS_ORPHAN = Q(state=State.ACTIVE, orphaned_at__isnull=False)
GOES_FIRST = Q(place__goes_first=True)


def waiting_line() -> QuerySet[Conversation]:
    """Return who waits, the longest first; whoever has an appointment is in no line."""
    return Conversation.objects.filter(WAITS).order_by("place__joined_at", "pk")


def orphans() -> QuerySet[Conversation]:
    """Return the running conversations whose counsellor is gone, the longest first."""
    return Conversation.objects.filter(IS_ORPHAN).order_by("orphaned_at")


def lines_first() -> tuple[QuerySet[Conversation], ...]:
    """Return those who go first: whoever lost their counsellor before whoever still waits."""
    return orphans().filter(GOES_FIRST), waiting_line().filter(GOES_FIRST)


def lines_of_the_others() -> tuple[QuerySet[Conversation], ...]:
    """Return everybody else, in the same order."""
    stays = Q(place__goes_first=False)
    return orphans().filter(stays), waiting_line().filter(stays)


def as_taken(line: Collection[Conversation], now: datetime) -> list[Conversation]:
    """Return orphans and waiting visits, read in that order, as they will be taken."""
    first = [one for one in line if one.place.goes_first]
    if not first:
        return list(line)
    others = [one for one in line if not one.place.goes_first]
    turn = LineTurn.objects.filter(pk=LineTurn.THE_ONE).first()
    return in_turn(first, others, turn.went_first if turn else 0, lambda one: is_here(one, now))


def is_here(one: Conversation, now: datetime) -> bool:
    """Tell whether somebody in the line would be taken now."""
    return one.visitor_until >= now and one.place.missed_at is None
