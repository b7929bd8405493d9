"""Asking that an address be opened: who may, until when, and who hears of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from accounts.models import AuditEntry
from counselling.conversation.models import Conversation
from counselling.conversation.queries.lines import lines_after
from counselling.core import clock as hours
from counselling.emergency.actions.asking import ask_on_order, withdraw_request
from counselling.emergency.actions.turns import let_time_pass
from counselling.emergency.models import AddressRequest
from counselling.emergency.queries.reading import read_request
from counselling.emergency.queries.requests import alarms_for
from counselling.emergency.queries.sheet import sheet_of
from counselling.shift.actions.presence import choose_presence, renew_leases
from tests.counselling.emergency.danger import (
    FACTS,
    amina,
    asks,
    ends,
    holders,
    in_danger,
    request,
)
from tests.counselling.evening import counsellor, reason, says
from tests.counselling.origin.holding import supervisor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_door")]


def test_the_first_holder_on_duty_is_asked_by_name_and_every_supervisor_sees_it() -> None:
    chris, dina = holders("Chris", "Dina")
    helper, eva = amina(), supervisor("Eva")
    number = asks(in_danger(helper), helper)
    for one in (chris.id, dina.id, eva.id):
        assert [(alarm.number, alarm.turn_name) for alarm in alarms_for(one)] == [(number, "Chris")]
    sheet = sheet_of(helper.id, request(number).conversation)
    assert sheet
    assert sheet.request
    assert (sheet.record, sheet.request.state, sheet.request.turn_name) == (True, "open", "Chris")


def test_after_three_minutes_the_next_is_asked_and_after_the_last_there_is_the_telephone(
    clock: time_machine.Traveller,
) -> None:
    chris, dina = holders("Chris", "Dina")
    helper = amina()
    number = asks(in_danger(helper), helper)
    turns = []
    for _ in range(3):
        turns.append(request(number).turn_id)
        clock.shift(timedelta(minutes=2, seconds=59))
        renew_leases([chris.id, dina.id, helper.id])
        let_time_pass(hours.now())
        turns.append(request(number).turn_id)
        clock.shift(timedelta(seconds=1))
        let_time_pass(hours.now())
    assert turns == [chris.id, chris.id, dina.id, dina.id, None, None]
    assert request(number).state == "open"


def test_who_comes_on_duty_later_is_asked_then(clock: time_machine.Traveller) -> None:
    (chris,) = holders("Chris")
    helper = amina()
    choose_presence(staff_id=chris.id, presence="offline")
    number = asks(in_danger(helper), helper)
    assert request(number).turn_id is None
    choose_presence(staff_id=chris.id, presence="pause")
    let_time_pass(hours.now())
    assert request(number).turn_id == chris.id


def test_nobody_is_asked_to_answer_their_own_request() -> None:
    (chris,) = holders("Chris")
    chris.staff.roles = ["counsellor", "supervisor"]
    chris.staff.save()
    number = asks(in_danger(chris.staff), chris.staff)
    assert request(number).turn_id is None
    assert alarms_for(chris.id) == []


def test_the_same_request_twice_asks_once_and_another_waits() -> None:
    holders("Chris")
    helper, bram = amina(), counsellor("Bram")
    room, key = in_danger(helper), uuid4()
    assert asks(room, helper, key=key) == asks(room, helper, key=key)
    assert reason(asks, room, helper) == "already_asked"
    other = in_danger(bram, "Ster")
    assert reason(asks, other, bram, key=key) == "invalid"
    assert AddressRequest.objects.count() == 1


def test_only_who_talks_there_asks() -> None:
    helper, bram = amina(), counsellor("Bram")
    assert reason(asks, in_danger(helper), bram) == "not_yours"


def test_two_hours_after_the_end_only_an_order_of_the_court_opens(
    clock: time_machine.Traveller,
) -> None:
    holders("Chris")
    helper, eva = amina(), supervisor("Eva")
    room = in_danger(helper)
    ends(room)
    clock.shift(timedelta(hours=2))
    number = asks(room, helper)
    withdraw_request(number=number, staff_id=helper.id)
    clock.shift(timedelta(seconds=1))
    assert reason(asks, room, helper) == "order_only"
    assert reason(asks, room, helper, ground="order") == "invalid"
    on_order = ask_on_order(
        key=uuid4(), conversation_id=room, staff_id=eva.id, facts="Vermist", order="BK 2026/12"
    )
    assert request(on_order).ground == "order"


def test_a_request_that_nobody_answered_lapses_with_the_two_hours(
    clock: time_machine.Traveller,
) -> None:
    helper = amina()
    room = in_danger(helper)
    number = asks(room, helper)
    clock.shift(timedelta(hours=5))
    let_time_pass(hours.now())
    assert request(number).state == "open", "the conversation runs"
    ends(room)
    clock.shift(timedelta(hours=2, seconds=1))
    let_time_pass(hours.now())
    assert request(number).state == "lapsed"


def test_picked_messages_are_read_and_no_others() -> None:
    helper = amina()
    room = in_danger(helper, sealed=False)
    says(room, "dit is een geheim")
    picked = [line.seq for line in lines_after(room, 0) if line.text == "ik sta op het dak"]
    read = read_request(asks(room, helper, messages=tuple(picked)), hours.now())
    assert read
    assert ([quote.text for quote in read.texts.quotes], read.texts.facts) == (
        ["ik sta op het dak"],
        FACTS,
    )


def test_a_message_of_a_counsellor_or_of_nobody_is_no_quote() -> None:
    helper = amina()
    room = in_danger(helper)
    own = says(room, "waar ben je?", by=helper)
    assert reason(asks, room, helper, messages=(own,)) == "invalid"
    assert reason(asks, room, helper, messages=(999,)) == "invalid"


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"ground": "nieuwsgierig"}, "invalid"),
        ({"acute": ""}, "invalid"),
        ({"whom": "de krant"}, "invalid"),
        ({"facts": " "}, "empty"),
        ({"facts": "x" * 1001}, "too_long"),
        ({"tried": ()}, "say_tried"),
        ({"tried": ("gebeden",)}, "invalid"),
        ({"discussed": "no"}, "say_why"),
        ({"messages": tuple(range(21))}, "invalid"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_word(changes: dict[str, object], word: str) -> None:
    helper = amina()
    assert reason(asks, in_danger(helper), helper, **changes) == word


def test_a_visit_without_a_sealed_record_says_so() -> None:
    helper = amina()
    room = in_danger(helper, sealed=False)
    read = read_request(asks(room, helper), hours.now())
    sheet = sheet_of(helper.id, room)
    assert read
    assert sheet
    assert (read.record, sheet.record) == (False, False)


def test_the_trail_names_the_request_and_no_text() -> None:
    helper = amina()
    room = in_danger(helper)
    number = asks(room, helper)
    deed = AuditEntry.objects.get(action="emergency_asked")
    assert deed.details == {"request": number, "ground": "self", "acute": "now", "how": ""}
    assert deed.subject == f"conversation {room}"
    row = request(number)
    assert FACTS.encode() not in bytes(row.facts)


def test_after_an_erasure_that_it_was_asked_stays_and_the_words_do_not() -> None:
    helper = amina()
    room = in_danger(helper)
    number = asks(room, helper)
    Conversation.objects.filter(pk=room).delete()
    read = read_request(number, hours.now())
    assert read
    assert (read.standing.ground, read.texts.facts, read.texts.quotes) == ("self", "", [])
