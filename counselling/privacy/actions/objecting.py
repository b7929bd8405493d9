"""Objecting: to be learned from, and to being counted among who comes often."""

from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.abuse.actions.forgetting import untag_measures
from counselling.abuse.queries.measures import was_acted_upon
from counselling.conversation.models import Conversation
from counselling.core import clock, journal, text
from counselling.core.errors import Refused
from counselling.core.journal import Kind
from counselling.intervision.actions.stopping import stop_now
from counselling.live import publish
from counselling.origin.actions.arrivals import forget_tags_of
from counselling.privacy.actions.finding import locked_kept
from counselling.privacy.actions.learning import stop_learning
from counselling.privacy.models import Objection
from counselling.privacy.rules.limits import ANSWER_LIMIT
from counselling.retention.actions.keys import spend


def object_to(*, conversation_id: UUID, actor_id: int | None = None) -> bool:
    """Object for whoever a conversation is about; tells whether it holds at once.

    Where a counsellor did something about the visit, even a flag, the privacy officer decides whether it is
    counted; nobody learns from it from now on, whatever that will be. Doing it twice changes nothing. Raises `Refused("unknown")` for a conversation that is gone.
    """
    with transaction.atomic():
        visit = locked_kept(conversation_id)
        if visit.objected_at is not None:
            return True
        if was_acted_upon(conversation_id):
            _ask(visit, actor_id)
            return False
        _hold(conversation_id)
        _noted("objection_holds", conversation_id, actor_id)
    return True


def decide_objection(*, number: int, staff_id: int, granted: bool, words: str) -> None:
    """Decide, as the privacy officer, about an objection; the young person reads why. The first answer stands.

    Raises `Refused`: `gone` for one that was answered or erased, and what a text is refused for.
    """
    why = text.clean(words, limit=ANSWER_LIMIT)
    with transaction.atomic():
        objection = _locked(number)
        visit = locked_kept(objection.conversation_id)
        objection.decided_at, objection.decided_by_id = clock.now(), staff_id
        objection.granted = granted
        objection.answer = visit.seal("objection_answer", why, str(number))
        objection.save()
        if granted:
            _hold(visit.id)
        _noted("objection_granted" if granted else "objection_refused", visit.id, staff_id)


def object_now(*, conversation_id: UUID) -> None:
    """Let an objection hold, without a line in the journal; doing it again changes nothing."""
    with transaction.atomic():
        visit = Conversation.everything.filter(pk=conversation_id, objected_at=None)
        visit.update(objected_at=clock.now())
        forget_tags_of(conversation_id=conversation_id)
        untag_measures(conversation_id=conversation_id)
        spend(stop_now(conversation_id=conversation_id))
        publish.changed(conversation_id)


def _ask(visit: Conversation, actor_id: int | None) -> None:
    stop_learning(conversation_id=visit.id)
    _, fresh = Objection.objects.get_or_create(
        conversation=visit, decided_at=None, defaults={"asked_at": clock.now()}
    )
    if fresh:
        _noted("objection_made", visit.id, actor_id)


def _hold(conversation_id: UUID) -> None:
    journal.note(Kind.OBJECTED, f"conversation {conversation_id}")
    object_now(conversation_id=conversation_id)


def _locked(number: int) -> Objection:
    open_ones = Objection.objects.select_for_update(of=("self",)).filter(decided_at=None)
    objection = open_ones.filter(pk=number).first()
    if objection is None:
        raise Refused("gone")
    return objection


def _noted(action: str, conversation_id: UUID, actor_id: int | None) -> None:
    note_deed(actor_id=actor_id, action=action, subject=f"conversation {conversation_id}")
