"""The request desk: what is done on knowledge of a chat, refused or put off; nobody who asks hears what was found."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.core import clock, journal
from counselling.core.errors import Refused
from counselling.privacy.actions.objecting import object_to
from counselling.privacy.actions.restricting import restrict
from counselling.privacy.models import (
    Decision,
    Later,
    Matched,
    Right,
    RightsRequest,
)
from counselling.privacy.queries.desk import told_of
from counselling.privacy.queries.knowledge import fits
from counselling.privacy.queries.transcripts import Transcript, kept, transcript_of
from counselling.privacy.rules.desk import (
    ERASURE_WAITS,
    MONTHS,
    MONTHS_MORE,
    ON_KNOWLEDGE,
    due_after,
    grounds_for,
)
from counselling.privacy.rules.grant_line import GrantLine


def read_for_request(*, number: int, staff_id: int, conversation_id: UUID) -> Transcript:
    """Read a conversation that may be the one a request is about; every time is written down.

    Raises `Refused("gone")` for any that does not fit what was told, and once the request is answered.
    """
    now = clock.now()
    with transaction.atomic():
        request = _open(number)
        row = kept(now).filter(pk=conversation_id).first()
        if row is None or not _may_be_meant(request, conversation_id, now):
            raise Refused("gone")
        found = transcript_of(row)
        _noted("request_conversation_read", staff_id, request, f"conversation {conversation_id}")
    return found


def grant_request(*, number: int, staff_id: int, conversations: Collection[UUID]) -> None:
    """Do what was asked with the conversations it is about; with none the answer is the very same.

    Setting apart and objecting are done at once. Erasing waits: until then it is set apart, and whoever has
    the conversation's code can say no. Raises `Refused`: `gone`, `on_knowledge` for what would show something,
    `invalid` for a conversation that does not fit, `not_written_down`.
    """
    now = clock.now()
    with transaction.atomic():
        request = _open(number)
        if request.asked not in ON_KNOWLEDGE:
            raise Refused("on_knowledge")
        chosen = sorted(set(conversations))
        # All first: what is written down for one must not be undone because of another.
        if not all(_may_be_meant(request, conversation_id, now) for conversation_id in chosen):
            raise Refused("invalid")
        for conversation_id in chosen:
            _do(request, conversation_id, staff_id, now)
        request.decision = Decision.GRANTED
        _answer(request, staff_id, now)
        _noted("request_granted", staff_id, request)


def refuse_request(*, number: int, staff_id: int, ground: str) -> None:
    """Refuse a request on a ground from the list; raises `Refused`: `gone`, `no_ground` where it does not hold.

    For what can be done on knowledge there is no ground that would depend on what was found.
    """
    now = clock.now()
    with transaction.atomic():
        request = _open(number)
        if ground not in grounds_for(Right(request.asked), told_of(request.letter, now)):
            raise Refused("no_ground")
        request.decision, request.ground = Decision.REFUSED, ground
        _answer(request, staff_id, now)
        _noted("request_refused", staff_id, request, ground=ground)


def put_off_request(*, number: int, staff_id: int, later: str) -> None:
    """Take two months more, within the first one and once; whoever asked reads why behind their code.

    Raises `Refused`: `gone`, `choose`, `too_late`.
    """
    if later not in Later.values:
        raise Refused("choose")
    with transaction.atomic():
        request = _open(number)
        letter = request.letter
        if letter.later or letter.due_at <= clock.now():
            raise Refused("too_late")
        letter.later = later
        letter.due_at = due_after(letter.received_at, MONTHS + MONTHS_MORE)
        letter.save(update_fields=["later", "due_at"])
        _noted("request_put_off", staff_id, request, why=later)


def _do(request: RightsRequest, conversation_id: UUID, staff_id: int, now: datetime) -> None:
    erase_at = now + ERASURE_WAITS if request.asked == Right.ERASE else None
    if erase_at is not None:
        line = GrantLine(request.letter.once, conversation_id, erase_at, now, staff_id)
        journal.note(journal.Kind.ERASURE_GRANTED, line.subject())
    # After a restore it may wait already, for the day that was promised first.
    Matched.objects.get_or_create(
        request=request, conversation=conversation_id, defaults={"erase_at": erase_at}
    )
    if request.asked == Right.OBJECT:
        object_to(conversation_id=conversation_id, actor_id=staff_id)
    else:
        restrict(conversation_id=conversation_id, actor_id=staff_id)


def _may_be_meant(request: RightsRequest, conversation_id: UUID, now: datetime) -> bool:
    # What may not be done without a code gives nobody a reason to look.
    return request.asked in ON_KNOWLEDGE and fits(
        told_of(request.letter, now), conversation_id, now
    )


def _answer(request: RightsRequest, staff_id: int, now: datetime) -> None:
    request.save(update_fields=["decision", "ground"])
    request.letter.answered_at, request.letter.answered_by_id = now, staff_id
    request.letter.save(update_fields=["answered_at", "answered_by"])


def _open(number: int) -> RightsRequest:
    """Return a request that waits for its answer, locked; raises `Refused("gone")`."""
    rows = RightsRequest.objects.select_related("letter")
    rows = rows.select_for_update(of=("self", "letter")).filter(letter__answered_at=None)
    request = rows.filter(pk=number).first()
    if request is None:
        raise Refused("gone")
    return request


def _noted(
    action: str, staff_id: int, request: RightsRequest, subject: str = "", **details: str
) -> None:
    note_deed(
        actor_id=staff_id,
        action=action,
        subject=subject or f"letter {request.pk}",
        letter=request.pk,
        asked=request.asked,
        **details,
    )
