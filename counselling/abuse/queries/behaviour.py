"""What a counsellor sees before a measure: what may be done now, what was done, what the young person will read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import override

from counselling.abuse.models import Measure
from counselling.abuse.models.choices import Ground, Kind
from counselling.abuse.models.measure import LASTING
from counselling.abuse.queries.measures import lasting
from counselling.abuse.rules.evening import Evening
from counselling.abuse.rules.measures import AFTERWARDS, GENTLER, SoFar, ends, why_not
from counselling.abuse.rules.words import CODES, NOTHING_READ, line_in_words
from counselling.conversation.models import Conversation, Message
from counselling.conversation.models.choices import Sender, State
from counselling.conversation.models.places import place_of_column
from counselling.conversation.queries.lines import open_keys
from counselling.core import clock
from counselling.core.clock import iso
from counselling.core.errors import Refused
from counselling.origin.queries.arrivals import tags_of_visit


@dataclass(frozen=True, kw_only=True)
class Step:
    """A measure that can be chosen, or why not: for any ground, and for what is free of a warning."""

    kind: str
    why_not: str
    why_not_at_once: str
    until: datetime | None
    reads: str


@dataclass(frozen=True, kw_only=True)
class Given:
    """A measure that was taken about this visit."""

    id: UUID
    kind: str
    ground: str
    by: str
    mine: bool
    at: datetime
    until: datetime | None
    active: bool


@dataclass(frozen=True, kw_only=True)
class Behaviour:
    """All that the sheet shows."""

    shared: bool
    steps: list[Step]
    given: list[Given]


def own_visit(staff_id: int, conversation: Conversation, now: datetime) -> None:
    """Raise `Refused` unless this is a visit that somebody took themselves and that is not long over."""
    if conversation.counsellor_id != staff_id:
        raise Refused("not_yours")
    if conversation.practice:
        raise Refused("practice")
    if conversation.ended_at is not None and now - conversation.ended_at > AFTERWARDS:
        raise Refused("ended")


def so_far(conversation: Conversation, tags: list[str], now: datetime) -> SoFar:
    """Return what stands about a visit now."""
    given = Measure.objects.filter(conversation=conversation, lifted_at=None)
    kinds = set(given.values_list("kind", flat=True))
    known = lasting(now).filter(tag__in=[tag for tag in tags if tag], kind=Kind.SLOW)
    return SoFar(
        state=conversation.state,
        silent=_is_silent(conversation),
        warned=Kind.WARNING in kinds,
        gentler=bool(kinds & GENTLER) or known.exists(),
    )


def _is_silent(conversation: Conversation) -> bool:
    wrote = Message.objects.filter(conversation=conversation, sender=Sender.VISITOR)
    if wrote.exists():
        return False
    key = open_keys.keep(conversation)
    where = place_of_column(conversation.id, "question")
    return not key.open(bytes(conversation.question), where)


def behaviour_of(*, conversation_id: UUID, staff_id: int, evening: Evening) -> Behaviour:
    """Return what somebody may do about a visit of theirs; raises `Refused`: `not_yours`, `practice`, `ended`."""
    now = clock.now()
    visit = Conversation.objects.filter(pk=conversation_id).first()
    if visit is None:
        raise Refused("not_yours")
    own_visit(staff_id, visit, now)
    known = so_far(visit, tags_of_visit(visit.id), now)
    return Behaviour(
        shared=is_shared_visit(visit.id),
        steps=[_step(kind, visit, known, evening) for kind in Kind],
        given=_given(visit, staff_id, now),
    )


def is_shared_visit(conversation_id: UUID) -> bool:
    """Tell whether a visit came from a shared network, or from nobody knows where."""
    few = Conversation.objects.filter(Q(arrival__shared=False) & ~Q(arrival__tag=""))
    return not few.filter(pk=conversation_id).exists()


def _step(kind: Kind, visit: Conversation, known: SoFar, evening: Evening) -> Step:
    now = clock.now()
    until = ends(kind, 0, tonight=evening.ends_at, now=now)
    again = until if kind == Kind.PAUSE else evening.opens_after(until)
    # After the end nothing is written any more; whoever is blocked reads it when they come.
    read = kind if visit.state == State.ACTIVE or kind == Kind.BLOCK else Kind.FLAG
    return Step(
        kind=kind,
        why_not=why_not(kind, None, known),
        why_not_at_once=why_not(kind, Ground.THREAT, known),
        until=until if until > now else None,
        reads=words_of(read, visit.language, again, now),
    )


def words_of(kind: Kind, language: str, until: datetime, now: datetime) -> str:
    """Return what somebody reads of a measure, in their language; what only counts, they never read."""
    if kind == Kind.FLAG:
        return str(NOTHING_READ)
    with override(language):
        return line_in_words(CODES[kind], {"until": iso(until)}, now)


def _given(visit: Conversation, staff_id: int, now: datetime) -> list[Given]:
    rows = Measure.objects.filter(conversation=visit, lifted_at=None).order_by("made_at", "pk")
    return [
        Given(
            id=row.id,
            kind=row.kind,
            ground=row.ground,
            by=row.made_by.display_name,
            mine=row.made_by_id == staff_id,
            at=row.made_at,
            until=row.ends_at if row.ends_at > row.made_at else None,
            active=row.kind in (*LASTING, Kind.PAUSE) and row.ends_at > now,
        )
        for row in rows.select_related("made_by")
    ]
