"""Young people who say not to be safe now: they go first, nobody else starves, nobody games it for long."""

from uuid import UUID, uuid4

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here, renew_leases
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy
from counselling.shift.actions.hours import hold_door
from counselling.shift.actions.presence import come_in
from counselling.shift.models import DoorMode
from counselling.waiting_room.actions import (
    Manner,
    call_unfounded,
    let_time_pass,
    mark_unsafe,
    pass_on,
)
from counselling.waiting_room.queries import read_queue, wait_for
from counselling.waiting_room.queries.service import RESERVE
from counselling.waiting_room.queries.unsafe import mark_of
from tests.counselling.evening import (
    UNSAFE,
    USUAL,
    counsellor,
    open_the_door,
    reason,
    row,
    takes,
    talk,
    together,
    visitor,
)

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def five(amina: Staff, clock: time_machine.Traveller) -> list[UUID]:
    """Five visitors, in the order in which they joined."""
    waiting = []
    for name in ("Noor", "Elif", "Senne", "Lowie", "Mila"):
        waiting.append(visitor(name))
        clock.shift(1)
    return waiting


def join(clock: time_machine.Traveller, *manners: Manner) -> list[UUID]:
    """Let visitors join, one after another."""
    joined = []
    for manner in manners:
        clock.shift(1)
        joined.append(visitor("Jef", manner=manner))
    return joined


def served(staff: Staff, count: int) -> list[UUID]:
    """Let one counsellor talk with the next ones, one after another."""
    line = []
    for _ in range(count):
        line.append(takes(staff))
        end_conversation(conversation_id=line[-1], by=EndedBy.COUNSELLOR, staff_id=staff.id)
    return line


def order() -> list[UUID]:
    return [one.conversation for one in read_queue().entries]


def unsafe_ones() -> list[UUID]:
    return [one.conversation for one in read_queue().entries if one.unsafe]


# --- the line -------------------------------------------------------------------------------


def test_who_is_not_safe_goes_first_the_longest_waiting_before_the_others(
    amina: Staff, five: list[UUID]
) -> None:
    mark_unsafe(conversation_id=five[4])
    mark_unsafe(conversation_id=five[2])
    assert served(amina, 2) == [five[2], five[4]]


def test_every_third_comes_from_the_ordinary_line(amina: Staff, five: list[UUID]) -> None:
    noor, elif_, *unsafe = five
    for one in unsafe:
        mark_unsafe(conversation_id=one)
    expected = [*unsafe[:2], noor, unsafe[2], elif_]
    assert order() == expected
    assert [wait_for(one).position for one in expected] == [1, 2, 3, 4, 5]
    assert served(amina, 5) == expected


def test_the_third_is_the_same_whoever_takes(amina: Staff, five: list[UUID]) -> None:
    for one in five[1:]:
        mark_unsafe(conversation_id=one)
    team = [amina, counsellor("Bram"), counsellor("Chris")]
    assert [takes(staff) for staff in team] == [five[1], five[2], five[0]]


def test_whoever_is_away_uses_up_no_turn(
    amina: Staff, five: list[UUID], clock: time_machine.Traveller
) -> None:
    clock.shift(25)
    here = join(clock, UNSAFE, UNSAFE, USUAL)
    mark_unsafe(conversation_id=five[0])
    clock.shift(10)
    assert [one.conversation for one in read_queue().entries if one.present] == here
    assert served(amina, 3) == here


def test_a_counsellor_may_still_pick_anybody_and_that_is_nobodys_turn(
    amina: Staff, five: list[UUID]
) -> None:
    mark_unsafe(conversation_id=five[3])
    mark_unsafe(conversation_id=five[4])
    assert takes(amina, five[1]) == five[1]
    end_conversation(conversation_id=five[1], by=EndedBy.COUNSELLOR, staff_id=amina.id)
    assert served(amina, 3) == [five[3], five[4], five[0]]


def test_they_go_before_who_lost_their_counsellor_but_not_for_ever(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    orphan = talk(counsellor("Bram"))
    clock.shift(61)
    come_in(staff_id=amina.id)
    let_time_pass()
    renew_leases([orphan])
    unsafe = join(clock, UNSAFE, UNSAFE, UNSAFE)
    assert served(amina, 2) == unsafe[:2]
    assert takes(amina) == orphan


def test_several_at_once_get_different_ones_and_one_of_the_ordinary_line(
    open_door: None, transactional_db: None, clock: time_machine.Traveller
) -> None:
    open_the_door()
    team = [counsellor(name) for name in ("Amina", "Bram", "Chris")]
    ordinary = visitor("Noor")
    unsafe = join(clock, UNSAFE, UNSAFE, UNSAFE)
    told = together(*[lambda staff=staff: takes(staff) for staff in team])
    assert set(told) == {*unsafe[:2], ordinary}


# --- the mark -------------------------------------------------------------------------------


def test_one_mark_a_visit(amina: Staff, five: list[UUID], clock: time_machine.Traveller) -> None:
    mark_unsafe(conversation_id=five[0])
    said_at = row(five[0]).place.unsafe_at
    clock.shift(30)
    mark_unsafe(conversation_id=five[0])
    assert row(five[0]).place.unsafe_at == said_at
    assert unsafe_ones() == [five[0]]


def test_said_again_after_it_was_unfounded_changes_nothing(amina: Staff, five: list[UUID]) -> None:
    mark_unsafe(conversation_id=five[0])
    takes(amina, five[0])
    be_here(conversation_id=five[0])
    call_unfounded(conversation_id=five[0], staff_id=amina.id)
    mark_unsafe(conversation_id=five[0])
    assert mark_of(five[0]) == "unfounded"
    assert not row(five[0]).place.goes_first


def test_it_may_be_said_while_being_called_and_not_after_the_end(amina: Staff) -> None:
    noor = visitor("Noor")
    takes(amina, noor)
    mark_unsafe(conversation_id=noor)
    assert mark_of(noor) == "said"
    elif_ = visitor("Elif")
    end_conversation(conversation_id=elif_, by=EndedBy.VISITOR)
    mark_unsafe(conversation_id=elif_)
    assert mark_of(elif_) is None
    assert reason(mark_unsafe, conversation_id=uuid4()) == "not_yours"


def test_it_stands_when_nobody_came_or_somebody_knew_them(
    amina: Staff, five: list[UUID], clock: time_machine.Traveller
) -> None:
    mark_unsafe(conversation_id=five[1])
    takes(amina)
    be_here(conversation_id=five[1])
    pass_on(conversation_id=five[1], staff_id=amina.id)
    assert unsafe_ones() == [five[1]]
    assert takes(counsellor("Bram")) == five[1]


# --- full and closed ------------------------------------------------------------------------


def test_a_full_room_keeps_a_few_places_for_them_and_no_more(
    amina: Staff, settings: pytest.FixtureRequest
) -> None:
    settings.LIMIT_WAITING = 1  # type: ignore[attr-defined]
    visitor("Noor")
    assert reason(visitor) == "full"
    for _ in range(RESERVE):
        visitor("Elif", manner=UNSAFE)
    assert reason(visitor, manner=UNSAFE) == "full"
    assert Conversation.objects.count() == 1 + RESERVE


def test_a_closed_chat_stays_closed(amina: Staff) -> None:
    hold_door(mode=DoorMode.CLOSED)
    assert reason(visitor, manner=UNSAFE) == "closed"
    assert not Conversation.objects.exists()
