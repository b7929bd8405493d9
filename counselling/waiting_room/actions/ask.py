"""Asking colleagues: to take a conversation on, or to join it; and what they answer."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from counselling.conversation.actions import together
from counselling.conversation.actions.steps import locked, locked_talk
from counselling.conversation.models import Asking, Conversation
from counselling.conversation.models.choices import AskedFor, State
from counselling.conversation.models.visible import visible
from counselling.conversation.rules import ASKING_LIMIT
from counselling.core import clock, text
from counselling.core.errors import Refused
from counselling.shift.models import Duty, Presence
from counselling.shift.queries.team import Member, team
from counselling.waiting_room.actions.take import check_capacity, locked_duty, passed_on_by


def ask_colleague(
    *, conversation_id: UUID, staff_id: int, colleague_id: int, kind: AskedFor, note: str
) -> None:
    """Ask a colleague to take a conversation on, or the young person whether that colleague may join.

    Raises `Refused`: `empty`, `too_long`, `invalid` for the note; `not_yours`, `ended`, `waiting`, `practice`;
    `not_here_yet`, `already_asked`, `already_joined`; `colleague_gone` and `colleague_busy` with `by`.
    """
    note = text.clean(note, limit=ASKING_LIMIT)
    with transaction.atomic():
        conversation = locked_talk(conversation_id, staff_id)
        if kind == AskedFor.JOIN and conversation.colleague_id is not None:
            raise Refused("already_joined")
        colleague = _free(conversation, colleague_id)
        together.open_asking(
            conversation,
            kind=kind,
            colleague_id=colleague_id,
            colleague=colleague.name,
            note=note,
        )


def _free(conversation: Conversation, colleague_id: int) -> Member:
    colleague = next((one for one in team(clock.now()) if one.id == colleague_id), None)
    if colleague is None or colleague_id == conversation.counsellor_id:
        raise Refused("colleague_gone")
    joined = conversation.colleague_id == colleague_id
    full = colleague.load >= colleague.capacity and not joined
    # Who knows the young person is busy, like anybody else who is: nobody learns why.
    knows = passed_on_by(colleague_id, conversation)
    if full or knows or colleague.presence == Presence.PAUSE:
        raise Refused("colleague_busy", by=colleague.name)
    return colleague


def answer_visitor(*, conversation_id: UUID, asking: UUID, yes: bool) -> None:
    """The young person says whether a colleague may join; an answer that comes too late changes nothing."""
    with transaction.atomic():
        conversation = locked(conversation_id)
        found = _open(conversation, asking)
        if found is None or found.answer_until is not None:
            return
        if not yes:
            together.disagree(conversation)
        elif _is_gone(found.colleague_id, clock.now()):
            together.cannot(conversation, found)
        else:
            together.agree(conversation, found)


def answer_colleague(*, conversation_id: UUID, staff_id: int, asking: UUID, accept: bool) -> None:
    """A colleague takes the conversation on, joins it, or declines; saying yes twice changes nothing.

    Raises `Refused`: `gone` where it is asked no longer; `at_capacity`, and the question stays open.
    """
    with transaction.atomic():
        duty = locked_duty(staff_id) if accept else None
        conversation = locked(conversation_id)
        found = _open(conversation, asking)
        if found is None or found.colleague_id != staff_id or _is_late(found):
            if accept and conversation.counsellor_id == staff_id:
                return
            raise Refused("gone")
        if duty is None:
            together.cannot(conversation, found)
            return
        if conversation.colleague_id != staff_id:
            check_capacity(duty)
        together.accepted(conversation, found)


def _open(conversation: Conversation, asking: UUID) -> Asking | None:
    if conversation.state != State.ACTIVE:
        return None
    found = Asking.objects.select_related("colleague")
    return found.filter(conversation=conversation, key=asking).first()


def _is_late(asking: Asking) -> bool:
    return asking.answer_until is None or asking.answer_until < clock.now()


def _is_gone(staff_id: int, now: datetime) -> bool:
    there = Duty.objects.filter(pk=staff_id, present_until__gt=now)
    return not there.exclude(presence=Presence.OFFLINE).exists()


def let_askings_lapse(now: datetime) -> None:
    """Tell both sides of every question whose colleague let the time pass, or is gone."""
    gone = Q(colleague__duty__present_until__lte=now) | Q(
        colleague__duty__presence=Presence.OFFLINE
    )
    met = visible(now, "conversation__")
    lapsed = Asking.objects.filter(met, Q(answer_until__lt=now) | gone)
    for key in lapsed.values_list("pk", flat=True):
        with transaction.atomic():
            conversation = locked(key)
            found = lapsed.select_related("colleague").filter(pk=key).first()
            if found is not None:
                together.cannot(conversation, found)


def let_gone_colleagues_leave(now: datetime) -> None:
    """Take out of a conversation who joined it and is gone: nobody reads along there any more."""
    gone = Q(state=State.ACTIVE, colleague__duty__present_until__lte=now)
    for key in Conversation.objects.filter(gone).values_list("pk", flat=True):
        with transaction.atomic():
            found = Conversation.objects.select_for_update(of=("self",)).filter(gone, pk=key)
            if (conversation := found.first()) is not None:
                together.leave(conversation)
