"""Everybody of the team is gone while young people wait: they keep their places and are told."""

from datetime import timedelta

import pytest
import time_machine

from accounts.models import Staff
from counselling.shift.actions.presence import choose_presence, go_home, renew_leases
from counselling.waiting_room.actions import let_time_pass, pass_on
from counselling.waiting_room.queries import read_queue, wait_for
from tests.counselling.evening import counsellor, row, takes, visitor

pytestmark = pytest.mark.usefixtures("open_door")

FIVE = ("Noor", "Elif", "Senne", "Robin", "Kobe")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


def told() -> set[bool]:
    """Return what those who wait are told, from the line that is read for all."""
    return {place.nobody_here for place in read_queue().places.values()}


def test_five_who_wait_keep_their_places_and_hear_that_nobody_is_here(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    five = []
    for name in FIVE:
        five.append(visitor(name))
        clock.shift(1)
    assert told() == {False}
    choose_presence(staff_id=amina.id, presence="offline")
    let_time_pass()
    assert told() == {True}
    for place, one in enumerate(five, start=1):
        seen = wait_for(one)
        assert (seen.position, seen.wait, seen.nobody_here) == (place, None, True)
        assert row(one).state == "waiting"
    choose_presence(staff_id=amina.id, presence="available")
    assert told() == {False}


def test_a_pause_is_being_there_and_signing_out_is_not(amina: Staff) -> None:
    noor = visitor()
    choose_presence(staff_id=amina.id, presence="pause")
    assert not wait_for(noor).nobody_here
    go_home(staff_id=amina.id)
    assert wait_for(noor).nobody_here


def test_a_laptop_that_dies_is_seen_by_the_clock_alone(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    noor = visitor()
    clock.shift(timedelta(minutes=2))
    assert wait_for(noor).nobody_here
    renew_leases([amina.id])
    assert not wait_for(noor).nobody_here


def test_whoever_passed_a_visit_on_is_nobody_for_it(amina: Staff) -> None:
    noor, elif_ = visitor("Noor"), visitor("Elif")
    bram = counsellor("Bram")
    pass_on(staff_id=amina.id, conversation_id=takes(amina, noor))
    go_home(staff_id=bram.id)
    assert wait_for(noor).nobody_here
    assert not wait_for(elif_).nobody_here
