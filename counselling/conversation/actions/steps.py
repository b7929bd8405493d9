"""Steps from one state to another; each locks the row first and writes its numbered line with it."""

from datetime import datetime
from uuid import UUID, uuid4

import msgspec
from django.db import transaction

from counselling.conversation.events import SystemLine
from counselling.conversation.models import Asking, Conversation, Message
from counselling.conversation.models.choices import EndedBy, Line, Sender, State
from counselling.conversation.models.places import place_of_message
from counselling.conversation.rules import STEPS, TURN
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.live import publish

#: The notice that what somebody is asked is another now.
ASKINGS = "askings"


def locked(conversation_id: UUID) -> Conversation:
    """Return the conversation, locked until the end of this transaction; raises `Refused("not_yours")`."""
    try:
        return Conversation.objects.select_for_update(of=("self",)).get(pk=conversation_id)
    except Conversation.DoesNotExist:
        raise Refused("not_yours") from None


def locked_talk(conversation_id: UUID, staff_id: int) -> Conversation:
    """Return a conversation that this counsellor holds with somebody who is here, locked as `locked` does.

    Raises `Refused`: `not_yours`, `waiting`, `ended`, `practice`, `not_here_yet`.
    """
    conversation = locked(conversation_id)
    if conversation.counsellor_id != staff_id:
        raise Refused("not_yours")
    if conversation.state != State.ACTIVE:
        raise Refused(conversation.state)
    if conversation.practice:
        raise Refused("practice")
    if conversation.turn_until is not None:
        raise Refused("not_here_yet")
    return conversation


def step_to(conversation: Conversation, state: State) -> None:
    """Change the state of a locked conversation; raises `Refused` with its present state otherwise."""
    present = State(conversation.state)
    if state not in STEPS[present]:
        raise Refused(present.value)
    conversation.state = state


def write_line(conversation: Conversation, line: Line, **params: str) -> None:
    """Write a system line into a locked conversation; the caller saves the row."""
    client_id = uuid4()
    body = msgspec.json.encode(SystemLine(line.value, params)).decode()
    conversation.last_seq += 1
    Message.objects.create(
        conversation=conversation,
        seq=conversation.last_seq,
        sender=Sender.SYSTEM,
        client_id=client_id,
        body=conversation.data_key().seal(
            body, place_of_message(conversation.id, Sender.SYSTEM, client_id)
        ),
        created_at=clock.now(),
    )
    publish.lines(conversation.id, conversation.last_seq)


def activate(conversation: Conversation, *, counsellor_id: int, name: str) -> None:
    """Give a locked, waiting conversation to a counsellor and call the visitor."""
    step_to(conversation, State.ACTIVE)
    now = clock.now()
    conversation.counsellor_id = counsellor_id
    conversation.taken_at = now
    conversation.turn_until = now + TURN
    write_line(conversation, Line.JOINED, name=name)
    conversation.save()
    publish.changed(conversation.id)


def give_back(conversation: Conversation, line: Line = Line.NOBODY_CAME) -> None:
    """Put a locked conversation back into the waiting line, and say why."""
    step_to(conversation, State.WAITING)
    drop_asking(conversation)
    conversation.counsellor = None
    conversation.colleague = None
    conversation.taken_at = None
    conversation.turn_until = None
    conversation.orphaned_at = None
    write_line(conversation, line)
    conversation.save()
    publish.changed(conversation.id)


def take_over(
    conversation: Conversation, *, counsellor_id: int, name: str, before: str, by: str = ""
) -> None:
    """Give a locked conversation, whose counsellor is gone, to another one; `by` is who handed it on."""
    if conversation.state != State.ACTIVE:
        raise Refused(conversation.state)
    drop_asking(conversation)
    make_theirs(conversation, counsellor_id)
    if by:
        write_line(conversation, Line.HANDED_ON, name=name, before=before, by=by)
    else:
        write_line(conversation, Line.TAKEN_OVER, name=name, before=before)
    conversation.save()
    publish.changed(conversation.id)


def make_theirs(conversation: Conversation, counsellor_id: int) -> None:
    """Make a locked conversation another counsellor's, who joins it no longer; the caller saves the row."""
    conversation.counsellor_id = counsellor_id
    conversation.orphaned_at = None
    if conversation.colleague_id == counsellor_id:
        conversation.colleague = None


def drop_asking(conversation: Conversation) -> None:
    """Let the open question to a colleague, if there is one, fall away."""
    asked = Asking.objects.filter(conversation=conversation)
    for colleague in asked.values_list("colleague_id", flat=True):
        publish.staff(ASKINGS, colleague)
    asked.delete()


def end_conversation(*, conversation_id: UUID, by: EndedBy, staff_id: int | None = None) -> None:
    """End a conversation; ending it twice changes nothing.

    Raises `Refused("not_yours")` when a counsellor names somebody else's.
    """
    with transaction.atomic():
        conversation = locked(conversation_id)
        if by == EndedBy.COUNSELLOR and conversation.counsellor_id != staff_id:
            raise Refused("not_yours")
        if conversation.state == State.ENDED:
            return
        _end(conversation, by, clock.now())
        publish.queue_changed()


def _end(conversation: Conversation, by: EndedBy, now: datetime) -> None:
    step_to(conversation, State.ENDED)
    drop_asking(conversation)
    conversation.ended_at = now
    conversation.ended_by = by
    conversation.turn_until = None
    conversation.orphaned_at = None
    if conversation.counsellor_id is None and conversation.came_at is None:
        _empty(conversation)
    write_line(conversation, Line.ENDED, by=by.value)
    conversation.save()
    publish.changed(conversation.id)
    if conversation.counsellor_id is not None:
        publish.staff("registrations", conversation.counsellor_id)


def _empty(conversation: Conversation) -> None:
    """Empty what somebody told at the start of a visit that nobody took: it was for nobody."""
    conversation.question = conversation.seal("question", "")
    conversation.topic = conversation.age_band = conversation.i_am = ""
    conversation.gender = conversation.overlooked = ""
    conversation.mood = None
