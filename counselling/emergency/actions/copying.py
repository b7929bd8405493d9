"""What a second person opened, on the screen of whoever asked: with a code that is read out, for a day."""

from datetime import datetime

import msgspec
from django.db import transaction
from django.db.models import F

from accounts.step_up import check_fresh_code
from counselling.conversation.models import Conversation
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.emergency.actions.asking import note_request
from counselling.emergency.actions.spoken import fresh_code, opened_with, sealed_under
from counselling.emergency.models import AddressRequest, AskersCopy
from counselling.emergency.rules import AGAIN, COPY_TRIES, Stand
from counselling.origin.actions.opening import OpenedConnection


class _Held(msgspec.Struct, frozen=True):
    """What lies under a code: the request it belongs to is inside, so that a copy cannot change places."""

    request: int
    opened: list[OpenedConnection]


class Copied(msgspec.Struct, frozen=True):
    """A copy before it is stored, with the code that nobody keeps."""

    code: str
    salt: bytes
    sealed: bytes


def copied(number: int, opened: list[OpenedConnection]) -> Copied:
    """Seal what was opened under a fresh code. Takes part of a second: never inside a transaction."""
    code = fresh_code()
    return Copied(code, *sealed_under(code, msgspec.json.encode(_Held(number, opened))))


def keep_copy(request: AddressRequest, copy: Copied, now: datetime) -> None:
    """Keep the copy of a request that was opened, in place of an earlier one."""
    if Conversation.objects.filter(pk=request.conversation).exists():
        AskersCopy.objects.update_or_create(
            request=request,
            defaults={
                "conversation_id": request.conversation,
                "salt": copy.salt,
                "sealed": copy.sealed,
                "made_at": now,
                "tries": 0,
            },
        )


def show_to_asker(*, number: int, staff_id: int, code: str, spoken: str) -> list[OpenedConnection]:
    """Show whoever asked for an address what a colleague opened, with the code they read out, for a day.

    Raises `Refused`: `not_yours`, `gone` after a day, `no_copy` where there is none or after five wrong
    codes, `wrong_card`, and what the fresh code of their own app is refused for. Never inside a transaction.
    """
    asked = AddressRequest.objects.filter(pk=number, asked_by_id=staff_id, state=Stand.OPENED)
    request = asked.first()
    if request is None:
        raise Refused("not_yours")
    if request.answered_at is None or clock.now() > request.answered_at + AGAIN:
        raise Refused("gone")
    check_fresh_code(staff_id=staff_id, code=code)
    held = msgspec.json.decode(_opened(number, spoken), type=_Held)
    if held.request != number:
        raise Refused("no_copy")
    with transaction.atomic():
        AskersCopy.objects.filter(request_id=number).update(tries=0)
        note_request("address_shown", staff_id, request)
    return held.opened


def _opened(number: int, spoken: str) -> bytes:
    # Counted before it is tried: of many at once none is free.
    copies = AskersCopy.objects.filter(request_id=number, tries__lt=COPY_TRIES)
    if not copies.update(tries=F("tries") + 1):
        raise Refused("no_copy")
    copy = AskersCopy.objects.get(request_id=number)
    return opened_with(spoken, bytes(copy.salt), bytes(copy.sealed))
