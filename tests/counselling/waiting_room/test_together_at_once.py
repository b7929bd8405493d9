"""Two counsellors and a young person who act in the same moment, each on a connection of their own."""

from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.together import let_go, withdraw
from counselling.conversation.models import Asking
from counselling.conversation.queries.together import held_by
from counselling.conversation.rules import EndedBy
from counselling.core.errors import Refused
from counselling.shift.actions.presence import renew_leases
from counselling.waiting_room.actions import (
    answer_colleague,
    answer_visitor,
    let_time_pass,
    pass_on,
)
from tests.counselling.evening import codes, counsellor, row, takes, talk, together, visitor
from tests.counselling.pairs import asks, asks_in, goes, is_asked, joins

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("open_door"),
]

ROUNDS = 4


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina", capacity=1)


@pytest.fixture
def bram(amina: Staff) -> Staff:
    return counsellor("Bram", capacity=1)


def yes_to(room: UUID, who: Staff) -> partial[None]:
    """Have the yes ready."""
    asking = Asking.objects.get(conversation=room).key
    return partial(
        answer_colleague, conversation_id=room, staff_id=who.id, asking=asking, accept=True
    )


def close(room: UUID) -> None:
    """Clear the table for the next round."""
    end_conversation(conversation_id=room, by=EndedBy.VISITOR)


def test_a_yes_and_the_end_of_the_minute(
    amina: Staff, bram: Staff, clock: time_machine.Traveller
) -> None:
    for _ in range(ROUNDS):
        noor = talk(amina)
        asks(noor, amina, bram)
        clock.shift(timedelta(seconds=61))
        renew_leases([amina.id, bram.id])
        together(yes_to(noor, bram), let_time_pass, let_time_pass)
        assert codes(noor)[2:] == ["colleague_cannot"], "late is late, and said once"
        assert row(noor).counsellor_id == amina.id
        close(noor)


def test_a_yes_and_the_end_of_the_conversation(amina: Staff, bram: Staff) -> None:
    for _ in range(ROUNDS):
        noor = talk(amina)
        asks(noor, amina, bram)
        end = partial(end_conversation, conversation_id=noor, by=EndedBy.VISITOR)
        together(yes_to(noor, bram), end)
        assert row(noor).state == "ended"
        assert codes(noor)[-1] == "ended"
        assert (held_by(amina.id), held_by(bram.id)) == (0, 0)
        assert not Asking.objects.exists()


def test_two_consoles_of_one_colleague_say_yes(amina: Staff, bram: Staff) -> None:
    noor = talk(amina)
    asks(noor, amina, bram)
    told = together(yes_to(noor, bram), yes_to(noor, bram))
    assert told == [None, None]
    assert codes(noor) == ["joined", "hand_over_asked", "handed_over"]


def test_a_yes_while_the_question_is_taken_back(amina: Staff, bram: Staff) -> None:
    for _ in range(ROUNDS):
        noor = talk(amina)
        asks(noor, amina, bram)
        back = partial(withdraw, conversation_id=noor, staff_id=amina.id)
        told = together(yes_to(noor, bram), back)
        assert sum(isinstance(one, Refused) for one in told) == 1, "one of the two was first"
        handed = row(noor).counsellor_id == bram.id
        assert codes(noor)[-1] == ("handed_over" if handed else "hand_over_withdrawn")
        close(noor)


def test_the_young_person_says_yes_while_the_counsellor_takes_it_back(
    amina: Staff, bram: Staff
) -> None:
    for _ in range(ROUNDS):
        noor = talk(amina)
        asks_in(noor, amina, bram)
        asking = Asking.objects.get().key
        yes = partial(answer_visitor, conversation_id=noor, asking=asking, yes=True)
        together(yes, partial(withdraw, conversation_id=noor, staff_id=amina.id))
        assert codes(noor)[-1] == "join_withdrawn"
        assert (row(noor).colleague_id, Asking.objects.count()) == (None, 0)
        close(noor)


def test_a_yes_while_the_last_place_is_filled(amina: Staff, bram: Staff) -> None:
    for _ in range(ROUNDS):
        noor, lowie = talk(amina), visitor("Lowie")
        asks(noor, amina, bram)
        told = together(yes_to(noor, bram), partial(takes, bram, lowie))
        assert [one.reason for one in told if isinstance(one, Refused)] == ["at_capacity"]
        assert held_by(bram.id) == 1
        close(noor)
        close(lowie)


def test_a_colleague_asked_by_two_at_once_has_room_for_one(amina: Staff, bram: Staff) -> None:
    dina = counsellor("Dina")
    for _ in range(ROUNDS):
        noor, lowie = talk(amina), talk(dina, "Lowie")
        asks(noor, amina, bram)
        asks(lowie, dina, bram)
        told = together(yes_to(noor, bram), yes_to(lowie, bram))
        assert [one.reason for one in told if isinstance(one, Refused)] == ["at_capacity"]
        assert held_by(bram.id) == 1
        close(noor)
        close(lowie)


def test_two_questions_about_one_conversation_at_once(amina: Staff, bram: Staff) -> None:
    dina = counsellor("Dina")
    noor = talk(amina)
    told = together(
        partial(asks, noor, amina, bram), partial(asks_in, noor, amina, dina), lambda: None
    )
    assert [one.reason for one in told if isinstance(one, Refused)] == ["already_asked"]
    assert Asking.objects.count() == 1


def test_a_lost_conversation_is_taken_over_once(
    amina: Staff, bram: Staff, clock: time_machine.Traveller
) -> None:
    dina = counsellor("Dina")
    noor = talk(amina)
    joins(noor, amina, bram)
    goes(amina, clock)
    told = together(partial(takes, bram, noor), partial(takes, dina, noor))
    assert told.count(noor) == 1
    assert codes(noor).count("taken_over") == 1
    assert row(noor).counsellor_id != row(noor).colleague_id


def test_who_joins_while_the_conversation_is_passed_on_is_not_left_in_it(
    amina: Staff, bram: Staff
) -> None:
    for _ in range(ROUNDS):
        noor = talk(amina)
        asks_in(noor, amina, bram)
        is_asked(noor)
        together(yes_to(noor, bram), partial(pass_on, conversation_id=noor, staff_id=amina.id))
        assert (row(noor).state, row(noor).colleague_id, held_by(bram.id)) == ("waiting", None, 0)
        close(noor)


def test_leaving_and_being_let_go_is_told_once(amina: Staff, bram: Staff) -> None:
    noor = talk(amina)
    joins(noor, amina, bram)
    together(*(partial(let_go, conversation_id=noor, staff_id=one.id) for one in (amina, bram)))
    assert codes(noor).count("colleague_left") == 1
