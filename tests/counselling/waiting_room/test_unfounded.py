"""A counsellor finds that there was no danger; three such marks from one connection move nobody up."""

from ipaddress import ip_address
from uuid import UUID

import pytest
import time_machine

from accounts.models import AuditEntry, Staff
from counselling.conversation.actions.practice import open_practice
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here
from counselling.conversation.rules import EndedBy
from counselling.origin.actions.arrivals import note_arrival
from counselling.origin.address import Address
from counselling.origin.tags import tags_of
from counselling.shift.actions.presence import choose_presence
from counselling.waiting_room.actions import (
    Manner,
    call_unfounded,
    mark_unsafe,
)
from counselling.waiting_room.queries import read_queue
from counselling.waiting_room.queries.unsafe import mark_of
from tests.counselling.evening import (
    UNSAFE,
    counsellor,
    reason,
    row,
    takes,
    talk,
    visitor,
)

pytestmark = pytest.mark.usefixtures("open_door")

HERE, THERE = ip_address("203.0.113.7"), ip_address("198.51.100.9")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


def served(staff: Staff, count: int) -> list[UUID]:
    """Let one counsellor talk with the next ones, one after another."""
    line = []
    for _ in range(count):
        line.append(takes(staff))
        end_conversation(conversation_id=line[-1], by=EndedBy.COUNSELLOR, staff_id=staff.id)
    return line


def unsafe_ones() -> list[UUID]:
    return [one.conversation for one in read_queue().entries if one.unsafe]


def test_a_counsellor_notes_that_there_was_no_danger_once_and_the_trail_keeps_it(
    amina: Staff,
) -> None:
    noor = visitor("Noor", manner=UNSAFE)
    takes(amina, noor)
    be_here(conversation_id=noor)
    for _ in range(2):
        call_unfounded(conversation_id=noor, staff_id=amina.id)
    assert mark_of(noor) == "unfounded"
    (deed,) = AuditEntry.objects.filter(action="unsafe_called_unfounded")
    assert (deed.actor_id, deed.subject) == (amina.id, f"conversation {noor}")


def test_only_their_counsellor_and_only_once_they_talk(amina: Staff) -> None:
    noor, bram = visitor("Noor", manner=UNSAFE), counsellor("Bram")
    said = {"conversation_id": noor, "staff_id": amina.id}
    assert reason(call_unfounded, **said) == "not_yours"
    takes(amina, noor)
    assert reason(call_unfounded, **said) == "not_here_yet"
    be_here(conversation_id=noor)
    assert reason(call_unfounded, conversation_id=noor, staff_id=bram.id) == "not_yours"
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    assert reason(call_unfounded, **said) == "ended"
    assert mark_of(noor) == "said"
    assert not AuditEntry.objects.filter(action="unsafe_called_unfounded").exists()


def test_where_nobody_said_it_nothing_is_unfounded(amina: Staff) -> None:
    noor = talk(amina)
    assert reason(call_unfounded, conversation_id=noor, staff_id=amina.id) == "not_marked"
    practice = open_practice(staff_id=amina.id, name="Amina", nickname="Sam", language="nl")
    said = reason(call_unfounded, conversation_id=practice, staff_id=amina.id)
    assert said in ("not_marked", "not_here_yet")


def says_it(address: Address) -> UUID:
    """Join from a connection, saying not to be safe."""
    tags = tuple(tags_of(address))
    conversation = visitor("Jef", manner=Manner(unsafe=True, tags=tags))
    note_arrival(conversation_id=conversation, address=address, port=None, shared=False)
    return conversation


def cries_wolf(staff: Staff, times: int, address: Address = HERE) -> None:
    """Say it from a connection, and be found without danger, so many times."""
    for _ in range(times):
        conversation = says_it(address)
        takes(staff, conversation)
        be_here(conversation_id=conversation)
        call_unfounded(conversation_id=conversation, staff_id=staff.id)
        end_conversation(conversation_id=conversation, by=EndedBy.COUNSELLOR, staff_id=staff.id)


@pytest.mark.parametrize(("unfounded", "first"), [(2, True), (3, False)])
def test_after_three_unfounded_ones_the_mark_shows_and_moves_nobody_up(
    amina: Staff, clock: time_machine.Traveller, unfounded: int, first: bool
) -> None:
    cries_wolf(amina, unfounded)
    ordinary = visitor("Noor")
    clock.shift(1)
    again = says_it(HERE)
    assert unsafe_ones() == [again]
    assert takes(amina) == (again if first else ordinary)


def test_nobody_else_loses_by_it_and_an_hour_later_it_is_forgotten(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    cries_wolf(amina, 3)
    ordinary = visitor("Noor")
    assert row(says_it(THERE)).place.goes_first
    later = visitor("Elif")
    note_arrival(conversation_id=later, address=HERE, port=None, shared=False)
    mark_unsafe(conversation_id=later)
    assert not row(later).place.goes_first
    assert not row(ordinary).place.goes_first
    clock.shift(3_601)
    choose_presence(staff_id=amina.id, presence="available")
    assert row(says_it(HERE)).place.goes_first


def test_who_waits_from_there_keeps_the_mark_and_goes_back_to_their_place(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    ordinary = visitor("Noor")
    clock.shift(1)
    waits, elsewhere = says_it(HERE), says_it(THERE)
    cries_wolf(amina, 3)
    assert [row(one).place.goes_first for one in (waits, elsewhere)] == [False, True]
    assert set(unsafe_ones()) == {waits, elsewhere}
    assert served(amina, 3) == [elsewhere, ordinary, waits]


def test_where_no_connection_is_known_everybody_is_believed(amina: Staff) -> None:
    for _ in range(4):
        conversation = visitor("Jef", manner=UNSAFE)
        takes(amina, conversation)
        be_here(conversation_id=conversation)
        call_unfounded(conversation_id=conversation, staff_id=amina.id)
        end_conversation(conversation_id=conversation, by=EndedBy.COUNSELLOR, staff_id=amina.id)
    assert row(visitor("Noor", manner=UNSAFE)).place.goes_first
