"""Deleting the keys of days: what ends their conversations in every copy of the database."""

from collections.abc import Collection
from datetime import datetime

from counselling.core.crypto import drop_keys, ring_names
from counselling.core.keys import RingName
from counselling.retention.models import SpentKey
from counselling.retention.queries.keys import idle_keys


def spend(keys: Collection[RingName]) -> None:
    """Note, in the transaction in which it goes, that something is gone which was wrapped under these keys.

    Whatever removes a conversation (or moves it to another key) calls this, so that the day's key follows.
    """
    SpentKey.objects.bulk_create([SpentKey(name.text) for name in keys], ignore_conflicts=True)


def delete_idle_keys(now: datetime) -> int:
    """Delete every key that nothing needs any more; returns how many went."""
    gone = drop_keys(idle_keys(now))
    left = {name.text for name in ring_names()}
    SpentKey.objects.exclude(pk__in=left).delete()
    return gone
