"""Practice conversations that are going on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from counselling.conversation.models import Conversation, Message
from counselling.conversation.models.choices import Sender, State
from counselling.shift.rules.practice import step_after


@dataclass(frozen=True)
class Practice:
    """How far a practice conversation is; `answered_at` is when the counsellor spoke last, after Sam."""

    conversation: UUID
    language: str
    said: int
    answered_at: datetime | None


def running_practices() -> list[Practice]:
    """Return the practice conversations that nobody ended."""
    rows = Conversation.objects.filter(practice=True, state=State.ACTIVE)
    return [_practice(*row) for row in rows.values_list("pk", "language")]


def _practice(conversation: UUID, language: str) -> Practice:
    lines = Message.objects.filter(conversation_id=conversation)
    said = lines.filter(sender=Sender.VISITOR).count()
    last = lines.order_by("-seq").values_list("sender", "created_at").first()
    answered = last is not None and said > 0 and last[0] != Sender.VISITOR
    return Practice(conversation, language, said, last[1] if last and answered else None)


def hint_of(conversation: UUID) -> str:
    """Return what a counsellor may try now in their practice conversation."""
    said = Message.objects.filter(conversation_id=conversation, sender=Sender.VISITOR).count()
    return str(step_after(said).hint)
