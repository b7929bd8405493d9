"""Who talks with whom: conversations with two counsellors in them, and what is asked of colleagues."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from counselling.conversation.models import Asking, Conversation, Message, Note
from counselling.conversation.models.choices import State
from counselling.conversation.models.places import place_of_column
from counselling.conversation.models.visible import visible
from counselling.conversation.queries.lines import open_keys
from counselling.core import clock


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """The open question of a conversation; while `until` is empty the young person is asked."""

    id: UUID
    kind: str
    to: str
    discipline: str
    until: datetime | None

    @classmethod
    def of(cls, row: Conversation) -> "Asked | None":
        """Return what is asked in a conversation that was read with its question."""
        asking = getattr(row, "asking", None)
        if asking is None:
            return None
        return cls(
            id=asking.key,
            kind=asking.kind,
            to=asking.colleague.display_name,
            discipline=asking.colleague.discipline,
            until=asking.answer_until,
        )

    @property
    def of_visitor(self) -> bool:
        """Whether the young person is the one to answer."""
        return self.until is None


@dataclass(frozen=True, kw_only=True)
class OfMe:
    """What a colleague asks, read out for whom it is meant."""

    id: UUID
    conversation: UUID
    kind: str
    by: str
    nickname: str
    note: str
    until: datetime | None


def askings_of(staff_id: int, now: datetime) -> list[OfMe]:
    """Return what a counsellor is asked and may still answer, the oldest first."""
    rows = Asking.objects.select_related("conversation__counsellor", "conversation__colleague")
    met = rows.filter(visible(now, "conversation__"))
    mine = met.filter(colleague_id=staff_id, answer_until__gte=now).order_by("answer_until")
    return [_read(row) for row in mine]


def _read(row: Asking) -> OfMe:
    room = row.conversation
    key = open_keys.keep(room)
    return OfMe(
        id=row.key,
        conversation=room.id,
        kind=row.kind,
        by=room.counsellor.display_name if room.counsellor else "",
        nickname=key.open(bytes(room.nickname), place_of_column(room.id, "nickname")),
        note=key.open(bytes(row.note), place_of_column(room.id, "asking", str(row.key))),
        until=row.answer_until,
    )


def asked_now() -> frozenset[int]:
    """Return who of staff is asked something."""
    met = visible(clock.now(), "conversation__")
    open_ones = Asking.objects.filter(met, answer_until__isnull=False)
    return frozenset(open_ones.values_list("colleague_id", flat=True))


def taking_part(staff_id: int) -> Q:
    """Return what picks out the running conversations that somebody holds or joined."""
    return Q(state=State.ACTIVE) & (Q(counsellor_id=staff_id) | Q(colleague_id=staff_id))


def is_of_others(conversation_id: UUID, staff_id: int) -> bool:
    """Tell whether somebody else took such a conversation, and this person never had a part in it."""
    taken = Conversation.objects.filter(pk=conversation_id, counsellor__isnull=False)
    if not taken.exclude(counsellor_id=staff_id).exclude(colleague_id=staff_id).exists():
        return False
    wrote = [
        kind.objects.filter(conversation=conversation_id, author_id=staff_id)
        for kind in (Message, Note)
    ]
    return not any(written.exists() for written in wrote)


def held_by(staff_id: int) -> int:
    """Return how many running conversations somebody holds or joined."""
    return Conversation.objects.filter(taking_part(staff_id), practice=False).count()


def loads() -> Counter[int]:
    """Return of everybody how many running conversations they hold or joined."""
    running = Conversation.objects.filter(state=State.ACTIVE, practice=False)
    pairs = running.values_list("counsellor_id", "colleague_id")
    return Counter(one for pair in pairs for one in pair if one)
