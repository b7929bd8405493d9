"""Asking that an address be opened, and asking no longer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.conversation.actions.steps import locked
from counselling.conversation.models import Conversation, Message
from counselling.conversation.rules import Sender
from counselling.core import clock, text
from counselling.core.errors import Refused
from counselling.emergency.actions.alert import alert
from counselling.emergency.actions.calling import EMERGENCY, said_why
from counselling.emergency.actions.parts import own_conversation
from counselling.emergency.actions.turns import give_turn, is_claimed
from counselling.emergency.models import AddressRequest
from counselling.emergency.models.places import column_of_request
from counselling.emergency.rules import (
    FACTS_LIMIT,
    LINE_LIMIT,
    QUOTES_MOST,
    Acute,
    Discussed,
    Ground,
    Stand,
    Tried,
    Whom,
    too_late,
)
from counselling.live import publish


@dataclass(frozen=True, kw_only=True)
class Case:
    """Why an address is needed, as somebody fills it in."""

    ground: str
    acute: str
    facts: str
    whom: str
    discussed: str
    why: str = ""
    tried: tuple[str, ...] = ()
    messages: tuple[int, ...] = ()
    order: str = ""


def ask_opening(*, key: UUID, conversation_id: UUID, staff_id: int, case: Case) -> int:
    """Ask that the address of one's own conversation be opened; returns the request's number.

    The same key twice asks once. Raises `Refused`: `not_yours`, `practice`, `order_only` two hours after the
    end, `already_asked`, `say_why`, `say_tried`, `invalid`, and what a text is refused for.
    """
    if case.ground == Ground.ORDER:
        raise Refused("invalid")
    case = _checked(case)
    now = clock.now()
    with transaction.atomic():
        conversation = own_conversation(conversation_id, staff_id, now)
        if too_late(case.ground, conversation.ended_at, now):
            raise Refused("order_only")
        return _asked(conversation, key, staff_id, case)


def ask_on_order(*, key: UUID, conversation_id: UUID, staff_id: int, facts: str, order: str) -> int:
    """Ask that an address be opened on a written order of the court; returns the request's number.

    Raises `Refused`: `not_yours` for no such conversation, `already_asked`, and what a text is refused for.
    """
    case = Case(
        ground=Ground.ORDER,
        acute=Acute.LATER,
        facts=facts,
        whom=Whom.PROSECUTOR,
        discussed=Discussed.YES,
        tried=(Tried.NOTHING,),
        order=text.clean(order, limit=LINE_LIMIT),
    )
    case = _checked(case)
    with transaction.atomic():
        conversation = locked(conversation_id)
        if conversation.practice:
            raise Refused("practice")
        return _asked(conversation, key, staff_id, case)


def withdraw_request(*, number: int, staff_id: int) -> None:
    """Ask no longer; raises `Refused`: `not_yours`, `gone` once it was answered, `being_opened`."""
    now = clock.now()
    with transaction.atomic():
        request = locked_request(number)
        if request.asked_by_id != staff_id:
            raise Refused("not_yours")
        check_open(request, now)
        request.state, request.turn, request.turn_until = Stand.WITHDRAWN, None, None
        request.save()
        note_request("emergency_withdrawn", staff_id, request)


def locked_request(number: int) -> AddressRequest:
    """Return a request, locked until the end of this transaction; raises `Refused("not_yours")`."""
    rows = AddressRequest.objects.select_for_update(of=("self",)).filter(pk=number)
    if (request := rows.first()) is None:
        raise Refused("not_yours")
    return request


def check_open(request: AddressRequest, now: datetime) -> None:
    """Go on with a request that waits for its answer; raises `Refused`: `gone`, `being_opened`."""
    if request.state != Stand.OPEN:
        raise Refused("gone")
    if is_claimed(request, now):
        raise Refused("being_opened")


def note_request(action: str, staff_id: int, request: AddressRequest) -> None:
    """Write down what was done about a request, and tell every console of it."""
    note_deed(
        actor_id=staff_id,
        action=action,
        subject=f"conversation {request.conversation}",
        request=request.pk,
        ground=request.ground,
        acute=request.acute,
        how=request.how,
    )
    publish.staff(EMERGENCY)


def _checked(case: Case) -> Case:
    known = (Ground.values, Acute.values, Whom.values)
    words = (case.ground, case.acute, case.whom)
    if not all(word in values for word, values in zip(words, known, strict=True)):
        raise Refused("invalid")
    tried = tuple(dict.fromkeys(case.tried))
    if not tried:
        raise Refused("say_tried")
    if not set(tried) <= set(Tried.values) or len(case.messages) > QUOTES_MOST:
        raise Refused("invalid")
    return Case(
        ground=case.ground, acute=case.acute, whom=case.whom, discussed=case.discussed,
        facts=text.clean(case.facts, limit=FACTS_LIMIT),
        why=said_why(case.discussed, case.why), tried=tried,
        messages=tuple(sorted(set(case.messages))), order=case.order,
    )  # fmt: skip


def _asked(conversation: Conversation, key: UUID, staff_id: int, case: Case) -> int:
    before = AddressRequest.objects.filter(conversation=conversation.id, state=Stand.OPEN).first()
    if before is not None:
        if (before.key, before.asked_by_id) != (key, staff_id):
            raise Refused("already_asked")
        return before.pk
    if AddressRequest.objects.filter(key=key).exists():
        raise Refused("invalid")
    _check_quotes(conversation, case.messages)
    request = _row(conversation, key, staff_id, case)
    request.save()
    alert("asked", request.pk)
    if give_turn(request, request.asked_at):
        request.save(update_fields=["turn", "turn_until", "had_turn"])
    else:
        alert("nobody", request.pk)
    note_request("emergency_asked", staff_id, request)
    return request.pk


def _check_quotes(conversation: Conversation, numbers: tuple[int, ...]) -> None:
    theirs = Message.objects.filter(
        conversation=conversation, seq__in=numbers, sender=Sender.VISITOR
    )
    if theirs.count() != len(numbers):
        raise Refused("invalid")


def _row(conversation: Conversation, key: UUID, staff_id: int, case: Case) -> AddressRequest:
    def seal(column: str, words: str) -> bytes:
        return conversation.seal(column_of_request(column), words, str(key))

    return AddressRequest(
        key=key, conversation=conversation.id, asked_by_id=staff_id, asked_at=clock.now(),
        ground=case.ground, acute=case.acute, discussed=case.discussed, whom=case.whom,
        tried=list(case.tried), messages=list(case.messages),
        facts=seal("facts", case.facts), why=seal("why", case.why),
        order=seal("order", case.order),
    )  # fmt: skip
