"""Whoever knows a young person passes them on: first in line, to somebody else, and nobody learns why."""

from uuid import UUID

import pytest
import time_machine

from accounts.models import Staff
from counselling.console.line import queue_frame
from counselling.conversation.actions.visit import be_here
from counselling.conversation.queries.lines import lines_after
from counselling.conversation.queries.visits import talk_of_staff
from counselling.core.errors import Refused
from counselling.shift.actions.hours import hold_door
from counselling.shift.models import DoorMode
from counselling.waiting_room.actions import let_time_pass, pass_on
from counselling.waiting_room.queries import read_queue, wait_for, why_gone
from tests.counselling.evening import codes, counsellor, reason, row, takes, talk, visitor
from tests.counselling.pairs import answers, asks, asks_in, goes, joins

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def bram(amina: Staff) -> Staff:
    return counsellor("Bram")


@pytest.fixture
def noor(amina: Staff, bram: Staff, clock: time_machine.Traveller) -> UUID:
    """A conversation of Amina's, passed on while two others wait."""
    conversation = talk(amina)
    clock.shift(1)
    visitor("Lowie")
    pass_on(conversation_id=conversation, staff_id=amina.id)
    return conversation


def test_the_place_stands_and_a_colleague_takes_them_first(
    noor: UUID, amina: Staff, bram: Staff
) -> None:
    assert row(noor).state == "waiting"
    assert (wait_for(noor).position, wait_for(noor).passed_on) == (1, True)
    assert takes(bram) == noor
    assert codes(noor) == ["joined", "passed_on", "joined"]


def test_whoever_knows_them_gets_the_next_one_instead(noor: UUID, amina: Staff) -> None:
    assert reason(takes, amina, noor) == "passed_on"
    assert takes(amina) != noor


def test_they_never_get_them_by_another_way(
    noor: UUID, amina: Staff, bram: Staff, clock: time_machine.Traveller
) -> None:
    takes(bram, noor)
    be_here(conversation_id=noor)
    with pytest.raises(Refused) as refused:
        asks(noor, bram, amina)
    assert refused.value.reason == "colleague_busy", "the same as for anybody without a place"
    assert reason(asks_in, noor, bram, amina) == "colleague_busy"
    goes(bram, clock)
    assert reason(takes, amina, noor) == "passed_on"
    takes(amina)
    assert row(noor).counsellor_id == bram.id


def test_nobody_else_learns_who_knew_them(noor: UUID, amina: Staff, bram: Staff) -> None:
    (line,) = [
        one.system for one in lines_after(noor, 0) if one.system and one.system.code == "passed_on"
    ]
    assert line.params == {}
    queue = read_queue()
    (own, _), (others, _) = (queue_frame(queue, one.id).waiting for one in (amina, bram))
    assert (own.known, others.known) == (True, False)
    assert talk_of_staff(amina.id, noor) is None


def test_only_the_counsellor_of_a_running_conversation_passes_on(
    noor: UUID, amina: Staff, bram: Staff
) -> None:
    assert reason(pass_on, conversation_id=noor, staff_id=amina.id) == "not_yours"
    assert reason(pass_on, conversation_id=noor, staff_id=bram.id) == "not_yours"


def test_their_own_console_says_what_became_of_it(noor: UUID, amina: Staff) -> None:
    assert why_gone(noor, amina.id, mine=True, handing=False).why == "passed_on"


def test_whoever_joined_and_whoever_was_asked_are_out_of_it(amina: Staff, bram: Staff) -> None:
    conversation = talk(amina)
    joins(conversation, amina, bram)
    asks(conversation, amina, bram)
    pass_on(conversation_id=conversation, staff_id=amina.id)
    assert row(conversation).colleague_id is None
    with pytest.raises(ValueError, match="unpack"):
        answers(conversation, bram)


def test_both_of_two_who_know_them_are_passed_by(noor: UUID, amina: Staff, bram: Staff) -> None:
    takes(bram, noor)
    pass_on(conversation_id=noor, staff_id=bram.id)
    for one in (amina, bram):
        assert reason(takes, one, noor) == "passed_on"
    assert takes(counsellor("Chris")) == noor


def test_after_hours_they_wait_as_long_as_somebody_may_take_them(
    noor: UUID, bram: Staff, clock: time_machine.Traveller
) -> None:
    hold_door(mode=DoorMode.CLOSED)
    let_time_pass()
    assert row(noor).state == "waiting", "a conversation that began goes on"
    goes(bram, clock)
    assert (row(noor).state, row(noor).ended_by) == ("ended", "closed")
