"""Verbs of the room."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from counselling.conversation.actions.open import Traits, open_conversation
from counselling.conversation.actions.steps import (
    activate,
    end_conversation,
    give_back,
    locked,
    take_over,
)
from counselling.conversation.actions.visit import be_here, forget_old_cookies
from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import EndedBy, State
from counselling.conversation.queries.visits import holder_of
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.shift.models import Duty, Presence
from counselling.shift.queries.opening import door
from counselling.shift.rules.presence import LEASE
from counselling.waiting_room.models import Place
from counselling.waiting_room.queries import service_state
from counselling.waiting_room.queries.line import orphans, waiting_line


@dataclass(frozen=True)
class Joined:
    """A visit that waits, and the secret for its cookie."""

    conversation_id: UUID
    token: str


def join_queue(*, nickname: str, question: str, traits: Traits, language: str) -> Joined:
    """Let somebody into the line; raises `Refused`: `closed`, `full`, or what the texts are refused for."""
    with transaction.atomic():
        state = service_state()
        if state.state in ("closed", "full"):
            raise Refused(state.state)
        opened = open_conversation(
            nickname=nickname, question=question, traits=traits, language=language
        )
        Place.objects.create(
            conversation=opened.conversation, joined_at=opened.conversation.opened_at
        )
        publish.queue_changed()
    return Joined(opened.conversation.id, opened.token)


def take(*, staff_id: int, name: str, conversation_id: UUID | None = None) -> UUID:
    """Give a counsellor the next conversation, or the one they picked, and return its key.

    Raises `Refused`: `at_capacity`; `nobody_waiting`; `already_taken` with `by`, the colleague's name.
    """
    with transaction.atomic():
        duty = _locked_duty(staff_id)
        if conversation_id is None:
            _check_capacity(duty)
            conversation = _next_in_line(staff_id)
        else:
            conversation = locked(conversation_id)
            if conversation.counsellor_id == staff_id and conversation.state == State.ACTIVE:
                return conversation.id
            _check_capacity(duty)
        _give(conversation, staff_id, name)
        publish.queue_changed()
    return conversation.id


def _locked_duty(staff_id: int) -> Duty:
    Duty.objects.get_or_create(staff_id=staff_id, defaults={"present_until": clock.now()})
    duty = Duty.objects.select_for_update().get(pk=staff_id)
    # Whoever takes somebody is there.
    duty.present_until = clock.now() + LEASE
    if duty.presence == Presence.OFFLINE:
        duty.presence = Presence.AVAILABLE
    duty.save(update_fields=["presence", "present_until"])
    return duty


def _check_capacity(duty: Duty) -> None:
    if (
        Conversation.objects.filter(counsellor_id=duty.staff_id, state=State.ACTIVE).count()
        >= duty.capacity
    ):
        raise Refused("at_capacity")


def _next_in_line(staff_id: int) -> Conversation:
    here = Q(visitor_until__gte=clock.now(), place__missed_at__isnull=True)
    others = orphans().filter(here).exclude(counsellor_id=staff_id)
    for line in (others, waiting_line().filter(here)):
        # Whoever has the first one locked is waited for: it may only be a lease that is renewed. If it
        # was taken meanwhile it fits no more, and the database goes on to the one behind.
        conversation = line.select_for_update(of=("self",)).first()
        if conversation is not None:
            return conversation
    raise Refused("nobody_waiting")


def _give(conversation: Conversation, staff_id: int, name: str) -> None:
    if conversation.state == State.ENDED:
        raise Refused("nobody_waiting")
    if conversation.state == State.WAITING:
        activate(conversation, counsellor_id=staff_id, name=name)
        return
    before = holder_of(conversation.id)
    if conversation.orphaned_at is None:
        raise Refused("already_taken", by=before)
    take_over(conversation, counsellor_id=staff_id, name=name, before=before)


def come_back(*, conversation_id: UUID) -> None:
    """The visitor did something after missing a call: their place counts again."""
    with transaction.atomic():
        if Place.objects.filter(pk=conversation_id, missed_at__isnull=False).update(missed_at=None):
            publish.changed(conversation_id)
            publish.queue_changed()


def answer_call(*, conversation_id: UUID) -> None:
    """The visitor does something: it is their turn and they are here, or they are back after missing it."""
    come_back(conversation_id=conversation_id)
    be_here(conversation_id=conversation_id)


def let_time_pass() -> None:
    """Do what is due: call the next, tell who lost their counsellor, close the line after hours."""
    now = clock.now()
    _give_back_absent(now)
    _notice_lost_counsellors(now)
    _notice_returned_counsellors(now)
    _close_line(now)
    forget_old_cookies()


def _give_back_absent(now: datetime) -> None:
    called = Q(state=State.ACTIVE, turn_until__lt=now)
    for key in Conversation.objects.filter(called).values_list("pk", flat=True):
        with transaction.atomic():
            conversation = (
                Conversation.objects.select_for_update(of=("self",)).filter(called, pk=key).first()
            )
            if conversation is not None:
                give_back(conversation)
                Place.objects.filter(pk=key).update(missed_at=now)
                publish.queue_changed()


def _notice_lost_counsellors(now: datetime) -> None:
    lost = Conversation.objects.filter(
        state=State.ACTIVE, orphaned_at__isnull=True, counsellor__duty__present_until__lt=now
    )
    _mark(list(lost.values_list("pk", flat=True)), orphaned_at=now)


def _notice_returned_counsellors(now: datetime) -> None:
    back = Conversation.objects.filter(
        state=State.ACTIVE, orphaned_at__isnull=False, counsellor__duty__present_until__gte=now
    )
    _mark(list(back.values_list("pk", flat=True)), orphaned_at=None)


def _mark(keys: list[UUID], *, orphaned_at: datetime | None) -> None:
    if not keys:
        return
    with transaction.atomic():
        for key in sorted(keys):
            marked = Conversation.objects.filter(
                pk=key, state=State.ACTIVE, orphaned_at__isnull=orphaned_at is not None
            )
            if marked.update(orphaned_at=orphaned_at):
                publish.changed(key)
        publish.queue_changed()


def _close_line(now: datetime) -> None:
    waiting = Conversation.objects.filter(state=State.WAITING)
    if not waiting.exists() or door(now).open:
        return
    for key in waiting.values_list("pk", flat=True):
        with transaction.atomic():
            # Somebody may just have been taken: then they talk, however late it is.
            if locked(key).state == State.WAITING:
                end_conversation(conversation_id=key, by=EndedBy.CLOSED)
