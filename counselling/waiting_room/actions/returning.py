"""Going in a hurry, and coming back with two words."""

import secrets
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from counselling.conversation.actions.open import TOKEN_BYTES
from counselling.conversation.actions.steps import give_back, locked
from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import State
from counselling.conversation.models.visible import visible
from counselling.conversation.rules import FIRST_LEASE, hash_of_token
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.waiting_room.actions.ageing import old_words
from counselling.waiting_room.models import Place, ReturnWords
from counselling.waiting_room.queries.returning import hashes_of, words_of_token
from counselling.waiting_room.rules.returning import may_return

#: With at most some hundred visits alive the first pair is nearly always free.
MOST_TURNS = 20
A_MOMENT = timedelta(seconds=1)


def give_words(*, conversation_id: UUID, token: str, language: str) -> None:
    """Keep the hash of the two words that will bring the holder of this cookie back; older ones are used up."""
    with transaction.atomic(savepoint=False):
        ReturnWords.objects.filter(pk=conversation_id).delete()
        for turn in range(MOST_TURNS):
            words_hash, *others = hashes_of(words_of_token(token, language, turn))
            if others:
                # They mean another pair in another language, and so might lead to somebody else.
                continue
            try:
                with transaction.atomic():
                    ReturnWords.objects.create(
                        conversation_id=conversation_id, words_hash=words_hash, turn=turn
                    )
            except IntegrityError:
                # Somebody alive has this pair.
                continue
            return


def leave_quickly(*, conversation_id: UUID, token: str) -> None:
    """The visitor left in a hurry: nothing on their device opens the visit now, only their words do."""
    with transaction.atomic():
        visit = locked(conversation_id)
        if visit.visit_hash != hash_of_token(token):
            # They came back on another device meanwhile, which this one no longer concerns.
            return
        visit.visit_hash = None
        if visit.state != State.ENDED:
            _go(visit)
        visit.save()
        publish.changed(visit.id)
        publish.queue_changed()


def _go(visit: Conversation) -> None:
    now = clock.now()
    if visit.turn_until is not None:
        # Called, and gone before they came: their place stays, the counsellor is free at once.
        give_back(visit)
        Place.objects.filter(pk=visit.id).update(missed_at=now)
    visit.left_quickly_at = now if visit.state == State.ACTIVE else None
    visit.visitor_until = now - A_MOMENT
    visit.tab += 1
    publish.moved(visit.id, visit.tab)


def return_with_words(*, typed: str, only_absent: bool = False) -> str:
    """Bring somebody back with their two words, and return the secret for their new cookie.

    Other devices lose the visit, the words are used up and new ones take their place. Raises
    `Refused("unknown")` for wrong, used and late words alike; with `only_absent` also while
    somebody is in that visit.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with transaction.atomic():
        visit = _visit_of(hashes_of(typed))
        if not _is_open(visit, only_absent=only_absent):
            raise Refused("unknown")
        visit.visit_hash = hash_of_token(token)
        visit.left_quickly_at = None
        visit.visitor_until = clock.now() + FIRST_LEASE
        visit.tab += 1
        visit.save()
        Place.objects.filter(pk=visit.id).update(missed_at=None)
        give_words(conversation_id=visit.id, token=token, language=visit.language)
        publish.moved(visit.id, visit.tab)
        publish.changed(visit.id)
        publish.queue_changed()
    return token


def _visit_of(hashes: list[str]) -> Conversation:
    met = visible(clock.now(), "conversation__")
    for row in ReturnWords.objects.filter(met, words_hash__in=hashes):
        visit = locked(row.conversation_id)
        # Of two devices at once the second waits for the lock, and by then the words are used up.
        if ReturnWords.objects.filter(pk=row.pk, words_hash=row.words_hash).exists():
            return visit
    raise Refused("unknown")


def _is_open(visit: Conversation, *, only_absent: bool) -> bool:
    now = clock.now()
    if only_absent and visit.visitor_until >= now:
        return False
    return may_return(
        visit.state,
        visitor_until=visit.visitor_until,
        left_quickly_at=visit.left_quickly_at,
        now=now,
    )


def forget_old_words() -> None:
    """Forget the words of visits that are over, so that others may have them."""
    old = old_words(clock.now())
    # Nearly always there is none, and looking takes no lock.
    if old.exists():
        old.delete()
