"""Conversations, found through the person who asks: not found is the same as not allowed."""

from uuid import UUID

from django.db.models import Q

from counselling.conversation.models import Conversation
from counselling.conversation.rules import COOKIE_AFTER_END, OWN_TEXT, State, hash_of_token
from counselling.core import clock

LENGTHS_COUNTED = 20


def visit_of_token(token: str) -> Conversation | None:
    """Return the visit that a cookie opens: running, or ended less than half an hour ago."""
    alive = Q(ended_at__isnull=True) | Q(ended_at__gte=clock.now() - COOKIE_AFTER_END)
    return Conversation.objects.select_related("counsellor").filter(alive, visit_hash=hash_of_token(token)).first()


def visit(conversation_id: UUID) -> Conversation | None:
    """Return a visit by its key, for a door that let the visitor in by cookie before."""
    return Conversation.objects.select_related("counsellor").filter(pk=conversation_id).first()


def conversation_for(staff_id: int, conversation_id: UUID) -> Conversation | None:
    """Return a counsellor's own conversation: running, or ended less than seven days ago."""
    readable = Q(state=State.ACTIVE) | Q(ended_at__gte=clock.now() - OWN_TEXT)
    return (
        Conversation.objects.select_related("counsellor", "feedback")
        .filter(readable, pk=conversation_id, counsellor_id=staff_id)
        .first()
    )


def running_for(staff_id: int) -> list[Conversation]:
    """Return a counsellor's running conversations, the oldest first."""
    own = Conversation.objects.select_related("counsellor").filter(counsellor_id=staff_id, state=State.ACTIVE)
    return list(own.order_by("taken_at"))


def holder_of(conversation_id: UUID) -> str:
    """Return the name of the counsellor who has a conversation, or an empty text."""
    found = Conversation.objects.filter(pk=conversation_id).values_list("counsellor__display_name", flat=True).first()
    return found or ""


def running_count() -> int:
    """Return how many conversations run."""
    return Conversation.objects.filter(state=State.ACTIVE).count()


def last_lengths() -> list[float]:
    """Return how many minutes each of the last twenty conversations took."""
    ended = Conversation.objects.filter(state=State.ENDED, taken_at__isnull=False).order_by("-ended_at")
    moments = ended.values_list("taken_at", "ended_at")[:LENGTHS_COUNTED]
    return [(end - start).total_seconds() / 60 for start, end in moments if start and end]
