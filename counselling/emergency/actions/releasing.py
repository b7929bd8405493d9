"""Letting the young person read, in their own data, that their address was asked for and opened."""

from django.db import transaction

from counselling.core import clock
from counselling.core.errors import Refused
from counselling.emergency.actions.answering import check_second
from counselling.emergency.actions.asking import locked_request, note_request
from counselling.emergency.rules import Stand


def release_case(*, number: int, staff_id: int) -> None:
    """Let the young person read about a case that is closed; doing it twice changes nothing.

    Raises `Refused`: `not_yours` for who is no supervisor, `own_request` for who asked, `still_open`.
    """
    check_second(staff_id)
    with transaction.atomic():
        request = locked_request(number)
        if request.asked_by_id == staff_id:
            raise Refused("own_request")
        if request.state == Stand.OPEN:
            raise Refused("still_open")
        if request.released_at is not None:
            return
        request.released_at, request.released_by_id = clock.now(), staff_id
        request.save(update_fields=["released_at", "released_by"])
        note_request("case_released", staff_id, request)
