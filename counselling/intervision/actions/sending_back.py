"""Sending a copy back to whoever takes names out."""

from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.core import text
from counselling.core.errors import Refused
from counselling.intervision.actions.desk import locked_candidate
from counselling.intervision.models import Stage
from counselling.intervision.queries.laying import SENT_BACK
from counselling.intervision.queries.permission import may_review
from counselling.intervision.rules.times import SENT_BACK_LIMIT


def send_back(*, candidate_id: UUID, staff_id: int, why: str) -> None:
    """Send a copy back and say what is to be done; it keeps its place in its batch.

    Raises `Refused`: `gone` for one that is not theirs to read, and what a text is refused for.
    """
    words = text.clean(why, limit=SENT_BACK_LIMIT)
    with transaction.atomic():
        candidate = locked_candidate(candidate_id)
        if not may_review(candidate, staff_id):
            raise Refused("gone")
        candidate.stage = Stage.REDACTING
        candidate.sent_back = candidate.conversation.seal(SENT_BACK, words)
        candidate.sent_back_by_id = staff_id
        # Whoever takes it up again looks at it afresh.
        candidate.redactor = candidate.taken_at = candidate.taken_until = None
        candidate.version += 1
        candidate.save()
        subject = f"conversation {candidate.conversation_id}"
        note_deed(actor_id=staff_id, action="transcript_sent_back", subject=subject)
