"""Opening an address: with two people, alone, again, never one's own, and what becomes of it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from accounts.models import AuditEntry, Staff
from counselling.conversation.models import Conversation
from counselling.core import clock as hours
from counselling.emergency.actions.answering import decline_request, review_opening
from counselling.emergency.actions.asking import ask_on_order, withdraw_request
from counselling.emergency.actions.disclosing import Given, keep_disclosure
from counselling.emergency.models import Disclosure
from counselling.emergency.queries.reading import read_request
from counselling.emergency.queries.register import disclosures_of
from counselling.emergency.queries.requests import alarms_for, overdue_count
from tests.counselling.emergency.danger import (
    ADDRESS,
    Holder,
    amina,
    asks,
    ends,
    holders,
    in_danger,
    request,
)
from tests.counselling.evening import counsellor, reason
from tests.counselling.origin.holding import supervisor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_door")]


@pytest.fixture
def chris(open_door: None) -> Holder:
    return holders("Chris")[0]


def alone(holder: Holder) -> UUID:
    """Let a holder talk with somebody in danger themselves."""
    return in_danger(holder.staff)


def test_a_second_person_opens_what_a_counsellor_asks_for(chris: Holder) -> None:
    helper = amina()
    number = asks(in_danger(helper), helper)
    (opened,) = chris.opens(number)
    assert (opened.address, opened.port) == (ADDRESS, 50123)
    row = request(number)
    assert (row.state, row.how, row.answered_by_id) == ("opened", "together", chris.id)
    assert AuditEntry.objects.get(action="address_opened").details["request"] == number
    assert (row.claimed_by_id, alarms_for(chris.id)) == (None, [])


def test_opened_is_opened_once(chris: Holder) -> None:
    helper = amina()
    number = asks(in_danger(helper), helper)
    chris.opens(number)
    assert reason(chris.opens, number) == "gone"


def test_wrong_words_or_a_used_code_leave_it_open_for_another_try(
    chris: Holder, clock: time_machine.Traveller
) -> None:
    helper = amina()
    number = asks(in_danger(helper), helper)
    used = chris.code()
    assert reason(chris.opens, number, passphrase="zeven andere woorden dan deze hier") != ""
    assert reason(chris.opens, number, code=used) == "wrong_code"
    clock.shift(40)
    assert request(number).state == "open"
    assert chris.opens(number)


def test_nobody_opens_their_own_as_a_second_person(chris: Holder) -> None:
    number = asks(alone(chris), chris.staff)
    assert reason(chris.opens, number) == "own_request"


def test_neither_a_counsellor_nor_a_supervisor_without_the_seal_opens(chris: Holder) -> None:
    helper, eva, bram = amina(), supervisor("Eva"), counsellor("Bram")
    number = asks(in_danger(helper), helper)
    for one, word in ((eva, "not_holder"), (bram, "not_yours")):
        other = Holder(one, chris.secret, chris.words)
        assert reason(other.opens, number, code="123456") == word
    assert request(number).claimed_by_id is None


def test_a_visit_without_a_record_opens_nothing_and_stays_asked(chris: Holder) -> None:
    helper = amina()
    number = asks(in_danger(helper, sealed=False), helper)
    assert reason(chris.opens, number) == "no_record"
    assert request(number).state == "open"


def test_declined_with_a_reason_that_who_asked_reads(chris: Holder) -> None:
    helper = amina()
    number = asks(in_danger(helper), helper)
    assert reason(decline_request, number=number, staff_id=chris.id, why=" ") == "empty"
    decline_request(number=number, staff_id=chris.id, why="Vraag eerst de school")
    read = read_request(number, hours.now())
    assert read
    assert (read.standing.state, read.standing.answer) == ("declined", "Vraag eerst de school")
    assert reason(chris.opens, number) == "gone"
    asks(request(number).conversation, helper)


def test_nobody_declines_their_own_and_no_counsellor_declines(chris: Holder) -> None:
    helper = amina()
    number = asks(in_danger(helper), helper)
    own = asks(alone(chris), chris.staff)
    assert reason(decline_request, number=own, staff_id=chris.id, why="x") == "own_request"
    assert reason(decline_request, number=number, staff_id=helper.id, why="x") == "not_yours"


def test_withdrawn_by_who_asked_alone(chris: Holder) -> None:
    helper = amina()
    number = asks(in_danger(helper), helper)
    assert reason(withdraw_request, number=number, staff_id=chris.id) == "not_yours"
    withdraw_request(number=number, staff_id=helper.id)
    assert reason(chris.opens, number) == "gone"


def test_two_hours_after_the_end_it_is_too_late_for_two_as_well(
    chris: Holder, clock: time_machine.Traveller
) -> None:
    helper = amina()
    room = in_danger(helper)
    ends(room)
    number = asks(room, helper)
    clock.shift(timedelta(hours=2, seconds=1))
    assert reason(chris.opens, number) == "order_only"


def test_alone_not_before_five_minutes(chris: Holder, clock: time_machine.Traveller) -> None:
    number = asks(alone(chris), chris.staff)
    clock.shift(timedelta(minutes=4, seconds=59))
    assert reason(chris.opens_alone, number) == "too_early"
    clock.shift(timedelta(seconds=1))
    assert chris.opens_alone(number)
    row = request(number)
    assert row.review_due == hours.now() + timedelta(hours=24)


def test_alone_only_what_one_asked_for_oneself(
    chris: Holder, clock: time_machine.Traveller
) -> None:
    helper = amina()
    number = asks(in_danger(helper), helper)
    clock.shift(timedelta(minutes=6))
    assert reason(chris.opens_alone, number) == "not_yours"


def test_alone_no_later_than_two_hours_after_the_end(
    chris: Holder, clock: time_machine.Traveller
) -> None:
    room = alone(chris)
    number = asks(room, chris.staff)
    ends(room)
    clock.shift(timedelta(hours=2, seconds=1))
    assert reason(chris.opens_alone, number) == "order_only"


def test_what_was_opened_alone_alarms_everybody_until_another_person_looked(
    chris: Holder, clock: time_machine.Traveller
) -> None:
    eva = supervisor("Eva")
    number = asks(alone(chris), chris.staff)
    clock.shift(timedelta(minutes=5))
    chris.opens_alone(number)
    (alarm,) = alarms_for(eva.id)
    assert (alarm.number, alarm.to_review, alarm.overdue(hours.now())) == (number, True, False)
    clock.shift(timedelta(hours=24, seconds=1))
    assert (alarm.overdue(hours.now()), overdue_count(hours.now())) == (True, 1)
    assert _reviews(number, chris.staff) == "own_request"
    assert _reviews(number, counsellor("Bram")) == "not_yours"
    assert _reviews(number, eva) == ""
    assert _reviews(number, supervisor("Dina")) == "gone"
    assert (alarms_for(eva.id), overdue_count(hours.now())) == ([], 0)


def _reviews(number: int, who: Staff) -> str:
    return reason(
        review_opening, number=number, staff_id=who.id, agreed=True, words="Het kon niet anders"
    )


def test_an_order_of_the_court_takes_two_however_late(clock: time_machine.Traveller) -> None:
    chris, dina = holders("Chris", "Dina")
    helper = amina()
    room = in_danger(helper)
    ends(room)
    clock.shift(timedelta(days=3))
    number = ask_on_order(
        key=uuid4(), conversation_id=room, staff_id=chris.id, facts="Vermist", order="BK 2026/12"
    )
    clock.shift(timedelta(minutes=10))
    assert reason(chris.opens_alone, number) == "order_takes_two"
    assert reason(chris.opens, number) == "own_request"
    assert dina.opens(number)


def test_the_same_two_open_it_again_for_a_day_and_nobody_else(
    clock: time_machine.Traveller,
) -> None:
    chris, dina = holders("Chris", "Dina")
    helper = amina()
    number = asks(in_danger(helper), helper)
    chris.opens(number)
    clock.shift(timedelta(hours=23))
    assert chris.opens_again(number)[0].address == ADDRESS
    assert reason(dina.opens_again, number) == "not_yours"
    clock.shift(timedelta(hours=1, seconds=1))
    assert reason(chris.opens_again, number) == "gone"
    assert AuditEntry.objects.filter(action="address_opened_again").count() == 1


def test_who_got_the_address_is_kept_when_the_conversation_is_erased(chris: Holder) -> None:
    helper, id = amina(), uuid4()
    number = asks(in_danger(helper), helper)
    assert _gives(number, helper) == "gone"
    chris.opens(number)
    assert [_gives(number, chris.staff, id=id) for _ in range(2)] == ["", ""]
    assert _gives(number, counsellor("Bram")) == "not_yours"
    assert _gives(number, helper, id=id) == "invalid"
    assert _gives(number, helper, told="misschien") == "invalid"
    row = Disclosure.objects.get()
    assert b"Gent" not in bytes(row.recipient)
    Conversation.objects.filter(pk=row.conversation).delete()
    (entry,) = disclosures_of(number)
    assert (entry.whom, entry.recipient, entry.ground) == ("101", "Politie Gent, PV 12", "self")
    assert AuditEntry.objects.get(action="address_disclosed").details["whom"] == "101"


def _gives(number: int, who: Staff, *, id: UUID | None = None, told: str = "later") -> str:
    given = Given(whom="101", recipient="Politie Gent, PV 12", told=told, told_how="Morgen")
    return reason(keep_disclosure, id=id or uuid4(), number=number, staff_id=who.id, given=given)
