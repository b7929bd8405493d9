"""What waits behind a pick-up code."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from counselling.core.lifetimes import oldest_kept
from counselling.privacy.models import Decision, Letter, LetterKind, Right
from counselling.privacy.rules.codes import Purpose, hash_of_code
from counselling.privacy.rules.desk import ANSWER_WAITS, ERASURE_WAITS


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A letter as whoever wrote it sees it. Nothing in it depends on whether there is a conversation."""

    kind: str
    received_at: datetime
    due_at: datetime
    later: str
    answered_at: datetime | None
    #: Until when the answer waits.
    until: datetime | None
    #: What the desk wrote, if it wrote.
    words: str = ""
    outcome: str = ""
    asked: str = ""
    decision: str = ""
    ground: str = ""
    #: When is erased what was found, if anything was.
    erase_at: datetime | None = None


def behind(typed: str, now: datetime) -> Waiting | None:
    """Return what waits behind a code; nothing for a wrong one, and for one whose answer is gone."""
    fresh = Q(answered_at=None) | Q(answered_at__gt=now - ANSWER_WAITS)
    known = Letter.objects.filter(fresh, received_at__gt=oldest_kept(now, "REQUEST_DAYS"))
    code_hash = hash_of_code(Purpose.PICK_UP, typed)
    letter = known.select_related("request", "complaint").filter(code_hash=code_hash).first()
    return _waiting(letter) if letter else None


def _waiting(letter: Letter) -> Waiting:
    answered = letter.answered_at
    return Waiting(
        kind=letter.kind,
        received_at=letter.received_at,
        due_at=letter.due_at,
        later=letter.later,
        answered_at=answered,
        until=answered + ANSWER_WAITS if answered else None,
        words=letter.read("answer", letter.answer),
        **_decided(letter),
    )


def _decided(letter: Letter) -> dict[str, Any]:
    if letter.kind == LetterKind.COMPLAINT:
        # With a fixed answer a judgement would tell that there was something to judge.
        return {"outcome": letter.complaint.outcome if letter.answer else ""}
    if letter.kind == LetterKind.CONTACT:
        return {}
    request, answered = letter.request, letter.answered_at
    erases = request.asked == Right.ERASE and request.decision == Decision.GRANTED
    return {
        "asked": request.asked,
        "decision": request.decision,
        "ground": request.ground,
        "erase_at": answered + ERASURE_WAITS if erases and answered else None,
    }
