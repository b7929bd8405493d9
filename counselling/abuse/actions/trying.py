"""Counting tries where every process sees them: of a thousand at once no more go through than may.

Each has a row of its own, which alone is locked: nobody waits for whoever guesses.
"""

from datetime import datetime, timedelta

from django.db import transaction

from counselling.abuse.models import Tried, Trying
from counselling.core import clock
from counselling.core.crypto import keyed_hash
from counselling.core.errors import Refused

THOUSANDTH = timedelta(milliseconds=1)


@transaction.atomic
def count_try(*, kind: Trying, who: str, most: int, within: timedelta) -> None:
    """Count a try before it is looked at; raises `Refused("tried_often")` where it is one too many."""
    now = clock.now()
    row = _locked(kind, who, now)
    recent = _recent(row.moments, now, within)
    if len(recent) >= most:
        raise Refused("tried_often")
    _keep(row, [*recent, _in_thousandths(now)], now + within)


@transaction.atomic
def give_back_try(*, kind: Trying, who: str) -> None:
    """Take the last try back: it was no wrong one."""
    row = _locked(kind, who, clock.now())
    _keep(row, row.moments[:-1], row.until)


def _locked(kind: Trying, who: str, now: datetime) -> Tried:
    # The same steps for the first try as for every other: what an answer takes tells nothing.
    first = Tried(pk=keyed_hash("tries", f"{kind}|{who}"), kind=kind, until=now)
    Tried.objects.bulk_create([first], ignore_conflicts=True)
    return Tried.objects.select_for_update(of=("self",)).filter(pk=first.pk).first() or _new(first)


def _new(first: Tried) -> Tried:
    # A sweep was quicker than the lock.
    first.save(force_insert=True)
    return first


def _recent(moments: list[int], now: datetime, within: timedelta) -> list[int]:
    # One of a clock that ran ahead counts as well, until it is out of all reason.
    begin, end = _in_thousandths(now - within), _in_thousandths(now + within)
    return [moment for moment in moments if begin < moment <= end]


def _keep(row: Tried, moments: list[int], until: datetime) -> None:
    row.moments, row.count, row.until = moments, len(moments), until
    row.save(update_fields=["moments", "count", "until"])


def _in_thousandths(at: datetime) -> int:
    return (at - datetime.fromtimestamp(0, at.tzinfo)) // THOUSANDTH
