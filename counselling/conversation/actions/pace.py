"""How a conversation goes in time: calm notices and longer talks, by the counsellor's hand alone."""

from uuid import UUID

from django.db import transaction

from counselling.conversation.actions.steps import locked, write_line
from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import Line, State
from counselling.conversation.queries.lines import lines_after
from counselling.conversation.rules import EXTENSION_MINUTES, NOTICE_AGAIN, TALK_MINUTES
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.live import publish

NOTICES = (Line.STILL_THERE, Line.TEN_MINUTES)


def send_notice(*, conversation_id: UUID, staff_id: int, notice: Line) -> None:
    """Say a calm sentence to both sides as a numbered line; the same one twice in a row is said once.

    Raises `Refused`: `invalid` for another line, `not_yours`, `ended`, `waiting`.
    """
    if notice not in NOTICES:
        raise Refused("invalid")
    with transaction.atomic():
        conversation = _mine(conversation_id, staff_id)
        if _just_said(conversation, notice):
            return
        write_line(conversation, notice)
        conversation.save(update_fields=["last_seq"])


def extend(*, conversation_id: UUID, staff_id: int, minutes: int) -> None:
    """Make a conversation that is `minutes` long a quarter of an hour longer.

    One that has another length by now stays as it is: a key pressed twice extends once. Raises
    `Refused`: `not_yours`, `ended`, `waiting`.
    """
    with transaction.atomic():
        conversation = _mine(conversation_id, staff_id)
        if TALK_MINUTES + conversation.extra_minutes != minutes:
            return
        conversation.extra_minutes += EXTENSION_MINUTES
        conversation.save(update_fields=["extra_minutes"])
        publish.changed(conversation.id)


def _mine(conversation_id: UUID, staff_id: int) -> Conversation:
    conversation = locked(conversation_id)
    if conversation.counsellor_id != staff_id:
        raise Refused("not_yours")
    if conversation.state != State.ACTIVE:
        raise Refused(conversation.state)
    return conversation


def _just_said(conversation: Conversation, notice: Line) -> bool:
    for line in lines_after(conversation.id, conversation.last_seq - 1):
        if line.system is not None and line.system.code == notice.value:
            return clock.now() - line.at < NOTICE_AGAIN
    return False
