"""Erasures that somebody without a code asked for: they wait, and whoever has the code can say no."""

import logging
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from accounts.audit import note_deed
from counselling.core import clock, journal
from counselling.core.errors import Refused
from counselling.core.lifetimes import Gone
from counselling.privacy.actions.erasing import erase
from counselling.privacy.actions.restricting import lift_restriction
from counselling.privacy.models import Matched
from counselling.privacy.queries.transcripts import kept
from counselling.privacy.queries.unerased import waiting, waiting_erasures

logger = logging.getLogger(__name__)


def cancel_erasure(*, conversation_id: UUID) -> None:
    """Say no, with the conversation's code, to an erasure that somebody without it asked for.

    What was set apart for it can be used again. Raises `Refused`: `gone` where none waits, `not_written_down`.
    """
    now = clock.now()
    with transaction.atomic():
        rows = list(_locked(waiting().filter(conversation=conversation_id)))
        if not rows:
            raise Refused("gone")
        journal.note(journal.Kind.ERASURE_CANCELLED, f"conversation {conversation_id}")
        Matched.objects.filter(pk__in=[row.pk for row in rows]).update(cancelled_at=now)
        _use_again(conversation_id, rows)
        note_deed(
            actor_id=None, action="erasure_cancelled", subject=f"conversation {conversation_id}"
        )


def erase_in_time(now: datetime, limit: int) -> Gone:
    """Erase conversations whose waiting time is over, within the transaction of the sweep.

    Where the journal cannot be written nothing is erased: it waits for the next sweep, and the self-check is red.
    """
    rows = list(_locked(waiting_erasures(now).order_by("pk"))[:limit])
    done = sum(_erase(row, now) for row in rows)
    return Gone(done, more=done == limit)


def _erase(row: Matched, now: datetime) -> bool:
    """Erase what one request asked for; tells whether it waits no longer."""
    if kept(now).filter(pk=row.conversation, restricted_at=None).exists():
        # Whoever has the code let it be used again: that is a no too, and it survives a restore.
        row.cancelled_at = now
        row.save(update_fields=["cancelled_at"])
        return True
    try:
        erase(conversation_id=row.conversation, actor_id=row.request.letter.answered_by_id)
    except Refused as refused:
        # Unknown, it went meanwhile: by its code, or because its time was over.
        if refused.reason != "unknown":
            logger.warning("an erasure waits for the next sweep", exc_info=True)
            return False
    row.erased_at = now
    row.save(update_fields=["erased_at"])
    return True


def _use_again(conversation_id: UUID, rows: list[Matched]) -> None:
    """Let it be used again, unless whoever it is about had set it apart themselves before."""
    answered = [row.request.letter.answered_at for row in rows]
    decided = min((moment for moment in answered if moment), default=None)
    # After a restore it may wait for a letter that the desk has to answer again.
    visit = kept(clock.now()).filter(pk=conversation_id, restricted_at__gte=decided or clock.now())
    if visit.exists():
        lift_restriction(conversation_id=conversation_id)


def _locked(rows: QuerySet[Matched]) -> QuerySet[Matched]:
    return rows.select_related("request__letter").select_for_update(of=("self",))
