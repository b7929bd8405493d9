"""Into the line, and back into it."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from counselling.conversation.actions.open import Traits, open_conversation
from counselling.conversation.actions.visit import be_here
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.waiting_room.actions.returning import give_words
from counselling.waiting_room.models import Place
from counselling.waiting_room.queries import service_state


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
        give_words(conversation_id=opened.conversation.id, token=opened.token, language=language)
        publish.queue_changed()
    return Joined(opened.conversation.id, opened.token)


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
