"""Agreeing how to deal with somebody who comes very often."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.abuse.actions.ageing import old_approaches
from counselling.abuse.models import Approach
from counselling.abuse.queries.behaviour import is_shared_visit, own_visit
from counselling.abuse.rules.approach import APPROACH_LIMIT
from counselling.conversation.actions.steps import locked
from counselling.core import clock, text
from counselling.core.crypto import seal_field
from counselling.core.errors import Refused
from counselling.origin.queries.arrivals import tags_of_visit


def propose_approach(*, conversation_id: UUID, staff_id: int, body: str) -> None:
    """Propose how to deal with whoever this visit is; it replaces what stood, and counts once somebody else agrees.

    Raises `Refused`: `empty`, `too_long`, `invalid`, `not_yours`, `practice`, `ended`, `shared_network`.
    """
    body = text.clean(body, limit=APPROACH_LIMIT)
    with transaction.atomic():
        now = clock.now()
        visit = locked(conversation_id)
        own_visit(staff_id, visit, now)
        tags = tags_of_visit(visit.id)
        if is_shared_visit(visit.id) or not tags:
            raise Refused("shared_network")
        Approach.objects.filter(tag__in=tags).delete()
        row = Approach(tag=tags[0], seen_at=now, written_by_id=staff_id, written_at=now)
        row.body = seal_field(body, "approach", str(row.id))
        row.save(force_insert=True)
        _noted(row.id, "propose_approach", staff_id)


def agree_approach(*, approach_id: UUID, staff_id: int) -> None:
    """Agree to a proposal of somebody else, or say that what was agreed still fits; raises `Refused`: `own`, `gone`."""
    with transaction.atomic():
        row = _locked(approach_id)
        if row.agreed_by_id is None:
            if row.written_by_id == staff_id:
                raise Refused("own")
            row.agreed_by_id = staff_id
        row.reviewed_at = clock.now()
        row.save(update_fields=["agreed_by", "reviewed_at"])
        _noted(row.id, "agree_approach", staff_id)


def drop_approach(*, approach_id: UUID, staff_id: int) -> None:
    """Let an approach go; one that is gone already stays gone."""
    with transaction.atomic():
        deleted, _ = Approach.objects.filter(pk=approach_id).delete()
        if deleted:
            _noted(approach_id, "drop_approach", staff_id)


def follow(*, tags: Sequence[str], now: datetime) -> None:
    """Hang the approach for somebody who comes back on their newest tag, so that it outlives the old one."""
    found = Approach.objects.filter(tag__in=[tag for tag in tags if tag])
    newest = found.order_by("-seen_at").values_list("pk", flat=True).first()
    if newest is None:
        return
    with transaction.atomic():
        found.exclude(pk=newest).delete()
        Approach.objects.filter(pk=newest).update(tag=tags[0], seen_at=now)


def forget_old_approaches(now: datetime) -> None:
    """Forget approaches whose tag is gone because nobody came back."""
    old = old_approaches(now)
    if old.exists():
        old.delete()


def _locked(approach_id: UUID) -> Approach:
    row = Approach.objects.select_for_update(of=("self",)).filter(pk=approach_id).first()
    if row is None:
        raise Refused("gone")
    return row


def _noted(approach_id: UUID, action: str, staff_id: int) -> None:
    note_deed(actor_id=staff_id, action=action, subject=f"approach {approach_id}")
