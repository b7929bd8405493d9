"""Many who answer in the same moment, each on a connection of their own."""

import pytest

from accounts.models import AuditEntry
from counselling.core.errors import Refused
from counselling.emergency.actions.answering import decline_request
from counselling.emergency.actions.asking import withdraw_request
from tests.counselling.emergency.danger import amina, asks, holders, in_danger, request
from tests.counselling.evening import together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("open_door")]


def test_twenty_approvals_at_once_open_once() -> None:
    chris, dina = holders("Chris", "Dina")
    helper = amina()
    number = asks(in_danger(helper), helper)
    codes = {chris.id: chris.code(), dina.id: dina.code()}
    acts = [lambda one=one: one.opens(number, code=codes[one.id]) for one in (chris, dina) * 10]
    told = together(*acts)
    opened = [answer for answer in told if not isinstance(answer, Refused)]
    assert len(opened) == 1
    words = {answer.reason for answer in told if isinstance(answer, Refused)}
    assert words <= {"being_opened", "gone"}
    assert AuditEntry.objects.filter(action="address_opened").count() == 1
    assert AuditEntry.objects.filter(action="seals_opened").count() == 1
    assert request(number).state == "opened"


def test_opened_declined_and_withdrawn_at_once_is_one_of_them() -> None:
    chris, dina = holders("Chris", "Dina")
    helper = amina()
    number = asks(in_danger(helper), helper)
    code = chris.code()
    told = together(
        lambda: chris.opens(number, code=code),
        lambda: decline_request(number=number, staff_id=dina.id, why="Vraag de school"),
        lambda: withdraw_request(number=number, staff_id=helper.id),
    )
    assert sum(not isinstance(answer, Refused) for answer in told) == 1
    row = request(number)
    kept = [isinstance(answer, Refused) for answer in told].index(False)
    assert row.state == ("opened", "declined", "withdrawn")[kept]
