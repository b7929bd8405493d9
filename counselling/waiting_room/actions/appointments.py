"""Chats by appointment: a time is kept, a code is given, the young person comes."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from counselling.conversation.actions.open import Traits, open_conversation
from counselling.conversation.actions.steps import end_conversation, locked
from counselling.conversation.models.choices import EndedBy, State
from counselling.conversation.models.visible import visible
from counselling.core import clock
from counselling.core.clock import iso
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.waiting_room.actions.ageing import old_appointments
from counselling.waiting_room.actions.join import Joined
from counselling.waiting_room.actions.returning import give_words
from counselling.waiting_room.models import Appointment, Place
from counselling.waiting_room.queries.appointments import hashes_of_code
from counselling.waiting_room.queries.service import nobody_new_may_come
from counselling.waiting_room.rules.appointments import (
    AHEAD,
    LATE,
    MOST_OPEN,
    WAIT_STILL,
    code_of,
    codes,
    is_early,
    is_late,
)


@dataclass(frozen=True)
class Made:
    """A time that is kept, and its code, which is shown once and stored nowhere."""

    id: int
    at: datetime
    code: str


def make_appointment(*, staff_id: int, at: datetime) -> Made:
    """Keep a time for one young person and return the code to give them.

    Raises `Refused`: `past`, `too_far`, `too_many`, `same_time`.
    """
    now = clock.now()
    if at <= now:
        raise Refused("past")
    if at > now + AHEAD:
        raise Refused("too_far")
    code = _fresh_code()
    try:
        with transaction.atomic():
            mine = Appointment.objects.filter(staff_id=staff_id, conversation__isnull=True)
            if mine.filter(at__gte=now - LATE).count() >= MOST_OPEN:
                raise Refused("too_many")
            made = Appointment.objects.create(staff_id=staff_id, at=at, code_hash=_hash(code))
    except IntegrityError:
        raise Refused("same_time") from None
    return Made(made.id, at, code)


def renew_code(*, staff_id: int, appointment_id: int) -> Made:
    """Make the code of an own appointment anew: the one before opens nothing any more.

    Raises `Refused`: `gone` once it was used, is over or was withdrawn.
    """
    code = _fresh_code()
    with transaction.atomic():
        row = _own(staff_id, appointment_id)
        row.code_hash = _hash(code)
        row.save(update_fields=["code_hash"])
    return Made(row.id, row.at, code)


def withdraw_appointment(*, staff_id: int, appointment_id: int) -> None:
    """Keep a time no longer: its code opens nothing any more. Raises `Refused("gone")`."""
    with transaction.atomic():
        _own(staff_id, appointment_id).delete()


def _own(staff_id: int, appointment_id: int) -> Appointment:
    free = Appointment.objects.select_for_update().filter(conversation__isnull=True)
    row = free.filter(pk=appointment_id, staff_id=staff_id, at__gte=clock.now() - LATE).first()
    if row is None:
        raise Refused("gone")
    return row


def keep_appointment(*, code: str, nickname: str, language: str, statement: str = "") -> Joined:
    """Let a young person in with the code of their appointment, for that counsellor alone, whatever the door.

    `statement` is the edition of the privacy statement that counts now.

    Raises `Refused`: `unknown`; `too_early` and `too_late` with `at`; `not_now` while nobody new may come, which
    leaves the code as it was; or what the nickname is refused for.
    """
    with transaction.atomic():
        row = _open_now(code)
        if nobody_new_may_come():
            raise Refused("not_now")
        opened = open_conversation(
            nickname=nickname,
            question="",
            traits=Traits(),
            language=language,
            statement=statement,
        )
        row.conversation, row.code_hash = opened.conversation, None
        row.save(update_fields=["conversation", "code_hash"])
        Place.objects.create(
            conversation=opened.conversation, joined_at=opened.conversation.opened_at
        )
        give_words(conversation_id=opened.conversation.id, token=opened.token, language=language)
        publish.queue_changed()
    return Joined(opened.conversation.id, opened.token)


def _open_now(code: str) -> Appointment:
    now, free = clock.now(), Appointment.objects.filter(conversation__isnull=True)
    # Of two devices with the same code the second waits here, and then finds it used.
    row = (
        free.select_for_update()
        .filter(code_hash__in=hashes_of_code(code), staff__is_active=True)
        .first()
    )
    if row is None:
        raise Refused("unknown")
    if is_early(row.at, now) or is_late(row.at, now):
        raise Refused("too_early" if is_early(row.at, now) else "too_late", at=iso(row.at))
    return row


def close_appointments(now: datetime) -> None:
    """Tell whoever waited in vain for their appointment, and forget codes that nobody used."""
    vain = Appointment.objects.filter(
        visible(now, "conversation__"),
        conversation__state=State.WAITING,
        at__lt=now - LATE - WAIT_STILL,
    )
    for key in vain.values_list("conversation_id", flat=True):
        with transaction.atomic():
            if locked(key).state == State.WAITING:
                end_conversation(conversation_id=key, by=EndedBy.CLOSED)
    old = old_appointments(now)
    if old.exists():
        old.delete()


def _fresh_code() -> str:
    return code_of(secrets.randbelow(codes()))


def _hash(code: str) -> str:
    return hashes_of_code(code)[0]
