"""A conversation with nobody: a counsellor tries the console out."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from counselling.conversation.actions.append import append_messages
from counselling.conversation.actions.removing import remove_conversations
from counselling.conversation.actions.steps import write_line
from counselling.conversation.events import Numbered, Submission
from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import Line, Sender, State
from counselling.conversation.queries.lines import open_keys
from counselling.conversation.rules import PRACTICE_KEPT
from counselling.core import clock
from counselling.live import publish


def open_practice(*, staff_id: int, name: str, nickname: str, language: str) -> UUID:
    """Open a practice conversation of this counsellor, or return the one they have open already."""
    with transaction.atomic():
        there = Conversation.objects.select_for_update(of=("self",)).filter(
            practice=True, counsellor_id=staff_id, state=State.ACTIVE
        )
        if (found := there.first()) is not None:
            return found.id
        now = clock.now()
        conversation = Conversation(
            practice=True,
            state=State.ACTIVE,
            language=language,
            counsellor_id=staff_id,
            opened_at=now,
            taken_at=now,
            visitor_until=now + PRACTICE_KEPT,
        )
        conversation.new_key(now.date())
        conversation.nickname = conversation.seal("nickname", nickname)
        conversation.question = conversation.seal("question", "")
        conversation.save(force_insert=True)
        write_line(conversation, Line.JOINED, name=name)
        conversation.save(update_fields=["last_seq"])
    return conversation.id


def say_as_visitor(*, conversation_id: UUID, text: str, number: int) -> None:
    """Write line `number` of the script; in any number of processes it stands once."""
    submission = Submission.sealed(
        open_keys.key_of(conversation_id),
        room=conversation_id,
        sender=Sender.VISITOR,
        author=None,
        by="",
        client_id=uuid5(conversation_id, str(number)),
        text=text,
    )
    (outcome,) = append_messages([submission])
    if isinstance(outcome, Numbered) and outcome.fresh:
        publish.lines(conversation_id, outcome.seq)
        publish.changed(conversation_id)


def forget_practices(*, now: datetime) -> None:
    """Remove practice conversations that began too long ago to be of use."""
    old = Conversation.objects.filter(practice=True, taken_at__lt=now - PRACTICE_KEPT)
    # Nearly always there is none, and looking takes no lock.
    if keys := list(old.values_list("pk", flat=True)):
        with transaction.atomic():
            remove_conversations(keys)
