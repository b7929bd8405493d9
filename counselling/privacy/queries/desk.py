"""Requests about what is kept, for the desk of the privacy officer."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db.models import F, OrderBy, QuerySet

from counselling.core.lifetimes import oldest_kept
from counselling.privacy.models import Letter, LetterKind, Matched, Right, RightsRequest, Told
from counselling.privacy.rules.desk import ANSWER_WAITS, LISTED, last_day


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a letter stands; no text of whoever wrote it."""

    number: int
    kind: str
    language: str
    received_at: datetime
    due_at: datetime
    #: The last day on which its answer is in time.
    last_day: date
    overdue: bool
    later: str
    answered_at: datetime | None
    answered_by: str


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request, as a row of the list."""

    standing: Standing
    asked: str
    asked_label: str
    decision: str
    ground: str


@dataclass(frozen=True, kw_only=True)
class ReadRequest:
    """A request with what was told, as long as that is kept, and what it was taken to be about."""

    asked: Asked
    told: Told
    matched: list[Matched]


def requests(now: datetime) -> list[Asked]:
    """Return the requests: open ones first, the first due on top; then the answered ones."""
    rows = _known(now).select_related("letter__answered_by").order_by(*first_due("letter__"))
    return [_asked(row, now) for row in rows[:LISTED]]


def first_due(letter: str = "") -> tuple[OrderBy, str]:
    """Return the order of every list: what waits for an answer, the first due on top, then the rest."""
    return F(f"{letter}answered_at").asc(nulls_first=True), f"{letter}due_at"


def overdue(now: datetime, kind: LetterKind = LetterKind.REQUEST) -> int:
    """Return how many letters of a kind were due before now and wait for their answer."""
    rows = Letter.objects.filter(kind=kind, received_at__gt=oldest_kept(now, "REQUEST_DAYS"))
    return rows.filter(answered_at=None, due_at__lte=now).count()


def read_request(number: int, now: datetime) -> ReadRequest | None:
    """Return a request with its texts; none for one that is not there any more."""
    row = _known(now).select_related("letter__answered_by").filter(pk=number).first()
    if row is None:
        return None
    return ReadRequest(
        asked=_asked(row, now), told=told_of(row.letter, now), matched=list(row.matched.all())
    )


def erasure_waiting(conversation_id: UUID) -> datetime | None:
    """Return when a conversation will be erased because somebody without its code asked, if it will."""
    waiting = Matched.objects.filter(
        conversation=conversation_id, erase_at__isnull=False, cancelled_at=None, erased_at=None
    )
    return waiting.order_by("erase_at").values_list("erase_at", flat=True).first()


def standing(letter: Letter, now: datetime) -> Standing:
    """Return where a letter stands."""
    return Standing(
        number=letter.pk,
        kind=letter.kind,
        language=letter.language,
        received_at=letter.received_at,
        due_at=letter.due_at,
        last_day=last_day(letter.due_at),
        overdue=letter.answered_at is None and letter.due_at <= now,
        later=letter.later,
        answered_at=letter.answered_at,
        answered_by=letter.answered_by.display_name if letter.answered_by else "",
    )


def told_of(letter: Letter, now: datetime) -> Told:
    """Return what somebody wrote; empty once that is not kept any more."""
    if not has_texts(letter, now):
        return Told()
    return msgspec.json.decode(letter.read("told", letter.told), type=Told)


def has_texts(letter: Letter, now: datetime) -> bool:
    """Tell whether the texts of a letter are still kept."""
    gone = letter.answered_at is not None and letter.answered_at <= now - ANSWER_WAITS
    return bool(letter.wrapped_key) and not gone


def _known(now: datetime) -> QuerySet[RightsRequest]:
    return RightsRequest.objects.filter(letter__received_at__gt=oldest_kept(now, "REQUEST_DAYS"))


def _asked(row: RightsRequest, now: datetime) -> Asked:
    return Asked(
        standing=standing(row.letter, now),
        asked=row.asked,
        asked_label=str(Right(row.asked).label),
        decision=row.decision,
        ground=row.ground,
    )
