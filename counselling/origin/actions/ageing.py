"""Where visits came from, once that was kept long enough."""

from datetime import datetime

from django.db.models import QuerySet

from counselling.conversation.rules import State
from counselling.core.lifetimes import Gone, Step, oldest_kept, rows_step
from counselling.origin.ageing import A_WHILE
from counselling.origin.models import Arrival, KeyPair, SealedConnection, WordsTry
from counselling.origin.peppers import forget_old_peppers


def old_tags(now: datetime) -> QuerySet[Arrival]:
    """Return the visits whose tags were kept long enough."""
    return Arrival.objects.filter(tagged_at__lte=oldest_kept(now, "TAG_DAYS"))


def old_seals(now: datetime) -> QuerySet[SealedConnection]:
    """Return the seals that were kept long enough; a conversation that is held keeps its own."""
    old = SealedConnection.everything.filter(at__lte=oldest_kept(now, "SEAL_DAYS"))
    return old.exclude(conversation__held_until__gt=now)


def untaken_seals(since: datetime | None = None) -> QuerySet[SealedConnection]:
    """Return the seals of visits that are over and that nobody took: nobody will ever have to find them."""
    seals = SealedConnection.everything.filter(
        conversation__state=State.ENDED,
        conversation__counsellor__isnull=True,
        conversation__came_at__isnull=True,
    )
    return seals.filter(conversation__ended_at__gte=since) if since else seals


def spent_pairs(now: datetime) -> QuerySet[KeyPair]:
    """Return the older pairs to which nothing is sealed any more."""
    return KeyPair.objects.filter(retired_at__lt=now - A_WHILE, seals__isnull=True)


def _old_tries(now: datetime) -> QuerySet[WordsTry]:
    return WordsTry.objects.filter(at__lt=now - A_WHILE)


def _forget_tags(now: datetime, limit: int) -> Gone:
    forget_old_peppers(now.date())
    keys = list(old_tags(now).order_by("pk").values_list("pk", flat=True)[:limit])
    emptied = old_tags(now).filter(pk__in=keys).update(tag="", older="", tagged_at=None)
    return Gone(emptied, more=len(keys) == limit)


STEPS = (
    Step("tags", lambda now: old_tags(now).count(), _forget_tags, lambda: (Arrival,)),
    rows_step("seals", old_seals),
    rows_step("seals_untaken", lambda _now: untaken_seals()),
    rows_step("pairs", spent_pairs),
    rows_step("words_tried", _old_tries),
)
