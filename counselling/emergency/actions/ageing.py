"""What was asked and told in emergencies, once that was kept long enough."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from counselling.conversation.models import Conversation
from counselling.core.lifetimes import Gone, Step, rows_step
from counselling.emergency.models import AddressRequest, AskersCopy, CardLine, Disclosure
from counselling.emergency.queries.kept import oldest_kept
from counselling.emergency.rules import AGAIN


def old_copies(now: datetime) -> QuerySet[AskersCopy]:
    """Return the copies of opened addresses that nobody may open again."""
    return AskersCopy.objects.filter(request__answered_at__lt=now - AGAIN)


def _old_disclosures(now: datetime) -> QuerySet[Disclosure]:
    return Disclosure.objects.filter(at__lte=oldest_kept(now)).exclude(conversation__in=_held(now))


def _old_requests(now: datetime) -> QuerySet[AddressRequest]:
    old = AddressRequest.objects.filter(asked_at__lte=oldest_kept(now))
    return old.exclude(conversation__in=_held(now))


def _held(now: datetime) -> QuerySet[Conversation, Any]:
    return Conversation.everything.filter(held_until__gt=now).values("pk")


def _forget_requests(now: datetime, limit: int) -> Gone:
    keys = list(_old_requests(now).order_by("pk").values_list("pk", flat=True)[:limit])
    # What was told because of it says too little without it, and so does a used line of a card.
    Disclosure.objects.filter(request__in=keys).delete()
    CardLine.objects.filter(used_for__in=keys).delete()
    AddressRequest.objects.filter(pk__in=keys).delete()
    return Gone(len(keys), more=len(keys) == limit)


STEPS = (
    rows_step("askers_copies", old_copies),
    rows_step("disclosures", _old_disclosures),
    Step(
        "requests",
        lambda now: _old_requests(now).count(),
        _forget_requests,
        lambda: (AddressRequest,),
    ),
)
