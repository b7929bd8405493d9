"""Steps of two counsellors together; each is taken in a conversation that is locked."""

from uuid import UUID

from django.db import transaction

from counselling.conversation.actions.steps import (
    ASKINGS,
    drop_asking,
    locked,
    make_theirs,
    write_line,
)
from counselling.conversation.models import Asking, Conversation, Note
from counselling.conversation.models.choices import AskedFor, Line, State
from counselling.conversation.rules import ANSWER
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.live import publish


def open_asking(
    conversation: Conversation, *, kind: AskedFor, colleague_id: int, colleague: str, note: str
) -> None:
    """Ask a colleague to take a conversation on; or, before they are asked to join, the young person."""
    if Asking.objects.filter(conversation=conversation).exists():
        raise Refused("already_asked")
    asking = Asking(conversation=conversation, kind=kind, colleague_id=colleague_id)
    asking.note = conversation.seal("asking", note, str(asking.key))
    if kind == AskedFor.TAKE_ON:
        asking.answer_until = clock.now() + ANSWER
        write_line(
            conversation, Line.HAND_OVER_ASKED, name=counsellor_of(conversation), to=colleague
        )
        publish.staff(ASKINGS, colleague_id)
    asking.save(force_insert=True)
    _told(conversation)


def agree(conversation: Conversation, asking: Asking) -> None:
    """Ask the colleague, now that the young person said yes."""
    asking.answer_until = clock.now() + ANSWER
    asking.save(update_fields=["answer_until"])
    write_line(conversation, Line.JOIN_AGREED, to=asking.colleague.display_name)
    publish.staff(ASKINGS, asking.colleague_id)
    _told(conversation)


def disagree(conversation: Conversation) -> None:
    """Leave it, because the young person would rather not."""
    drop_asking(conversation)
    write_line(conversation, Line.JOIN_REFUSED)
    _told(conversation)


def cannot(conversation: Conversation, asking: Asking) -> None:
    """Let a question go that a colleague declined or left unanswered."""
    names = {"to": asking.colleague.display_name, "name": counsellor_of(conversation)}
    drop_asking(conversation)
    # Nobody stays who is gone already.
    gone = conversation.orphaned_at is not None
    write_line(conversation, Line.COLLEAGUE_MISSED if gone else Line.COLLEAGUE_CANNOT, **names)
    _told(conversation)


def accepted(conversation: Conversation, asking: Asking) -> None:
    """Make the conversation the colleague's, or let them join it; what was noted stays with its notes."""
    name, before = asking.colleague.display_name, counsellor_of(conversation)
    _keep_note(conversation, asking)
    drop_asking(conversation)
    if asking.kind == AskedFor.TAKE_ON:
        make_theirs(conversation, asking.colleague_id)
        write_line(conversation, Line.HANDED_OVER, name=name, before=before)
    else:
        conversation.colleague_id = asking.colleague_id
        write_line(conversation, Line.COLLEAGUE_JOINED, name=name)
    _told(conversation)
    publish.queue_changed()


def _keep_note(conversation: Conversation, asking: Asking) -> None:
    said = conversation.read("asking", asking.note, str(asking.key))
    note = Note(conversation=conversation, author=conversation.counsellor, created_at=clock.now())
    note.body = conversation.seal("note", said, str(note.id))
    note.save(force_insert=True)


def withdraw(*, conversation_id: UUID, staff_id: int) -> None:
    """Ask no longer; raises `Refused`: `not_yours`, `gone` where nothing is asked any more."""
    with transaction.atomic():
        conversation = locked(conversation_id)
        if conversation.counsellor_id != staff_id:
            raise Refused("not_yours")
        asking = Asking.objects.filter(conversation=conversation).first()
        if asking is None:
            raise Refused("gone")
        hand_over = asking.kind == AskedFor.TAKE_ON
        drop_asking(conversation)
        line = Line.HAND_OVER_WITHDRAWN if hand_over else Line.JOIN_WITHDRAWN
        write_line(conversation, line, name=counsellor_of(conversation))
        _told(conversation)


def let_go(*, conversation_id: UUID, staff_id: int) -> None:
    """Let the colleague who joined leave, by their own choice or the counsellor's; doing it twice changes nothing.

    Raises `Refused`: `not_yours`.
    """
    with transaction.atomic():
        conversation = locked(conversation_id)
        if staff_id not in (conversation.counsellor_id, conversation.colleague_id):
            raise Refused("not_yours")
        if conversation.state == State.ACTIVE and conversation.colleague_id is not None:
            leave(conversation)


def leave(conversation: Conversation) -> None:
    """Take the colleague who joined out of a locked conversation."""
    name = conversation.colleague.display_name if conversation.colleague else ""
    conversation.colleague = None
    write_line(conversation, Line.COLLEAGUE_LEFT, name=name)
    _told(conversation)
    publish.queue_changed()


def counsellor_of(conversation: Conversation) -> str:
    """Return the name of whose conversation it is."""
    return conversation.counsellor.display_name if conversation.counsellor else ""


def _told(conversation: Conversation) -> None:
    conversation.save()
    publish.changed(conversation.id)
