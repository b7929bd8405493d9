"""Into the line, and back into it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from counselling.conversation.actions.open import Traits, open_conversation
from counselling.conversation.actions.visit import be_here
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.waiting_room.actions.returning import give_words
from counselling.waiting_room.models import Place
from counselling.waiting_room.queries import service_state
from counselling.waiting_room.queries.service import has_reserve
from counselling.waiting_room.queries.unsafe import moves_up


@dataclass(frozen=True)
class Joined:
    """A visit that waits, and the secret for its cookie."""

    conversation_id: UUID
    token: str


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How somebody joins: not safe now, behind those who come within `slower`, and from which connection."""

    unsafe: bool = False
    tags: tuple[str, ...] = ()
    slower: timedelta = timedelta()
    #: The edition of the privacy statement that they could read.
    statement: str = ""


USUAL = Manner()


def join_queue(
    *, nickname: str, question: str, traits: Traits, language: str, manner: Manner = USUAL
) -> Joined:
    """Let somebody into the line; raises `Refused`: `closed`, `full`, or what the texts are refused for."""
    with transaction.atomic():
        _check_room(manner)
        opened = open_conversation(
            nickname=nickname,
            question=question,
            traits=traits,
            language=language,
            statement=manner.statement,
        )
        joined_at = opened.conversation.opened_at
        Place.objects.create(
            conversation=opened.conversation,
            joined_at=joined_at + manner.slower,
            unsafe_at=joined_at if manner.unsafe else None,
            goes_first=manner.unsafe and moves_up(manner.tags, joined_at),
        )
        give_words(conversation_id=opened.conversation.id, token=opened.token, language=language)
        publish.queue_changed()
    return Joined(opened.conversation.id, opened.token)


def _check_room(manner: Manner) -> None:
    state = service_state().state
    # A child who says not to be safe, and still chooses to write, is not sent away because others came
    # first: many of them cannot talk aloud. The reserve is small, so that nobody fills the room with it.
    # Closed stays closed: then nobody is there to read, and the numbers are what helps.
    if state == "closed" or (state == "full" and not (manner.unsafe and has_reserve())):
        raise Refused(state)


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
