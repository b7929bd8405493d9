"""Saying no to a request, and looking at what one person opened alone."""

from django.db import transaction

from counselling.conversation.models import Conversation
from counselling.core import clock, text
from counselling.core.errors import Refused
from counselling.emergency.actions.asking import check_open, locked_request, note_request
from counselling.emergency.models import AddressRequest
from counselling.emergency.models.places import column_of_request
from counselling.emergency.queries.people import is_supervisor
from counselling.emergency.rules import LINE_LIMIT, How, Stand


def decline_request(*, number: int, staff_id: int, why: str) -> None:
    """Say why an address stays closed; whoever asked reads it.

    Raises `Refused`: `not_yours` for who is no supervisor, `own_request`, `gone`, `being_opened`, and what a
    text is refused for.
    """
    answer = text.clean(why, limit=LINE_LIMIT)
    check_second(staff_id)
    now = clock.now()
    with transaction.atomic():
        request = locked_request(number)
        if request.asked_by_id == staff_id:
            raise Refused("own_request")
        check_open(request, now)
        request.state, request.turn, request.turn_until = Stand.DECLINED, None, None
        request.answered_by_id, request.answered_at = staff_id, now
        request.answer = _sealed(request, "answer", answer)
        request.save()
        note_request("emergency_declined", staff_id, request)


def review_opening(*, number: int, staff_id: int, agreed: bool, words: str) -> None:
    """Look at what somebody opened alone, and say what one finds; the first review stands.

    Raises `Refused`: `not_yours` for who is no supervisor, `own_request`, `gone` where nothing is to be
    reviewed, and what a text is refused for.
    """
    found = text.clean(words, limit=LINE_LIMIT)
    check_second(staff_id)
    with transaction.atomic():
        request = locked_request(number)
        if staff_id in (request.asked_by_id, request.answered_by_id):
            raise Refused("own_request")
        if request.how != How.ALONE or request.reviewed_at is not None:
            raise Refused("gone")
        request.reviewed_by_id, request.reviewed_at = staff_id, clock.now()
        request.agreed = agreed
        request.review = _sealed(request, "review", found)
        request.save()
        note_request("emergency_reviewed", staff_id, request)


def check_second(staff_id: int) -> None:
    """Go on with a supervisor alone; raises `Refused("not_yours")`."""
    if not is_supervisor(staff_id):
        raise Refused("not_yours")


def _sealed(request: AddressRequest, column: str, words: str) -> bytes:
    conversation = Conversation.everything.filter(pk=request.conversation).first()
    # Of a conversation that was erased nothing is written down in words any more.
    if conversation is None:
        return b""
    return conversation.seal(column_of_request(column), words, str(request.key))
