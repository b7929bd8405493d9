"""Counsellors who act in the same moment, each on a connection of their own."""

from collections.abc import Callable
from datetime import timedelta
from threading import Event
from time import sleep
from uuid import UUID

import pytest
import time_machine
from django.db import transaction

from accounts.models import Staff
from counselling.conversation.actions.visit import renew_leases
from counselling.core.errors import Refused
from counselling.shift.actions.hours import hold_door
from counselling.shift.actions.presence import renew_leases as renew_staff
from counselling.shift.models import DoorMode
from counselling.waiting_room.actions import let_time_pass
from tests.counselling.evening import codes, counsellor, row, takes, talk, together, visitor

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("open_door"),
]

ROUNDS = 5


@pytest.fixture
def staff(open_door: None) -> list[Staff]:
    return [counsellor(name) for name in ("Amina", "Bram", "Chris")]


def line_of(count: int, clock: time_machine.Traveller) -> list[UUID]:
    """Let so many visitors join, one a second."""
    waiting = []
    for number in range(count):
        waiting.append(visitor(f"kind {number}"))
        clock.shift(1)
    return waiting


def test_three_who_pick_the_same_visitor_get_one_between_them(staff: list[Staff]) -> None:
    noor = visitor()
    told = together(*(lambda one=one: takes(one, noor) for one in staff))
    assert told.count(noor) == 1
    winner = staff[told.index(noor)]
    assert row(noor).counsellor_id == winner.id
    refused = [answer for answer in told if isinstance(answer, Refused)]
    assert [(one.reason, one.details["by"]) for one in refused] == [
        ("already_taken", winner.display_name)
    ] * 2
    assert codes(noor) == ["joined"]


def test_three_who_take_the_next_get_the_first_three(
    staff: list[Staff], clock: time_machine.Traveller
) -> None:
    waiting = line_of(5, clock)
    told = together(*(lambda one=one: takes(one) for one in staff))
    assert {one for one in told if isinstance(one, UUID)} == set(waiting[:3])


def test_three_who_take_the_only_one_are_told_so(staff: list[Staff]) -> None:
    noor = visitor()
    told = together(*(lambda one=one: takes(one) for one in staff))
    assert told.count(noor) == 1
    assert [one.reason for one in told if isinstance(one, Refused)] == ["nobody_waiting"] * 2


def test_one_counsellor_at_three_consoles_gets_one_visitor(
    staff: list[Staff], clock: time_machine.Traveller
) -> None:
    waiting = line_of(3, clock)
    told = together(*(lambda: takes(staff[0]) for _ in range(3)))
    assert [one for one in told if isinstance(one, UUID)] == waiting[:1]
    assert [one.reason for one in told if isinstance(one, Refused)] == ["at_capacity"] * 2


def while_writing(first: Callable[[], object], then: Callable[[], object]) -> list[object]:
    """Let the second act while the first has written and not committed yet."""
    written = Event()

    def write() -> object:
        with transaction.atomic():
            outcome = first()
            written.set()
            sleep(0.3)
        return outcome

    def act() -> object:
        written.wait(5)
        return then()

    return list(together(write, act))


def test_who_is_next_stays_next_while_their_being_there_is_noted(
    staff: list[Staff], clock: time_machine.Traveller
) -> None:
    waiting = line_of(2, clock)
    told = while_writing(lambda: renew_leases(waiting), lambda: takes(staff[0]))
    assert told[1] == waiting[0]


def test_whoever_is_taken_at_closing_time_is_not_sent_away(staff: list[Staff]) -> None:
    noor = visitor()

    hold_door(mode=DoorMode.CLOSED)
    while_writing(lambda: takes(staff[0], noor), let_time_pass)
    assert (row(noor).state, row(noor).counsellor_id) == ("active", staff[0].id)
    assert codes(noor) == ["joined"]


def test_whoever_was_just_taken_over_is_not_lost_again(
    staff: list[Staff], clock: time_machine.Traveller
) -> None:
    amina, bram, _ = staff
    noor = talk(amina)
    clock.shift(timedelta(seconds=61))
    renew_staff([bram.id])

    def take_over() -> None:
        let_time_pass()
        takes(bram, noor)

    while_writing(take_over, let_time_pass)
    assert (row(noor).counsellor_id, row(noor).orphaned_at) == (bram.id, None)


def test_a_missed_call_is_noticed_once_by_however_many_look(
    staff: list[Staff], clock: time_machine.Traveller
) -> None:
    for _ in range(ROUNDS):
        noor = visitor()
        takes(staff[0], noor)
        clock.shift(timedelta(minutes=3, seconds=1))
        renew_staff([one.id for one in staff])
        together(*(let_time_pass for _ in range(4)))
        assert codes(noor) == ["joined", "nobody_came"]
        assert row(noor).state == "waiting"
        row(noor).delete()


def test_two_processes_close_the_line_once(
    staff: list[Staff], clock: time_machine.Traveller
) -> None:
    waiting = line_of(6, clock)
    hold_door(mode=DoorMode.CLOSED)
    together(*(let_time_pass for _ in range(3)))
    for one in waiting:
        assert codes(one) == ["ended"]
        assert row(one).ended_by == "closed"
