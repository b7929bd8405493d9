"""Complaints, found through who asks: whoever worked that day finds none until it is decided, and never the text."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from accounts.models import Staff
from accounts.queries import admitted
from accounts.rules import Role
from counselling.core.lifetimes import oldest_kept
from counselling.privacy.models import Complaint, ComplaintReader, Told
from counselling.privacy.queries.desk import Standing, first_due, has_texts, standing, told_of
from counselling.privacy.queries.shifts import at_work_between, shift_of
from counselling.privacy.queries.transcripts import kept_or_hidden
from counselling.privacy.rules.desk import LISTED, answer_is_fixed, day_span, read_day

#: Roles whose people may be named to read a conversation.
MAY_READ = frozenset({Role.SUPERVISOR, Role.COORDINATOR, Role.PRIVACY_OFFICER})


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Who asks, and whether they sit at the desk or can only have been named."""

    staff_id: int
    desk: bool


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Somebody who was named to read the conversation, why, and what they found."""

    staff_id: int
    name: str
    named_by: str
    named_at: datetime
    until: datetime
    reason: str
    finding: str
    #: Whether they may still read.
    reads: bool


@dataclass(frozen=True, kw_only=True)
class Case:
    """A complaint as a row of the list shows it."""

    standing: Standing
    conversation: UUID | None
    proven: bool
    outcome: str
    #: How many were named to read.
    named: int


@dataclass(frozen=True, kw_only=True)
class OpenCase:
    """A complaint with its texts, for whoever handles it or was named."""

    case: Case
    told: Told
    answer: str
    for_counsellor: str
    readers: list[Reader]
    #: Whether the answer is the same for everybody, because it must tell nothing.
    fixed: bool
    #: Whether this reader sits at the desk.
    desk: bool
    #: Whether this reader may read the conversation now.
    reads: bool
    #: Whether the conversation is still there.
    there: bool


def is_open(conversation_id: UUID) -> bool:
    """Tell whether a complaint about this conversation waits for a decision: its erasure waits too."""
    return Complaint.objects.filter(
        conversation=conversation_id, letter__answered_at__isnull=True
    ).exists()


def complaints_for(asker: Asker, now: datetime) -> list[Case]:
    """Return the complaints that somebody may see: open ones first, the first due on top."""
    rows = _known(now).order_by(*first_due("letter__"))
    if not asker.desk:
        rows = rows.filter(readers__staff=asker.staff_id)
    return [_case(row, now) for row in rows[:LISTED] if sees(row, asker, now)]


def complaints_overdue(asker: Asker, now: datetime) -> int:
    """Return how many complaints were due before now, of those that somebody at the desk may see."""
    late = _known(now).filter(letter__answered_at=None, letter__due_at__lte=now)
    return sum(sees(row, asker, now) for row in late) if asker.desk else 0


def complaint_for(asker: Asker, number: int, now: datetime) -> OpenCase | None:
    """Return one complaint that somebody may see; none for any other."""
    row = _known(now).filter(pk=number).first()
    if row is None or not sees(row, asker, now):
        return None
    letter, texts, told = row.letter, has_texts(row.letter, now), told_of(row.letter, now)
    mine = [one for one in row.readers.all() if one.staff_id == asker.staff_id]
    there = row.conversation is not None and kept_or_hidden(now).filter(pk=row.conversation)
    return OpenCase(
        case=_case(row, now),
        told=told,
        fixed=answer_is_fixed(told, proven=row.proven),
        answer=letter.read("answer", letter.answer) if texts else "",
        for_counsellor=letter.read("for_counsellor", row.for_counsellor) if texts else "",
        readers=[_reader(row, one, now, texts=texts) for one in row.readers.all()],
        desk=asker.desk,
        reads=bool(mine) and may_read(row, mine[0], now),
        there=bool(there and there.exists()),
    )


def is_read_by_others(number: int, staff_id: int, now: datetime) -> bool:
    """Tell whether there is such a complaint, and this person was never named to read for it."""
    return _known(now).filter(pk=number).exclude(readers__staff=staff_id).exists()


def sees(row: Complaint, asker: Asker, now: datetime) -> bool:
    """Tell whether somebody may see a complaint: the desk, and who was named; never who worked that day."""
    named = any(one.staff_id == asker.staff_id and one.until > now for one in row.readers.all())
    return (asker.desk or named) and asker.staff_id not in concerned(row)


def may_read(row: Complaint, reader: ComplaintReader, now: datetime) -> bool:
    """Tell whether somebody who was named may read the conversation now."""
    return row.letter.answered_at is None and reader.until > now


def concerned(row: Complaint) -> set[int]:
    """Return who may judge nothing of a complaint: who worked on the day of the conversation, or on the told day."""
    if row.conversation is not None:
        return shift_of(row.conversation)
    letter = row.letter
    # Told to the desk without a conversation: the day is all there is.
    day = read_day(told_of(letter, letter.received_at).day) if letter.wrapped_key else None
    return at_work_between(*day_span(day)) if day else set()


def may_be_named(row: Complaint) -> list[tuple[int, str]]:
    """Return who may be named to read the conversation of a complaint, by name."""
    barred = concerned(row) | {one.staff_id for one in row.readers.all()}
    people = Staff.objects.filter(admitted()).exclude(pk__in=barred).order_by("display_name", "pk")
    return [(one.pk, one.display_name) for one in people if not MAY_READ.isdisjoint(one.roles)]


def nameable(number: int) -> list[tuple[int, str]]:
    """Return who may be named for a complaint."""
    row = Complaint.objects.select_related("letter").filter(pk=number).first()
    return may_be_named(row) if row else []


def _known(now: datetime) -> QuerySet[Complaint]:
    readers = ComplaintReader.objects.select_related("staff", "named_by").order_by("place")
    rows = Complaint.objects.filter(letter__received_at__gt=oldest_kept(now, "REQUEST_DAYS"))
    return rows.select_related("letter__answered_by").prefetch_related(
        Prefetch("readers", queryset=readers)
    )


def _case(row: Complaint, now: datetime) -> Case:
    return Case(
        standing=standing(row.letter, now),
        conversation=row.conversation,
        proven=row.proven,
        outcome=row.outcome,
        named=len(row.readers.all()),
    )


def _reader(row: Complaint, one: ComplaintReader, now: datetime, *, texts: bool) -> Reader:
    def read(column: str, sealed: bytes) -> str:
        return row.letter.read(column, sealed, str(one.staff_id)) if texts else ""

    return Reader(
        staff_id=one.staff_id,
        name=one.staff.display_name,
        named_by=one.named_by.display_name,
        named_at=one.named_at,
        until=one.until,
        reason=read("reader_reason", bytes(one.reason)),
        finding=read("reader_finding", bytes(one.finding)),
        reads=may_read(row, one, now),
    )
