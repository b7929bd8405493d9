"""Not learning from a conversation any more: its copy, what was said of it and every draft go at once."""

from uuid import UUID

from django.db import transaction

from counselling.core.keys import RingName
from counselling.intervision.actions.removing import remove_transcripts
from counselling.intervision.models import Candidate, Source, Stage

#: What a candidate loses when it goes no further.
EMPTIED = {"work": b"", "composed": b"", "question": b"", "sent_back": b""}


def stop_now(*, conversation_id: UUID) -> frozenset[RingName]:
    """Take the copy of a conversation out, and let a draft go no further; returns the keys that fewer need.

    Doing it again changes nothing.
    """
    with transaction.atomic():
        Candidate.everything.filter(conversation=conversation_id).update(
            stage=Stage.CLOSED, **EMPTIED
        )
        copies = Source.objects.filter(conversation=conversation_id)
        return remove_transcripts(list(copies.values_list("transcript_id", flat=True)))
