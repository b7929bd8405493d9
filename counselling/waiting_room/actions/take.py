"""Out of the line: who takes whom."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from counselling.conversation.actions.steps import activate, locked, take_over
from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import State
from counselling.conversation.queries.together import held_by
from counselling.conversation.queries.visits import holder_of
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.shift.models import Duty, Presence
from counselling.shift.rules.presence import LEASE
from counselling.waiting_room.models import Appointment, LineTurn, PassedOn
from counselling.waiting_room.queries.order import lines_first, lines_of_the_others
from counselling.waiting_room.rules.turns import count_of_first, is_ordinary_turn


def take(*, staff_id: int, name: str, conversation_id: UUID | None = None) -> UUID:
    """Give a counsellor the next conversation, or the one they picked, and return its key.

    Next is who says not to be safe now, the longest waiting first; every third time the ordinary line.

    Raises `Refused`: `at_capacity`; `nobody_waiting`; `passed_on` to whoever passed this visit on; `not_yours` where it
    has an appointment with somebody else;
    `already_taken` with `by`, the colleague's name.
    """
    with transaction.atomic():
        duty = locked_duty(staff_id)
        if conversation_id is None:
            check_capacity(duty)
            conversation = _next_in_line(staff_id)
        else:
            conversation = locked(conversation_id)
            if conversation.counsellor_id == staff_id and conversation.state == State.ACTIVE:
                return conversation.id
            _check_may_take(duty, conversation)
        _give(conversation, staff_id, name)
        publish.queue_changed()
    return conversation.id


def _check_may_take(duty: Duty, conversation: Conversation) -> None:
    if passed_on_by(duty.staff_id, conversation):
        raise Refused("passed_on")
    if _is_kept_for_another(duty.staff_id, conversation):
        raise Refused("not_yours")
    # Whoever joined it holds it already.
    if conversation.colleague_id != duty.staff_id:
        check_capacity(duty)


def _is_kept_for_another(staff_id: int, conversation: Conversation) -> bool:
    if conversation.state != State.WAITING:
        return False
    return Appointment.objects.filter(conversation=conversation).exclude(staff_id=staff_id).exists()


def locked_duty(staff_id: int) -> Duty:
    """Return a counsellor's duty, locked until the end of this transaction; whoever acts is there."""
    Duty.objects.get_or_create(staff_id=staff_id, defaults={"present_until": clock.now()})
    duty = Duty.objects.select_for_update().get(pk=staff_id)
    duty.present_until = clock.now() + LEASE
    if duty.presence == Presence.OFFLINE:
        duty.presence = Presence.AVAILABLE
    duty.save(update_fields=["presence", "present_until"])
    return duty


def check_capacity(duty: Duty) -> None:
    """Raise `Refused("at_capacity")` for whoever holds or joined as many conversations as they chose."""
    if is_full(duty):
        raise Refused("at_capacity")


def is_full(duty: Duty) -> bool:
    """Tell whether a counsellor, whose duty is locked, holds or joined as many conversations as they chose."""
    return held_by(duty.staff_id) >= duty.capacity


def passed_on_by(staff_id: int, conversation: Conversation) -> bool:
    """Tell whether somebody passed this visit on and may not have it again."""
    return PassedOn.objects.filter(conversation=conversation, staff_id=staff_id).exists()


def keep_for_nobody(conversation: Conversation) -> None:
    """Let what was an appointment be anybody's, now that somebody else has it."""
    Appointment.objects.filter(conversation=conversation).delete()


def _next_in_line(staff_id: int) -> Conversation:
    turn = _locked_turn()
    theirs_first = not is_ordinary_turn(turn.went_first)
    for first in (theirs_first, not theirs_first):
        for line in lines_first() if first else lines_of_the_others():
            if (conversation := _foremost(line, staff_id)) is not None:
                _note_turn(turn, count_of_first(turn.went_first, first=first))
                return conversation
    raise Refused("nobody_waiting")


def _locked_turn() -> LineTurn:
    # Locked after the counsellor's duty and before any conversation: whoever takes the next one sees
    # what the one before was given.
    LineTurn.objects.get_or_create(pk=LineTurn.THE_ONE)
    return LineTurn.objects.select_for_update().get(pk=LineTurn.THE_ONE)


def _note_turn(turn: LineTurn, went_first: int) -> None:
    if turn.went_first != went_first:
        turn.went_first = went_first
        turn.save(update_fields=["went_first"])


def _foremost(line: QuerySet[Conversation], staff_id: int) -> Conversation | None:
    here = Q(visitor_until__gte=clock.now(), place__missed_at__isnull=True)
    known = PassedOn.objects.filter(staff_id=staff_id).values("conversation")
    fits = line.filter(here).exclude(counsellor_id=staff_id).exclude(pk__in=known)
    # Whoever has the first one locked is waited for: it may only be a lease that is renewed. If it
    # was taken meanwhile it fits no more, and the database goes on to the one behind.
    return fits.select_for_update(of=("self",)).first()


def _give(conversation: Conversation, staff_id: int, name: str) -> None:
    if conversation.state == State.ENDED:
        raise Refused("nobody_waiting")
    if conversation.state == State.WAITING:
        activate(conversation, counsellor_id=staff_id, name=name)
        return
    before = holder_of(conversation.id)
    if conversation.orphaned_at is None:
        raise Refused("already_taken", by=before)
    keep_for_nobody(conversation)
    take_over(conversation, counsellor_id=staff_id, name=name, before=before)
