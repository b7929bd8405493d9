"""What was told of an address that was opened, and to whom."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.conversation.models import Conversation
from counselling.core import clock, text
from counselling.core.crypto import seal_field
from counselling.core.errors import Refused
from counselling.emergency.actions.asking import locked_request
from counselling.emergency.actions.calling import EMERGENCY
from counselling.emergency.models import AddressRequest, Disclosure
from counselling.emergency.models.places import column_of_disclosure, place_of_recipient
from counselling.emergency.rules import LINE_LIMIT, Stand, Told, What, Whom
from counselling.live import publish


@dataclass(frozen=True, kw_only=True)
class Given:
    """Who got the address, and what the young person is told of it, and when."""

    whom: str
    recipient: str
    told: str
    told_how: str = ""


def keep_disclosure(*, id: UUID, number: int, staff_id: int, given: Given) -> datetime:
    """Write down to whom an opened address was given; the same id twice stands once.

    What is kept here outlives the conversation, but for what was said word by word. Raises `Refused`:
    `not_yours` for who neither asked nor opened, `gone` where nothing was opened, `invalid`, and what a text is
    refused for.
    """
    recipient = text.clean(given.recipient, limit=LINE_LIMIT)
    told_how = text.clean_or_empty(given.told_how, limit=LINE_LIMIT)
    if given.whom not in Whom.values or given.told not in Told.values:
        raise Refused("invalid")
    with transaction.atomic():
        request = locked_request(number)
        if staff_id not in (request.asked_by_id, request.answered_by_id):
            raise Refused("not_yours")
        if request.state != Stand.OPENED:
            raise Refused("gone")
        row = _row(id, request, staff_id, given)
        row.recipient = seal_field(recipient, *place_of_recipient(id))
        row.told_how = _sealed(request, "told_how", told_how, id)
        before = Disclosure.objects.filter(pk=id).first()
        if before is None:
            row.save(force_insert=True)
            _note(row, number)
        elif (before.staff_id, before.request_id) != (staff_id, number):
            raise Refused("invalid")
    return before.at if before else row.at


def _row(id: UUID, request: AddressRequest, staff_id: int, given: Given) -> Disclosure:
    return Disclosure(
        id=id,
        conversation=request.conversation,
        request=request,
        staff_id=staff_id,
        at=clock.now(),
        what=What.ADDRESS,
        whom=given.whom,
        ground=request.ground,
        discussed=request.discussed,
        told=given.told,
        said=b"",
        why=b"",
    )


def _sealed(request: AddressRequest, column: str, words: str, id: UUID) -> bytes:
    conversation = Conversation.everything.filter(pk=request.conversation).first()
    if conversation is None or not words:
        return b""
    return conversation.seal(column_of_disclosure(column), words, str(id))


def _note(row: Disclosure, number: int) -> None:
    note_deed(
        actor_id=row.staff_id,
        action="address_disclosed",
        subject=f"conversation {row.conversation}",
        request=number,
        whom=row.whom,
        ground=row.ground,
        told=row.told,
    )
    publish.staff(EMERGENCY)
