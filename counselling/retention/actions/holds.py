"""Keeping a conversation longer: one person asks, another agrees, and it ends within a year."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from accounts.queries import staff_of
from accounts.rules import Role
from counselling.conversation.actions.ageing import expired
from counselling.conversation.models import Conversation
from counselling.core import clock, journal, text
from counselling.core.clock import iso
from counselling.core.errors import Refused
from counselling.retention.actions.keys import spend
from counselling.retention.models import Hold
from counselling.retention.queries.holds import first_agreed
from counselling.retention.queries.keys import key_of_hold
from counselling.retention.rules.hold_line import HoldLine
from counselling.retention.rules.holds import (
    MAY_HOLD,
    REASON_LIMIT,
    HoldGround,
    is_span,
    may_agree,
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Why somebody wants a conversation kept, and until when."""

    ground: str
    reason: str
    until: datetime


def ask_hold(*, conversation_id: UUID, staff_id: int, wanted: Wanted) -> UUID:
    """Ask that a conversation be kept for a court or a claim; nothing is kept before somebody else agrees.

    Raises `Refused`: `not_allowed`, `invalid`, `too_long_kept` beyond a year, `gone`, `already_asked`, and what
    the reason is refused for.
    """
    reason = text.clean(wanted.reason, limit=REASON_LIMIT)
    if wanted.ground not in HoldGround.values:
        raise Refused("invalid")
    _check_may_hold(staff_id)
    with transaction.atomic():
        now, visit = clock.now(), _locked(conversation_id)
        _check_span(conversation_id, wanted.until, now)
        if Hold.objects.filter(
            conversation=conversation_id, closed_at=None, until__gt=now
        ).exists():
            raise Refused("already_asked")
        Hold.objects.filter(conversation=conversation_id, closed_at=None).update(closed_at=now)
        hold = Hold(
            conversation=conversation_id, ground=wanted.ground, until=wanted.until,
            asked_by_id=staff_id, asked_at=now,
        )  # fmt: skip
        hold.reason = visit.seal("hold", reason, str(hold.id))
        hold.save(force_insert=True)
        _noted(hold, "hold_asked", staff_id)
    return hold.id


def agree_hold(*, hold_id: UUID, staff_id: int) -> None:
    """Agree, as the second person: the conversation is kept from now on, under a key of its own.

    Raises `Refused`: `own`, `not_allowed` unless one of the two is a privacy officer, `gone`, `too_long_kept`,
    and `not_written_down` where the journal cannot be written.
    """
    with transaction.atomic():
        hold = _open(hold_id)
        if hold.asked_by_id == staff_id:
            raise Refused("own")
        if not may_agree(_roles(hold.asked_by_id), _roles(staff_id)):
            raise Refused("not_allowed")
        if hold.agreed_at is not None:
            return
        now, visit = clock.now(), _locked(hold.conversation)
        _check_span(hold.conversation, hold.until, now)
        _move_key(visit, hold, staff_id, now)
        hold.agreed_by_id, hold.agreed_at = staff_id, now
        hold.save(update_fields=["agreed_by", "agreed_at"])
        _noted(hold, "hold_agreed", staff_id)


def close_hold(*, hold_id: UUID, staff_id: int) -> None:
    """Withdraw, decline or lift a hold: what was kept because of it goes with the next sweep.

    Raises `Refused`: `not_allowed`, `gone` for one that is over, `not_written_down`.
    """
    _check_may_hold(staff_id)
    with transaction.atomic():
        hold = _open(hold_id)
        if hold.agreed_at is not None:
            journal.note(journal.Kind.HOLD_LIFTED, f"hold {hold.id} {hold.conversation}")
        hold.closed_by_id, hold.closed_at = staff_id, clock.now()
        hold.save(update_fields=["closed_by", "closed_at"])
        if hold.agreed_at is not None:
            Conversation.everything.filter(pk=hold.conversation).update(held_until=None)
        _noted(hold, "hold_lifted" if hold.agreed_at else "hold_declined", staff_id)


def _move_key(visit: Conversation, hold: Hold, agreed_by: int, now: datetime) -> None:
    """Wrap the conversation's key under one of its own, so that its day can end for the others."""
    key, before = visit.data_key(), visit.ring_name
    visit.wrap_key(key, now.date(), key_of_hold(hold.id))
    line = HoldLine(
        hold=hold.id, conversation=visit.id, ground=hold.ground, until=hold.until,
        asked_by=hold.asked_by_id, asked_at=hold.asked_at, agreed_by=agreed_by, agreed_at=now,
        key=bytes(visit.wrapped_key),
    )  # fmt: skip
    # A backup from before knows the key under a day that may be gone by then.
    journal.note(journal.Kind.HELD, line.subject())
    visit.held_until = hold.until
    visit.save(update_fields=["wrapped_key", "key_day", "key_purpose", "held_until"])
    spend([before])


def _locked(conversation_id: UUID) -> Conversation:
    rows = Conversation.everything.select_for_update(of=("self",)).filter(practice=False)
    visit = rows.filter(pk=conversation_id).first()
    # What should be gone is not brought back, whether it was swept yet or not.
    if visit is None or expired(clock.now()).filter(pk=conversation_id).exists():
        raise Refused("gone")
    return visit


def _open(hold_id: UUID) -> Hold:
    rows = Hold.objects.select_for_update(of=("self",)).filter(
        closed_at=None, until__gt=clock.now()
    )
    hold = rows.filter(pk=hold_id).first()
    if hold is None:
        raise Refused("gone")
    return hold


def _check_span(conversation_id: UUID, until: datetime, now: datetime) -> None:
    if not is_span(until, now, first_agreed(conversation_id)):
        raise Refused("too_long_kept")


def _check_may_hold(staff_id: int) -> None:
    if not MAY_HOLD & _roles(staff_id):
        raise Refused("not_allowed")


def _roles(staff_id: int) -> frozenset[Role]:
    staff = staff_of(staff_id)
    return frozenset(Role(role) for role in staff.roles) if staff else frozenset()


def _noted(hold: Hold, action: str, staff_id: int) -> None:
    note_deed(
        actor_id=staff_id,
        action=action,
        subject=f"conversation {hold.conversation}",
        ground=hold.ground,
        until=iso(hold.until),
    )
