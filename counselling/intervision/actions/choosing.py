"""Choosing conversations to learn from: a counsellor proposes one, or the lot draws some."""

from datetime import date, datetime
from random import SystemRandom
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from accounts.audit import note_deed
from counselling.conversation.models import Conversation
from counselling.core import clock, journal, text
from counselling.core.errors import Refused
from counselling.core.journal import Kind
from counselling.intervision.models import Candidate, Draw, DrawnFor, Stage
from counselling.intervision.queries.choosing import drawable, learnable
from counselling.intervision.rules.choosing import (
    OBJECT_WITHIN,
    OBJECTION_LIMIT,
    PROPOSE_WITHIN,
    QUESTION_LIMIT,
    fair_draw,
    last_week,
)


def propose(*, conversation_id: UUID, staff_id: int, question: str) -> UUID:
    """Propose one's own conversation, with what one wants to learn; returns the candidate. Twice is once.

    Raises `Refused`: `not_yours`, `long_ago`, `unwanted` where the young person would rather not or nobody
    talked, `closed` for one that goes no further, and what a text is refused for.
    """
    words = text.clean(question, limit=QUESTION_LIMIT)
    with transaction.atomic():
        row = _own_ended(conversation_id, staff_id)
        known = Candidate.objects.select_for_update(of=("self",)).filter(conversation=row).first()
        if known is not None and (known.stage == Stage.CLOSED or known.proposed_by_id != staff_id):
            raise Refused("closed" if known.stage == Stage.CLOSED else "drawn")
        if known is not None:
            return known.id
        made = Candidate.objects.create(
            conversation=row,
            proposed_by_id=staff_id,
            begun_at=clock.now(),
            stage=Stage.REDACTING,
            question=row.seal("candidate_question", words),
        )
        _noted("conversation_proposed", row.id, staff_id)
        return made.id


def object_to_draw(*, candidate_id: UUID, staff_id: int, why: str) -> None:
    """Keep a drawn conversation of one's own from being looked at, and say why.

    Raises `Refused`: `gone` for one that is not (any more) to be objected to, `not_written_down`, and what a text is
    refused for.
    """
    words = text.clean(why, limit=OBJECTION_LIMIT)
    with transaction.atomic():
        row = _told(candidate_id, staff_id)
        journal.note(Kind.DRAW_OBJECTED, f"conversation {row.conversation_id}")
        row.stage, row.touched_at = Stage.CLOSED, clock.now()
        row.objection = row.conversation.seal("candidate_objection", words)
        row.save(update_fields=["stage", "touched_at", "objection"])
        _noted("draw_objected", row.conversation_id, staff_id)


def object_to_draw_again(*, conversation_id: UUID) -> None:
    """Let a conversation not be drawn (again) that its counsellor objected to; doing it again changes nothing.

    Why they did is in no journal. What was drawn since the backup has no candidate: one that is closed keeps it
    from the lot.
    """
    if Conversation.everything.filter(pk=conversation_id).exists():
        Candidate.objects.update_or_create(
            conversation_id=conversation_id,
            defaults={"stage": Stage.CLOSED},
            create_defaults={
                "stage": Stage.CLOSED, "drawn_for": DrawnFor.RANDOM, "begun_at": clock.now(),
            },
        )  # fmt: skip


def agree_to_draw(*, candidate_id: UUID, staff_id: int) -> None:
    """Let a drawn conversation of one's own be looked at without waiting. Raises `Refused("gone")`."""
    with transaction.atomic():
        row = _told(candidate_id, staff_id)
        row.stage = Stage.REDACTING
        row.save(update_fields=["stage"])
        _noted("draw_agreed", row.conversation_id, staff_id)


def draw_sample(now: datetime) -> int:
    """Draw some conversations of the last week by lot, once, and return how many; whose they are is told.

    `INTERVISION_SAMPLE` says how many; 0 draws none.
    """
    week = last_week(now, ZoneInfo(settings.TIME_ZONE))
    with transaction.atomic():
        _, fresh = Draw.objects.get_or_create(week=week, defaults={"drawn_at": now})
        if not fresh:
            return 0
        drawn = fair_draw(list(drawable(week)), settings.INTERVISION_SAMPLE, SystemRandom())
        Candidate.objects.bulk_create(
            Candidate(conversation_id=key, drawn_for=why, begun_at=now, stage=Stage.TOLD)
            for key, why in drawn
        )
        for key, _why in drawn:
            _noted("conversation_drawn", key, None)
    return len(drawn)


class _ThisProcess:
    """The week of which this process knows that it was drawn from."""

    drawn: date | None = None


def draw_if_due(now: datetime) -> None:
    """Draw from the last week, by whoever looks first once it is settled."""
    week = last_week(now, ZoneInfo(settings.TIME_ZONE))
    if week != _ThisProcess.drawn:
        draw_sample(now)
        _ThisProcess.drawn = week


def let_days_pass(now: datetime) -> None:
    """Let drawn conversations go on that nobody objected to in time."""
    late = Candidate.objects.filter(stage=Stage.TOLD, begun_at__lte=now - OBJECT_WITHIN)
    # Nearly always there is none, and looking takes no lock.
    if late.exists():
        late.update(stage=Stage.REDACTING)


def _own_ended(conversation_id: UUID, staff_id: int) -> Conversation:
    rows = Conversation.objects.select_for_update(of=("self",))
    row = rows.filter(pk=conversation_id, counsellor_id=staff_id, ended_at__isnull=False).first()
    if row is None:
        raise Refused("not_yours")
    if row.ended_at is not None and row.ended_at <= clock.now() - PROPOSE_WITHIN:
        raise Refused("long_ago")
    if not learnable().filter(pk=row.pk).exists():
        raise Refused("unwanted")
    return row


def _told(candidate_id: UUID, staff_id: int) -> Candidate:
    rows = Candidate.objects.select_for_update(of=("self",)).select_related("conversation")
    row = rows.filter(
        pk=candidate_id,
        stage=Stage.TOLD,
        begun_at__gt=clock.now() - OBJECT_WITHIN,
        conversation__counsellor=staff_id,
        conversation__in=Conversation.objects.all(),
    ).first()
    if row is None:
        raise Refused("gone")
    return row


def _noted(action: str, conversation_id: UUID, staff_id: int | None) -> None:
    note_deed(actor_id=staff_id, action=action, subject=f"conversation {conversation_id}")
