"""Taking a measure: on the visit first, then the slow lane, then briefly on the connection."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.abuse.models import Measure
from counselling.abuse.queries.behaviour import is_shared_visit, own_visit, so_far
from counselling.abuse.rules.evening import Evening
from counselling.abuse.rules.measures import (
    NOTE_LIMIT,
    Kind,
    Wanted,
    asked_until,
    ends,
    may_last,
    why_not,
    wishes_longer,
)
from counselling.abuse.rules.words import CODES
from counselling.conversation.actions.steps import end_conversation, locked, write_line
from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import EndedBy, Line, State
from counselling.core import clock, text
from counselling.core.clock import iso
from counselling.core.crypto import seal_field
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.origin.queries.arrivals import tag_of_visit, tags_of_visit

ENDING = (Kind.END, Kind.BLOCK)


def take_measure(
    *,
    conversation_id: UUID,
    staff_id: int,
    wanted: Wanted,
    evening: Evening,
    supervisor: bool = False,
) -> UUID:
    """Do something about a visit of the counsellor's own, and return the measure's key.

    The young person reads a numbered line about it. Raises `Refused`: `not_yours`, `practice`, `ended`, `silent`,
    `warn_first`, `gentler_first`, `not_so_long`, `twice`, `too_long`, `invalid`.
    """
    note = text.clean_or_empty(wanted.note, limit=NOTE_LIMIT)
    if not may_last(wanted.days, supervisor=supervisor):
        raise Refused("not_so_long")
    with transaction.atomic():
        now = clock.now()
        visit = locked(conversation_id)
        own_visit(staff_id, visit, now)
        _check(visit, wanted, now)
        measure = _kept(visit, wanted, evening, now)
        measure.note = seal_field(note, "measure", str(measure.id))
        measure.save(force_insert=True)
        _tell(visit, measure, evening)
        _noted(measure, "take_measure", staff_id)
    return measure.id


def _check(visit: Conversation, wanted: Wanted, now: datetime) -> None:
    reason = why_not(wanted.kind, wanted.ground, so_far(visit, tags_of_visit(visit.id), now))
    if reason:
        raise Refused(reason)
    # A button pressed twice does it once; somebody may be warned again.
    same = Measure.objects.filter(conversation=visit, kind=wanted.kind, lifted_at=None)
    again = same if wanted.kind == Kind.FLAG else same.filter(ends_at__gt=now)
    if again.exists():
        raise Refused("twice")


def _kept(visit: Conversation, wanted: Wanted, evening: Evening, now: datetime) -> Measure:
    asked = asked_until(wanted.kind, wanted.days, now)
    return Measure(
        conversation=visit,
        kind=wanted.kind,
        ground=wanted.ground,
        tag=tag_of_visit(visit.id),
        shared=is_shared_visit(visit.id),
        made_by=visit.counsellor,
        made_at=now,
        ends_at=ends(wanted.kind, wanted.days, tonight=evening.ends_at, now=now),
        longer_wished=wishes_longer(wanted),
        longer_until=asked,
        longer_by=visit.counsellor if asked else None,
    )


def _tell(visit: Conversation, measure: Measure, evening: Evening) -> None:
    if visit.state != State.ACTIVE or measure.kind == Kind.FLAG:
        return
    until = iso(evening.opens_after(measure.ends_at))
    if measure.kind == Kind.PAUSE:
        visit.paused_until, until = measure.ends_at, iso(measure.ends_at)
    write_line(visit, Line(CODES[Kind(measure.kind)]), until=until)
    visit.save(update_fields=["last_seq", "paused_until"])
    if measure.kind == Kind.PAUSE:
        # The field to write in closes, on every screen of theirs.
        publish.changed(visit.id)
    if measure.kind in ENDING:
        end_conversation(
            conversation_id=visit.id, by=EndedBy.COUNSELLOR, staff_id=visit.counsellor_id
        )


def _noted(measure: Measure, action: str, staff_id: int) -> None:
    note_deed(
        actor_id=staff_id,
        action=action,
        subject=f"conversation {measure.conversation_id}",
        kind=str(measure.kind),
        ground=str(measure.ground),
        until=iso(measure.longer_until or measure.ends_at),
    )


def lift_own(*, conversation_id: UUID, measure_id: UUID, staff_id: int) -> None:
    """Take back a measure that the counsellor took; doing it twice changes nothing.

    Raises `Refused`: `not_yours`.
    """
    with transaction.atomic():
        visit = locked(conversation_id)
        own = Measure.objects.filter(pk=measure_id, conversation=visit, made_by_id=staff_id)
        if not own.exists():
            raise Refused("not_yours")
        lift_measure(measure_id=measure_id, staff_id=staff_id)


def lift_measure(*, measure_id: UUID, staff_id: int) -> None:
    """Let a measure act no longer; one that is over, gone or lifted stays as it is."""
    with transaction.atomic():
        now = clock.now()
        found = Measure.objects.select_for_update(of=("self",)).filter(pk=measure_id)
        measure = found.filter(lifted_at=None).first()
        if measure is None:
            return
        measure.lifted_at, measure.lifted_by_id = now, staff_id
        measure.longer_until, measure.longer_wished = None, False
        measure.save(update_fields=["lifted_at", "lifted_by", "longer_until", "longer_wished"])
        _noted(measure, "lift_measure", staff_id)
    if measure.kind == Kind.PAUSE and measure.conversation_id:
        _go_on(measure.conversation_id, now)


def _go_on(conversation_id: UUID, now: datetime) -> None:
    with transaction.atomic():
        visit = locked(conversation_id)
        if visit.state == State.ACTIVE and visit.paused_until and visit.paused_until > now:
            visit.paused_until = None
            write_line(visit, Line.PAUSE_OVER)
            visit.save(update_fields=["last_seq", "paused_until"])
            publish.changed(visit.id)
