"""Devices, a counsellor and the door that act in the same moment, each on a connection of their own."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.open import Traits
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here
from counselling.conversation.queries.visits import visit_of_token
from counselling.conversation.rules import EndedBy
from counselling.core import clock as moments
from counselling.core.errors import Refused
from counselling.shift.actions.hours import hold_door
from counselling.shift.models import DoorMode
from counselling.waiting_room.actions import (
    Joined,
    join_queue,
    keep_appointment,
    leave_quickly,
    let_time_pass,
    return_with_words,
)
from counselling.waiting_room.actions.appointments import make_appointment
from counselling.waiting_room.models import ReturnWords
from counselling.waiting_room.queries.returning import way_back
from tests.counselling.evening import counsellor, row, takes, together

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3


@pytest.fixture
def amina(open_door: None, settings: Any) -> Staff:
    settings.CAPACITY_MAX = 3
    return counsellor("Amina", capacity=3)


def joins(nickname: str = "Noor") -> Joined:
    return join_queue(nickname=nickname, question="", traits=Traits(), language="nl")


def words_of(joined: Joined) -> str:
    way = way_back(joined.conversation_id, joined.token)
    assert way is not None
    return way.words


def talks(amina: Staff, nickname: str) -> Joined:
    joined = joins(nickname)
    takes(amina, joined.conversation_id)
    be_here(conversation_id=joined.conversation_id)
    return joined


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Let people do different things at the same moment."""
    return list(together(*acts))


def test_of_two_devices_with_the_same_words_one_wins(amina: Staff) -> None:
    for number in range(ROUNDS):
        words = words_of(talks(amina, f"kind {number}"))
        told = at_once(*(partial(return_with_words, typed=words) for _ in range(3)))
        won = [token for token in told if isinstance(token, str)]
        assert len(won) == 1
        assert visit_of_token(won[0]) is not None
        assert {one.reason for one in told if isinstance(one, Refused)} == {"unknown"}


def test_of_two_devices_with_the_same_code_one_comes_in(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    made = make_appointment(staff_id=amina.id, at=moments.now() + timedelta(minutes=5))

    def comes() -> Joined:
        return keep_appointment(code=made.code, nickname="Noor", language="nl")

    told = at_once(comes, comes, comes)
    assert len([one for one in told if isinstance(one, Joined)]) == 1
    assert {one.reason for one in told if isinstance(one, Refused)} == {"unknown"}


def test_coming_back_while_the_counsellor_ends_it_leads_in_or_not_and_it_ends_once(
    amina: Staff,
) -> None:
    for number in range(ROUNDS):
        noor = talks(amina, f"kind {number}")
        words, key = words_of(noor), noor.conversation_id
        leave_quickly(conversation_id=key, token=noor.token)
        told = at_once(
            partial(return_with_words, typed=words),
            partial(
                end_conversation, conversation_id=key, by=EndedBy.COUNSELLOR, staff_id=amina.id
            ),
        )
        assert (row(key).state, row(key).ended_by) == ("ended", "counsellor")
        if isinstance(told[0], str):
            # Whoever was in first reads that it ended.
            found = visit_of_token(told[0])
            assert found is not None
            assert found.ended


def test_coming_back_while_the_door_closes_never_leaves_anybody_in_a_line_that_is_closed(
    amina: Staff,
) -> None:
    for number in range(ROUNDS):
        hold_door(mode=DoorMode.OPEN)
        noor = joins(f"kind {number}")
        words = words_of(noor)
        leave_quickly(conversation_id=noor.conversation_id, token=noor.token)
        hold_door(mode=DoorMode.CLOSED)
        at_once(partial(return_with_words, typed=words), let_time_pass)
        assert row(noor.conversation_id).state == "ended"


def test_leaving_on_one_device_while_another_comes_back_shuts_out_the_first_alone(
    amina: Staff,
) -> None:
    for number in range(ROUNDS):
        noor = talks(amina, f"kind {number}")
        words, key = words_of(noor), noor.conversation_id
        told = at_once(
            partial(return_with_words, typed=words),
            partial(leave_quickly, conversation_id=noor.conversation_id, token=noor.token),
        )
        assert visit_of_token(noor.token) is None
        assert isinstance(told[0], str)
        assert visit_of_token(told[0]) is not None
        assert (row(key).state, row(key).left_quickly_at) == ("active", None)
        assert ReturnWords.objects.filter(pk=key).count() == 1
        end_conversation(conversation_id=key, by=EndedBy.VISITOR)
