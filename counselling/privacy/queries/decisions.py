"""What a counsellor is told about complaints of their own conversations, once these are decided."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from counselling.conversation.models import Conversation
from counselling.privacy.models import Complaint
from counselling.privacy.rules.desk import ANSWER_WAITS


@dataclass(frozen=True)
class Decided:
    """One decision: when, and what the desk wrote for the counsellor."""

    at: datetime
    words: str


def decided_about(staff_id: int, now: datetime) -> list[Decided]:
    """Return what the desk wrote for this counsellor, the newest first; nothing before it decided."""
    theirs = Conversation.everything.filter(Q(counsellor_id=staff_id) | Q(colleague_id=staff_id))
    rows = Complaint.objects.filter(
        conversation__in=theirs.values("pk"), letter__answered_at__gt=now - ANSWER_WAITS
    ).exclude(for_counsellor=b"")
    found = rows.select_related("letter").order_by("-letter__answered_at")
    return [
        Decided(row.letter.answered_at, row.letter.read("for_counsellor", row.for_counsellor))
        for row in found
        if row.letter.answered_at is not None
    ]
