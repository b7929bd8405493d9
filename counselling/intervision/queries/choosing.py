"""What a counsellor may propose, what was drawn of theirs, and from what is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from counselling.conversation.models import Conversation, Message
from counselling.conversation.queries.visits import FIRST_REPLY
from counselling.conversation.rules import EndedBy, Sender, State
from counselling.intervision.models import Candidate, Stage
from counselling.intervision.rules.choosing import OBJECT_WITHIN, PROPOSE_WITHIN, Drawable

SHOWN_MOST = 50

#: What a draw looks at.
DRAWN_BY = (
    "pk", "opened_at", "taken_at", "replied_at", "ended_at", "ended_by", "feedback__stars",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Own:
    """A conversation of one's own, and how far it is on its way; `candidate` is none where it was not chosen."""

    conversation: UUID
    nickname: str
    ended_at: datetime
    candidate: UUID | None
    stage: str
    drawn_for: str
    #: Until when its counsellor may object, where it was drawn.
    object_until: datetime | None
    #: The young person would rather not that it is learned from.
    unwanted: bool


def both_wrote() -> Q:
    """Return what leaves out conversations in which one of the two wrote nothing that is still kept."""
    lines = Message.objects.filter(conversation=OuterRef("pk"))
    wrote = lines.filter(sender=Sender.VISITOR), lines.filter(sender=Sender.COUNSELLOR)
    return Q(Exists(wrote[0])) & Q(Exists(wrote[1]))


def learnable() -> QuerySet[Conversation]:
    """Return what may be learned from: held, answered, and nobody said no; chosen already or not."""
    ended = Conversation.objects.filter(state=State.ENDED, practice=False, objected_at=None)
    # Whoever said nothing has answered nothing: then the privacy statement decides. Whoever objected said no, also
    # where that waits to be decided, or was made before a no was kept with the conversation.
    wanted = ended.exclude(may_learn=False).exclude(objections__isnull=False)
    return wanted.filter(both_wrote())


def own_lately(staff_id: int, now: datetime) -> list[Own]:
    """Return a counsellor's conversations of the last days, and those that are on their way, the newest first."""
    lately = Conversation.objects.filter(
        counsellor_id=staff_id, state=State.ENDED, practice=False, ended_at__gt=now - PROPOSE_WITHIN
    )
    mine = Candidate.objects.filter(conversation__counsellor_id=staff_id)
    drawn = Conversation.objects.filter(pk__in=mine.filter(stage=Stage.TOLD).values("conversation"))
    rows = (lately.filter(both_wrote()) | drawn).select_related("candidate").distinct()
    found = list(rows.order_by("-ended_at")[:SHOWN_MOST])
    wanted = set(learnable().filter(pk__in=[row.pk for row in found]).values_list("pk", flat=True))
    return [_own(row, unwanted=row.pk not in wanted) for row in found]


def told_count(staff_id: int) -> int:
    """Return how many conversations of a counsellor were drawn and may still be objected to."""
    told = Candidate.objects.filter(stage=Stage.TOLD, conversation__counsellor_id=staff_id)
    return told.filter(conversation__in=learnable()).count()


def _own(row: Conversation, *, unwanted: bool) -> Own:
    candidate: Candidate | None = getattr(row, "candidate", None)
    told = candidate is not None and candidate.stage == Stage.TOLD
    return Own(
        conversation=row.id,
        nickname=row.read("nickname", row.nickname),
        ended_at=row.ended_at or row.opened_at,
        candidate=candidate.id if candidate else None,
        stage=candidate.stage if candidate else "",
        drawn_for=candidate.drawn_for if candidate else "",
        object_until=candidate.begun_at + OBJECT_WITHIN if candidate and told else None,
        unwanted=unwanted,
    )


def drawable(monday: date) -> Iterator[Drawable]:
    """Go through what may be drawn of a week: what ended in it and was not chosen already."""
    zone = ZoneInfo(settings.TIME_ZONE)
    begin = datetime(monday.year, monday.month, monday.day, tzinfo=zone)
    until = monday + timedelta(days=7)
    end = datetime(until.year, until.month, until.day, tzinfo=zone)
    rows = learnable().filter(ended_at__gte=begin, ended_at__lt=end, candidate=None)
    for row in rows.annotate(replied_at=FIRST_REPLY).order_by("pk").values(*DRAWN_BY):
        yield _drawable(row)


def _drawable(row: dict[str, Any]) -> Drawable:
    return Drawable(
        id=row["pk"],
        waited=(row["taken_at"] or row["ended_at"]) - row["opened_at"],
        lasted=row["ended_at"] - (row["replied_at"] or row["ended_at"]),
        left=row["ended_by"] == EndedBy.VISITOR,
        stars=row["feedback__stars"],
    )


@dataclass(frozen=True, kw_only=True)
class Objected:
    """Why a colleague did not want a drawn conversation looked at; of which one nobody is told."""

    at: datetime
    words: str


def objections() -> list[Objected]:
    """Return why drawn conversations were not looked at, the newest first."""
    rows = Candidate.objects.exclude(objection=b"").select_related("conversation")
    return [
        Objected(
            at=row.touched_at or row.begun_at,
            words=row.conversation.read("candidate_objection", row.objection),
        )
        for row in rows.filter(conversation__in=Conversation.objects.all()).order_by("-begun_at")[
            :SHOWN_MOST
        ]
    ]
