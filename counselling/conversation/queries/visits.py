"""Conversations, found through the person who asks: not found is the same as not allowed.

Doors get what they show as plain values; tables stay inside the house.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from counselling.conversation.models import Conversation, Message
from counselling.conversation.models.choices import Sender, State
from counselling.conversation.models.places import place_of_column
from counselling.conversation.queries.lines import WRITERS, open_keys
from counselling.conversation.queries.together import Asked, taking_part
from counselling.conversation.rules import (
    COOKIE_AFTER_END,
    OWN_TEXT,
    TALK_MINUTES,
    hash_of_token,
)
from counselling.core import clock
from counselling.core.crypto import DataKey

LENGTHS_COUNTED = 20
READ_WITH = (*WRITERS, "feedback", "asking__colleague")
#: When the counsellor first wrote since the visitor was taken, found by the numbers of the lines.
FIRST_REPLY = Subquery(
    Message.everything.filter(
        conversation=OuterRef("pk"), sender=Sender.COUNSELLOR, created_at__gte=OuterRef("taken_at")
    )
    .order_by("seq")
    .values("created_at")[:1]
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """A visit, as far as its page needs it before anything is read out."""

    id: UUID
    state: str
    language: str
    ended_by: str
    #: What they said to being learned from; empty while they said nothing.
    may_learn: bool | None
    #: The edition of the privacy statement that counted when it began.
    statement: str

    @property
    def ended(self) -> bool:
        """Whether the visit is over."""
        return self.state == State.ENDED


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk(Visit):
    """A conversation read out: texts in clear, the counsellor by name."""

    key: DataKey
    nickname: str
    question: str
    topic: str
    age_band: str
    i_am: str
    gender: str
    mood: int | None
    overlooked: str
    counsellor: str | None
    counsellor_id: int | None
    #: Somebody who was asked in and talks along, and what else is asked of colleagues.
    colleague: str | None
    asked: Asked | None
    opened_at: datetime
    taken_at: datetime | None
    turn_until: datetime | None
    #: When the counsellor first wrote; minutes are counted from there. Read for staff alone.
    replied_at: datetime | None
    minutes: int
    orphaned: bool
    #: Until when nothing that the visitor writes is taken.
    paused_until: datetime | None
    visitor_until: datetime
    left_quickly_at: datetime | None
    visitor_seen: int
    counsellor_seen: int
    last_seq: int
    feedback_given: bool
    practice: bool

    @classmethod
    def read(cls, row: Conversation) -> Self:
        """Read a row out; raises `KeyMissing` once its day's key is gone."""
        key = open_keys.keep(row)
        return cls(
            id=row.id,
            state=row.state,
            language=row.language,
            ended_by=row.ended_by,
            may_learn=row.may_learn,
            statement=row.statement,
            key=key,
            nickname=key.open(bytes(row.nickname), place_of_column(row.id, "nickname")),
            question=key.open(bytes(row.question), place_of_column(row.id, "question")),
            topic=row.topic,
            age_band=row.age_band,
            i_am=row.i_am,
            gender=row.gender,
            mood=row.mood,
            overlooked=row.overlooked,
            counsellor=row.counsellor.display_name if row.counsellor else None,
            counsellor_id=row.counsellor_id,
            colleague=row.colleague.display_name if row.colleague else None,
            asked=Asked.of(row),
            opened_at=row.opened_at,
            taken_at=row.taken_at,
            turn_until=row.turn_until,
            replied_at=getattr(row, "replied_at", None),
            minutes=TALK_MINUTES + row.extra_minutes,
            orphaned=row.orphaned_at is not None,
            paused_until=row.paused_until,
            visitor_until=row.visitor_until,
            left_quickly_at=row.left_quickly_at,
            visitor_seen=row.visitor_seen,
            counsellor_seen=row.counsellor_seen,
            last_seq=row.last_seq,
            feedback_given=hasattr(row, "feedback"),
            practice=row.practice,
        )


def visit_of_token(token: str) -> Visit | None:
    """Return the visit that a cookie opens: running, or ended less than half an hour ago."""
    alive = Q(ended_at__isnull=True) | Q(ended_at__gte=clock.now() - COOKIE_AFTER_END)
    found = Conversation.objects.filter(alive, visit_hash=hash_of_token(token))
    fields = found.values("id", "state", "language", "ended_by", "may_learn", "statement").first()
    return Visit(**fields) if fields else None


def talk_of_visit(conversation_id: UUID) -> Talk | None:
    """Return a visit read out, for a door that let the visitor in by cookie before."""
    return _read(Q(pk=conversation_id))


def talk_of_staff(staff_id: int, conversation_id: UUID) -> Talk | None:
    """Return a counsellor's own conversation: running, or ended less than seven days ago.

    Whoever joined one reads it until they leave or it ends, and not a line afterwards.
    """
    own = Q(counsellor_id=staff_id, ended_at__gte=clock.now() - OWN_TEXT)
    readable = taking_part(staff_id) | own
    return _read(readable & Q(pk=conversation_id), replied_at=FIRST_REPLY)


def _read(wanted: Q, **more: Subquery) -> Talk | None:
    rows = Conversation.objects.select_related(*READ_WITH).annotate(**more)
    row = rows.filter(wanted).first()
    return Talk.read(row) if row else None


def running_of_staff(staff_id: int) -> list[Talk]:
    """Return the running conversations that a counsellor holds or joined, the oldest first."""
    own = Conversation.objects.filter(taking_part(staff_id)).order_by("taken_at")
    rows = own.select_related(*READ_WITH).annotate(replied_at=FIRST_REPLY)
    return [Talk.read(row) for row in rows]


def running_keys(staff_id: int) -> list[UUID]:
    """Return the keys of the running conversations that a counsellor holds or joined, the oldest first."""
    own = Conversation.objects.filter(taking_part(staff_id))
    return list(own.order_by("taken_at").values_list("pk", flat=True))


def holder_of(conversation_id: UUID) -> str:
    """Return the name of the counsellor who has a conversation, or an empty text."""
    names = Conversation.objects.filter(pk=conversation_id).values_list(
        "counsellor__display_name", flat=True
    )
    return names.first() or ""


def waiting_among(conversations: Collection[UUID]) -> set[UUID]:
    """Return those of these visits that wait; not of those who left in a hurry and may come back."""
    waiting = Conversation.objects.filter(
        pk__in=conversations, state=State.WAITING, visit_hash__isnull=False
    )
    return set(waiting.values_list("pk", flat=True))


def last_lengths() -> list[float]:
    """Return how many minutes each of the last twenty conversations took."""
    ended = Conversation.objects.filter(
        ended_at__isnull=False, taken_at__isnull=False, practice=False
    )
    ended = ended.order_by("-ended_at")
    moments = ended.values_list("taken_at", "ended_at")[:LENGTHS_COUNTED]
    return [(end - start).total_seconds() / 60 for start, end in moments if start and end]
