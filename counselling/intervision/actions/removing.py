"""Removing transcripts: the one place that does, so that nothing of one is left elsewhere."""

from collections.abc import Collection
from uuid import UUID

from counselling.core.keys import RingName
from counselling.intervision.actions.indexing import unindex
from counselling.intervision.models import Transcript


def remove_transcripts(keys: Collection[UUID]) -> frozenset[RingName]:
    """Remove transcripts with all that was said of them, and return the keys of the ring that fewer need.

    Their words leave the index in the same transaction.
    """
    rows = list(Transcript.everything.filter(pk__in=keys))
    unindex([row.pk for row in rows])
    Transcript.everything.filter(pk__in=[row.pk for row in rows]).delete()
    return frozenset(row.ring_name for row in rows)
