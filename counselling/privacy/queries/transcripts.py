"""A conversation as it was written, for the few who may read it; whoever reads it calls a verb, which notes it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from counselling.conversation.events import MessageLine
from counselling.conversation.models import Conversation
from counselling.conversation.queries.lines import lines_of
from counselling.core.lifetimes import oldest_kept


@dataclass(frozen=True, kw_only=True)
class Transcript:
    """A conversation in clear."""

    id: UUID
    nickname: str
    question: str
    topic: str
    began_at: datetime
    ended_at: datetime | None
    lines: list[MessageLine]


def kept(now: datetime) -> QuerySet[Conversation]:
    """Return the conversations that are kept, set apart or not; what was hidden is met by nobody."""
    return Conversation.everything.filter(_young(now), hidden_at__isnull=True)


def kept_or_hidden(now: datetime) -> QuerySet[Conversation]:
    """Return the same with what was hidden: a complaint that holds its erasure up goes on."""
    return Conversation.everything.filter(_young(now))


def _young(now: datetime) -> Q:
    young = Q(ended_at__gt=oldest_kept(now, "CONVERSATION_DAYS"))
    return young | Q(ended_at__isnull=True) | Q(held_until__gt=now)


def transcript_of(conversation: Conversation) -> Transcript:
    """Return a conversation in clear."""
    return Transcript(
        id=conversation.id,
        nickname=conversation.read("nickname", conversation.nickname),
        question=conversation.read("question", conversation.question),
        topic=conversation.get_topic_display(),
        began_at=conversation.opened_at,
        ended_at=conversation.ended_at,
        lines=lines_of(conversation.id, conversation.data_key(), 0),
    )
