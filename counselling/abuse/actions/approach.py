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
    """Propose how to deal with whoever this visit is; what was agreed stands until somebody else agrees to this.

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
        follow(tags=tags, now=now)
        Approach.objects.filter(tag=tags[0], agreed_by=None).delete()
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
            Approach.objects.filter(tag=row.tag, agreed_by__isnull=False).delete()
            row.agreed_by_id = staff_id
        row.reviewed_at, row.drop_asked_by = clock.now(), None
        row.save(update_fields=["agreed_by", "reviewed_at", "drop_asked_by"])
        _noted(row.id, "agree_approach", staff_id)


def drop_approach(*, approach_id: UUID, staff_id: int) -> bool:
    """Let a proposal go, or with a second person what was agreed: the first one asks. Returns whether it is gone.

    One that was gone stays gone. Raises `Refused("own")` for whoever asked already.
    """
    with transaction.atomic():
        rows = Approach.objects.select_for_update(of=("self",)).filter(pk=approach_id)
        row = rows.first()
        if row is None:
            return True
        if row.drop_asked_by_id == staff_id:
            raise Refused("own")
        if row.agreed_by_id is None or row.drop_asked_by_id is not None:
            row.delete()
            _noted(approach_id, "drop_approach", staff_id)
            return True
        rows.update(drop_asked_by=staff_id)
        _noted(approach_id, "ask_drop_approach", staff_id)
        return False


def follow(*, tags: Sequence[str], now: datetime) -> None:
    """Hang what is agreed and proposed about somebody who comes back on their newest tag: it outlives the old one."""
    found = Approach.objects.filter(tag__in=[tag for tag in tags if tag])
    for proposal in (False, True):
        kind = found.filter(agreed_by__isnull=proposal)
        newest = kind.order_by("-seen_at").values_list("pk", flat=True).first()
        if newest is None:
            continue
        with transaction.atomic():
            kind.exclude(pk=newest).delete()
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
