"""Opening an address: by a second person, or by a holder alone where nobody answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.step_up import check_fresh_code
from counselling.conversation.models import Conversation
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.emergency.actions.alert import alert
from counselling.emergency.actions.answering import check_second
from counselling.emergency.actions.asking import check_open, locked_request, note_request
from counselling.emergency.actions.copying import Copied, copied, keep_copy
from counselling.emergency.models import AddressRequest
from counselling.emergency.rules import AGAIN, CLAIM, REVIEW, How, Stand, too_late, why_not_alone
from counselling.origin.actions.opening import OpenedConnection, open_records
from counselling.origin.queries.holders import may_open


@dataclass(frozen=True, kw_only=True)
class Proof:
    """That it is a holder: a fresh code of their app, and their words."""

    staff_id: int
    code: str
    passphrase: str


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What was opened, and the code with which whoever asked sees it on their own screen for a day."""

    connections: list[OpenedConnection]
    code: str = ""


def open_together(*, number: int, proof: Proof) -> Opening:
    """Open the address that a colleague asks for, with one's own words and a fresh code.

    Of many at once one opens. Raises `Refused`: `not_yours`, `not_holder`, `own_request`, `gone`, `being_opened`,
    `order_only`, and what the code (`wrong_code`, `slow_down`) and the words (`wrong_passphrase`, `slow_down`,
    `no_record`, `key_changed`, `try_again`) are refused for. Never call it inside a transaction.
    """
    check_second(proof.staff_id)
    return _open(number, proof, How.TOGETHER)


def open_alone(*, number: int, proof: Proof) -> Opening:
    """Open, as a holder, the address one asked for oneself, where nobody answered for five minutes.

    Everybody is alarmed, and another person reviews it. Raises `Refused` as `open_together` does, and
    `too_early`, `order_takes_two`.
    """
    return _open(number, proof, How.ALONE)


def open_again(*, number: int, proof: Proof) -> Opening:
    """Open once more, within a day, what one asked for or opened: the police ring back.

    Whoever asked gets a fresh code with it, and the one before is worth nothing. Raises `Refused`: `not_yours`, `gone` after a day, and what code and words are refused for.
    """
    staff_id = proof.staff_id
    request = AddressRequest.objects.filter(pk=number, state=Stand.OPENED).first()
    if request is None or staff_id not in (request.asked_by_id, request.answered_by_id):
        raise Refused("not_yours")
    if request.answered_at is None or clock.now() > request.answered_at + AGAIN:
        raise Refused("gone")
    opened = _with_words(request, proof)
    copy = None if request.asked_by_id == staff_id else copied(number, opened)
    with transaction.atomic():
        if copy:
            keep_copy(request, copy, clock.now())
        note_request("address_opened_again", staff_id, request)
    return Opening(connections=opened, code=copy.code if copy else "")


def open_with_card(*, number: int, staff_id: int, holder_id: int, passphrase: str) -> Opening:
    """Open what one asked for oneself with a holder's words, which their card's code gave.

    Raises `Refused` as `open_together` does.
    """
    with _claimed(number, staff_id, How.CARD) as request:
        opened = open_records(
            conversation_id=request.conversation, staff_id=holder_id, passphrase=passphrase
        )
        copy = copied(number, opened)
        _keep_opened(number, staff_id, How.CARD, answered_by=holder_id, copy=copy)
    return Opening(connections=opened, code=copy.code)


def _open(number: int, proof: Proof, how: How) -> Opening:
    with _claimed(number, proof.staff_id, how) as request:
        opened = _with_words(request, proof)
        # Whoever opened alone has words of their own to open it again.
        copy = copied(number, opened) if how == How.TOGETHER else None
        _keep_opened(number, proof.staff_id, how, answered_by=proof.staff_id, copy=copy)
    return Opening(connections=opened, code=copy.code if copy else "")


def _with_words(request: AddressRequest, proof: Proof) -> list[OpenedConnection]:
    if not may_open(proof.staff_id):
        raise Refused("not_holder")
    check_fresh_code(staff_id=proof.staff_id, code=proof.code)
    return open_records(
        conversation_id=request.conversation,
        staff_id=proof.staff_id,
        passphrase=proof.passphrase,
    )


@contextmanager
def _claimed(number: int, staff_id: int, how: How) -> Iterator[AddressRequest]:
    """Hold a request while it is being opened: that takes seconds, in which no transaction may stand."""
    now = clock.now()
    with transaction.atomic():
        request = locked_request(number)
        _check(request, staff_id, how, now)
        request.claimed_by_id, request.claimed_until = staff_id, now + CLAIM
        request.save(update_fields=["claimed_by", "claimed_until"])
    try:
        yield request
    finally:
        mine = AddressRequest.objects.filter(pk=number, claimed_by_id=staff_id)
        mine.update(claimed_by=None, claimed_until=None)


def _check(request: AddressRequest, staff_id: int, how: How, now: datetime) -> None:
    own = request.asked_by_id == staff_id
    if own != (how in (How.ALONE, How.CARD)):
        raise Refused("own_request" if own else "not_yours")
    check_open(request, now)
    found = Conversation.everything.filter(pk=request.conversation)
    if too_late(request.ground, found.values_list("ended_at", flat=True).first(), now):
        raise Refused("order_only")
    if how != How.ALONE:
        return
    if why := why_not_alone(ground=request.ground, asked_at=request.asked_at, now=now):
        raise Refused(why)


def _keep_opened(
    number: int, staff_id: int, how: How, *, answered_by: int, copy: Copied | None
) -> None:
    now = clock.now()
    with transaction.atomic():
        request = locked_request(number)
        if request.state != Stand.OPEN or request.claimed_by_id != staff_id:
            # It took so long that somebody else was faster.
            raise Refused("gone")
        request.state, request.how = Stand.OPENED, how
        request.answered_by_id, request.answered_at = answered_by, now
        request.turn, request.turn_until = None, None
        if how == How.ALONE:
            request.review_due = now + REVIEW
            alert("opened_alone", number)
        request.save()
        if copy:
            keep_copy(request, copy, now)
        note_request("address_opened", staff_id, request)
