"""Putting right what was told beforehand, and adding to a conversation; what was written stays."""

from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.conversation.actions.open import Traits
from counselling.conversation.models import Conversation
from counselling.conversation.models.visible import is_part_kept
from counselling.core import clock, text
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.privacy.actions.finding import locked_kept
from counselling.privacy.actions.telling import have_recipients_told
from counselling.privacy.models import Addition, Correction, Why
from counselling.privacy.rules.limits import ADDITION_LIMIT, ADDITIONS_MOST
from counselling.privacy.rules.traits import changed, is_known


def correct_traits(*, conversation_id: UUID, told: Traits) -> int:
    """Put right what somebody told in the form, keep what it was, and return how many answers are others.

    None are once the answers are not kept any more: what was told last would outlive what was told first.
    Raises `Refused`: `unknown` for a conversation that is gone, `invalid`.
    """
    if not is_known(told):
        raise Refused("invalid")
    with transaction.atomic():
        visit = locked_kept(conversation_id)
        traits = changed(visit, told)
        if not traits or not is_part_kept(visit, "TEXT_DAYS"):
            return 0
        for trait in traits:
            _keep_before(visit, trait)
            setattr(visit, trait, getattr(told, trait))
        visit.save(update_fields=traits)
        publish.changed(visit.id)
        have_recipients_told(visit.id, Why.CORRECTED)
        _noted("data_corrected", visit.id, fields=" ".join(traits))
    return len(traits)


def add_to_conversation(*, id: UUID, conversation_id: UUID, words: str) -> None:
    """Add a note to a conversation; the same id twice stands once.

    Raises `Refused`: `unknown` for a conversation that is gone, `too_many`, `invalid`, and what a text is
    refused for.
    """
    body = text.clean(words, limit=ADDITION_LIMIT)
    with transaction.atomic():
        visit = locked_kept(conversation_id)
        before = Addition.objects.filter(pk=id).first()
        if before is not None:
            if before.conversation_id != visit.id:
                raise Refused("invalid")
            return
        if visit.additions.count() >= ADDITIONS_MOST:
            raise Refused("too_many")
        sealed = visit.seal("addition", body, str(id))
        Addition.objects.create(id=id, conversation=visit, body=sealed, at=clock.now())
        have_recipients_told(visit.id, Why.CORRECTED)
        _noted("data_added", visit.id)


def _keep_before(visit: Conversation, trait: str) -> None:
    correction = Correction(conversation=visit, trait=trait, at=clock.now())
    value = getattr(visit, trait)
    before = "" if value is None else str(value)
    correction.before = visit.seal("correction", before, str(correction.id))
    correction.save(force_insert=True)


def _noted(action: str, conversation_id: UUID, **details: str) -> None:
    note_deed(actor_id=None, action=action, subject=f"conversation {conversation_id}", **details)
