"""A young person says not to be safe now; a counsellor finds that there was no danger."""

from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.conversation.actions.steps import locked
from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import State
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.origin.queries.arrivals import tags_of_visit
from counselling.waiting_room.models import Place
from counselling.waiting_room.queries.unsafe import moves_up, visits_near


def mark_unsafe(*, conversation_id: UUID) -> None:
    """Note that a young person says not to be safe now: once a visit, and no more after its end."""
    now = clock.now()
    with transaction.atomic():
        if locked(conversation_id).state == State.ENDED:
            return
        first = moves_up(tags_of_visit(conversation_id), now)
        place = Place.objects.filter(pk=conversation_id, unsafe_at__isnull=True)
        if place.update(unsafe_at=now, goes_first=first):
            publish.changed(conversation_id)
            publish.queue_changed()


def call_unfounded(*, conversation_id: UUID, staff_id: int) -> None:
    """Let the counsellor note that there was no danger; said twice it counts once.

    Nothing of it reaches the young person. Raises `Refused`: `not_yours`, `ended`, `waiting`,
    `not_here_yet` before they came, `not_marked`.
    """
    now = clock.now()
    with transaction.atomic():
        conversation = locked(conversation_id)
        _check_may_call(conversation, staff_id)
        marked = Place.objects.filter(pk=conversation_id, unsafe_at__isnull=False)
        if not marked.exists():
            raise Refused("not_marked")
        if not marked.filter(unfounded_at__isnull=True).update(unfounded_at=now, goes_first=False):
            return
        note_deed(
            actor_id=staff_id,
            action="unsafe_called_unfounded",
            subject=f"conversation {conversation_id}",
        )
        _let_others_stay(conversation_id)
        publish.changed(conversation_id)
        publish.queue_changed()


def _check_may_call(conversation: Conversation, staff_id: int) -> None:
    if conversation.counsellor_id != staff_id:
        raise Refused("not_yours")
    if conversation.state != State.ACTIVE:
        raise Refused(conversation.state)
    if conversation.turn_until is not None:
        raise Refused("not_here_yet")


def _let_others_stay(conversation_id: UUID) -> None:
    # Whoever pressed it from the same connection keeps the mark and goes back to their own place.
    now = clock.now()
    if not moves_up(tags_of_visit(conversation_id), now):
        near = visits_near(conversation_id, now)
        Place.objects.filter(pk__in=near, goes_first=True).update(goes_first=False)
