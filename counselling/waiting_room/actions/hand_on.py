"""A conversation whose counsellor is gone, handed on by the evening lead."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.conversation.actions.steps import locked, take_over
from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import State
from counselling.conversation.queries.visits import holder_of
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.shift.models import Duty, Presence
from counselling.shift.queries.lead import lead_now
from counselling.waiting_room.actions.take import is_full, keep_for_nobody, passed_on_by


def hand_on(*, staff_id: int, conversation_id: UUID, to: int) -> None:
    """Let the lead give a conversation, whose counsellor is gone, to a colleague with a free place.

    Given twice is given once. Raises `Refused`: `not_lead`; `not_there`, the colleague takes nobody now;
    `colleague_full`, `back_again` (the counsellor is back) and `already_taken`, each with `by`; `not_yours`
    for one that does not run.
    """
    now = clock.now()
    lead = lead_now(now)
    if lead is None or lead.staff_id != staff_id:
        raise Refused("not_lead")
    with transaction.atomic():
        # The colleague first and the conversation second, in the order of whoever takes.
        duty = _locked_colleague(to, now)
        conversation = locked(conversation_id)
        if conversation.counsellor_id == to and conversation.orphaned_at is None:
            return
        _check_orphaned(conversation, now)
        name = duty.staff.display_name
        full = is_full(duty) and conversation.colleague_id != to
        # Who knows the young person has no place either: nobody learns why.
        if full or passed_on_by(to, conversation):
            raise Refused("colleague_full", by=name)
        keep_for_nobody(conversation)
        take_over(
            conversation,
            counsellor_id=to,
            name=name,
            before=holder_of(conversation.id),
            by="" if to == staff_id else lead.name,
        )
        note_deed(
            actor_id=staff_id,
            action="conversation_handed_on",
            subject=f"conversation {conversation.id}",
            to=to,
        )
        publish.staff("handed_on", to)
        publish.queue_changed()


def _locked_colleague(staff_id: int, now: datetime) -> Duty:
    there = Duty.objects.select_for_update(of=("self",)).select_related("staff")
    duty = there.filter(
        pk=staff_id, staff__is_active=True, present_until__gt=now, presence=Presence.AVAILABLE
    ).first()
    if duty is None:
        raise Refused("not_there")
    return duty


def _check_orphaned(conversation: Conversation, now: datetime) -> None:
    if conversation.state != State.ACTIVE:
        raise Refused("not_yours")
    holder = holder_of(conversation.id)
    if conversation.orphaned_at is None:
        raise Refused("already_taken", by=holder)
    # Their console is open again, though nobody has noticed it yet.
    if Duty.objects.filter(pk=conversation.counsellor_id, present_until__gte=now).exists():
        raise Refused("back_again", by=holder)
