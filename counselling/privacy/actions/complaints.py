"""The complaints desk: finding the conversation, naming two who read it, deciding, answering."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.core import clock, text
from counselling.core.clock import iso
from counselling.core.errors import Refused
from counselling.privacy.models import Complaint, ComplaintReader, Outcome
from counselling.privacy.queries.complaints import (
    Asker,
    concerned,
    may_be_named,
    may_read,
    sees,
)
from counselling.privacy.queries.desk import told_of
from counselling.privacy.queries.knowledge import fits
from counselling.privacy.queries.transcripts import Transcript, kept_or_hidden, transcript_of
from counselling.privacy.rules.desk import (
    ANSWER_LIMIT,
    READERS,
    READING_DAYS,
    REASON_LIMIT,
    answer_is_fixed,
)


def link_conversation(*, number: int, asker: Asker, conversation_id: UUID) -> None:
    """Say which conversation a complaint is about, by what was told of it.

    Raises `Refused`: `gone`, `own` for who worked on that day, `invalid` for one that does not fit.
    """
    now = clock.now()
    with transaction.atomic():
        complaint = _of_desk(number, asker)
        if complaint.conversation is not None or complaint.readers.exists():
            raise Refused("gone")
        if not fits(told_of(complaint.letter, now), conversation_id, now):
            raise Refused("invalid")
        complaint.conversation = conversation_id
        if asker.staff_id in concerned(complaint):
            raise Refused("own")
        complaint.save(update_fields=["conversation"])
        _noted("complaint_linked", asker.staff_id, complaint)


def name_reader(*, number: int, asker: Asker, reader_id: int, reason: str) -> None:
    """Name somebody to read the conversation of a complaint for a while: the first or the second, never a third.

    Raises `Refused`: `gone`, `no_conversation`, `two_already`, `not_them` for who worked on that day or may not
    read, and what the reason is refused for.
    """
    why = text.clean(reason, limit=REASON_LIMIT)
    now = clock.now()
    with transaction.atomic():
        complaint = _of_desk(number, asker)
        if complaint.conversation is None:
            raise Refused("no_conversation")
        place = complaint.readers.count() + 1
        if place > READERS:
            raise Refused("two_already")
        if reader_id not in dict(may_be_named(complaint)):
            raise Refused("not_them")
        until = now + timedelta(days=READING_DAYS)
        ComplaintReader.objects.create(
            complaint=complaint, staff_id=reader_id, place=place, named_by_id=asker.staff_id,
            named_at=now, until=until,
            reason=complaint.letter.seal("reader_reason", why, str(reader_id)),
        )  # fmt: skip
        _noted(
            "complaint_reader_named",
            asker.staff_id,
            complaint,
            why,
            whom=reader_id,
            until=iso(until),
        )


def read_for_complaint(*, number: int, asker: Asker) -> Transcript:
    """Read the conversation of a complaint, as one of the two who were named; every time is written down.

    Raises `Refused("gone")` for anybody else, afterwards, and where the conversation is not there any more.
    """
    now = clock.now()
    with transaction.atomic():
        complaint = _open(number, asker)
        reader = _named(complaint, asker)
        found = _read(complaint, now)
        why = complaint.letter.read("reader_reason", reader.reason, str(reader.staff_id))
        _noted("complaint_conversation_read", asker.staff_id, complaint, why)
    return found


def _read(complaint: Complaint, now: datetime) -> Transcript:
    there = kept_or_hidden(now).filter(pk__in=[complaint.conversation])
    if (row := there.first()) is None:
        raise Refused("gone")
    return transcript_of(row)


def note_finding(*, number: int, asker: Asker, finding: str) -> None:
    """Write down for the desk what a named reader found; a later one takes its place. Raises `Refused("gone")`."""
    words = text.clean(finding, limit=ANSWER_LIMIT)
    with transaction.atomic():
        complaint = _open(number, asker)
        reader = _named(complaint, asker)
        reader.finding = complaint.letter.seal("reader_finding", words, str(reader.staff_id))
        reader.save(update_fields=["finding"])
        _noted("complaint_finding_noted", asker.staff_id, complaint)


def decide_complaint(
    *, number: int, asker: Asker, outcome: str, answer: str, for_counsellor: str = ""
) -> None:
    """Decide about a complaint and answer it; from then on nobody reads its conversation.

    To whoever only knows of a conversation the answer is a fixed one, whether it was found or not.
    Raises `Refused`: `gone`, `choose`, `fixed_answer`, and what a text is refused for.
    """
    if outcome not in Outcome.values:
        raise Refused("choose")
    words = text.clean_or_empty(answer, limit=ANSWER_LIMIT)
    told = text.clean_or_empty(for_counsellor, limit=ANSWER_LIMIT)
    with transaction.atomic():
        complaint = _of_desk(number, asker)
        _check_answer(complaint, words)
        letter = complaint.letter
        complaint.outcome = outcome
        complaint.for_counsellor = letter.seal("for_counsellor", told) if told else b""
        complaint.save(update_fields=["outcome", "for_counsellor"])
        letter.answer = letter.seal("answer", words) if words else b""
        letter.answered_at, letter.answered_by_id = clock.now(), asker.staff_id
        letter.save(update_fields=["answer", "answered_at", "answered_by"])
        _noted("complaint_decided", asker.staff_id, complaint, outcome=outcome)


def _check_answer(complaint: Complaint, words: str) -> None:
    told = told_of(complaint.letter, clock.now())
    if answer_is_fixed(told, proven=complaint.proven):
        if words:
            raise Refused("fixed_answer")
    elif not words:
        raise Refused("empty")


def _of_desk(number: int, asker: Asker) -> Complaint:
    if not asker.desk:
        raise Refused("gone")
    return _open(number, asker)


def _open(number: int, asker: Asker) -> Complaint:
    """Return an open complaint that this person sees, locked; raises `Refused("gone")`."""
    rows = Complaint.objects.select_related("letter").select_for_update(of=("self", "letter"))
    complaint = rows.filter(pk=number, letter__answered_at=None).first()
    if complaint is None or not sees(complaint, asker, clock.now()):
        raise Refused("gone")
    return complaint


def _named(complaint: Complaint, asker: Asker) -> ComplaintReader:
    reader = complaint.readers.filter(staff_id=asker.staff_id).first()
    if reader is None or not may_read(complaint, reader, clock.now()):
        raise Refused("gone")
    return reader


def _noted(
    action: str, staff_id: int, complaint: Complaint, reason: str = "", **details: str | int
) -> None:
    """Write it down under the conversation, so that whoever has its code sees who looked and why."""
    about = complaint.conversation
    note_deed(
        actor_id=staff_id,
        action=action,
        subject=f"conversation {about}" if about else f"letter {complaint.pk}",
        reason=reason,
        letter=complaint.pk,
        **details,
    )
