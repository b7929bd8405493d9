"""Nights over midnight, and the two nights a year in which the clock jumps."""

from datetime import date, time, timedelta

import pytest

from accounts.models import Staff
from counselling.shift.actions.roster import copy_week
from counselling.shift.rules.roster import local_turn
from tests.counselling.evening import reason
from tests.counselling.shift.roster import BRUSSELS, at, person, planned, turn

pytestmark = pytest.mark.usefixtures("clock")

MONDAY, NEXT = date(2026, 11, 23), date(2026, 11, 30)


@pytest.fixture
def eva(db: None) -> Staff:
    return person("eva", "coordinator")


def test_hours_that_end_before_they_begin_end_the_next_day() -> None:
    assert local_turn(date(2026, 12, 31), time(22), time(2), BRUSSELS) == (
        at("2026-12-31 22:00"),
        at("2027-01-01 02:00"),
    )


def test_a_shift_in_which_the_clock_jumps_is_an_hour_shorter_or_longer() -> None:
    spring = local_turn(date(2027, 3, 27), time(22), time(6), BRUSSELS)
    autumn = local_turn(date(2027, 10, 30), time(22), time(6), BRUSSELS)
    assert spring
    assert autumn
    assert spring[1] - spring[0] == timedelta(hours=7)
    assert autumn[1] - autumn[0] == timedelta(hours=9)


def test_an_hour_that_the_clock_leaves_out_is_no_hour() -> None:
    assert local_turn(date(2027, 3, 28), time(2, 30), time(6), BRUSSELS) is None
    assert local_turn(date(2027, 3, 27), time(22), time(2, 30), BRUSSELS) is None


def test_turns_that_meet_in_an_hour_that_comes_twice_touch_and_do_not_overlap() -> None:
    first = local_turn(date(2027, 10, 30), time(22), time(2, 30), BRUSSELS)
    second = local_turn(date(2027, 10, 31), time(2, 30), time(6), BRUSSELS)
    assert first
    assert second
    assert first[1] == second[0]
    assert first[1] - first[0] == timedelta(hours=5, minutes=30)


def test_a_copied_week_keeps_the_hours_of_the_clock(eva: Staff) -> None:
    turn(person("amina"), "2027-03-22 17:00", "2027-03-22 21:00", lead=True)
    new = copy_week(actor_id=eva.id, monday=date(2027, 3, 22), to=date(2027, 3, 29))
    assert new == (1, 0)
    assert planned()[1] == ("amina", "2027-03-29 17:00", "2027-03-29 21:00")


def test_a_week_copied_twice_is_there_once(eva: Staff) -> None:
    amina, bram = person("amina"), person("bram")
    turn(amina, "2026-11-24 17:00", "2026-11-24 21:00")
    turn(bram, "2026-11-29 22:00", "2026-11-30 02:00")
    assert copy_week(actor_id=eva.id, monday=MONDAY, to=NEXT) == (2, 0)
    assert copy_week(actor_id=eva.id, monday=MONDAY, to=NEXT) == (0, 2)
    assert len(planned()) == 4


def test_copying_leaves_out_who_left_what_overlaps_and_what_is_over(eva: Staff) -> None:
    gone, amina = person("gone"), person("amina")
    turn(gone, "2026-11-24 17:00", "2026-11-24 21:00")
    turn(amina, "2026-11-25 17:00", "2026-11-25 21:00")
    turn(amina, "2026-12-02 20:00", "2026-12-02 22:00")
    gone.is_active = False
    gone.save()
    assert copy_week(actor_id=eva.id, monday=MONDAY, to=NEXT) == (0, 2)
    assert copy_week(actor_id=eva.id, monday=MONDAY, to=date(2026, 11, 16)) == (0, 2)


def test_an_hour_that_the_clock_leaves_out_is_not_copied(eva: Staff) -> None:
    turn(person("amina"), "2027-03-21 02:30", "2027-03-21 06:00")
    assert copy_week(actor_id=eva.id, monday=date(2027, 3, 15), to=date(2027, 3, 22)) == (0, 1)


def test_a_network_manager_copies_the_own_network(eva: Staff) -> None:
    turn(person("amina", network="GO!"), "2026-11-24 17:00", "2026-11-24 21:00")
    turn(person("bram", network="VCLB"), "2026-11-24 17:00", "2026-11-24 21:00")
    manager = person("hilde", "network_manager", network="GO!")
    assert copy_week(actor_id=manager.id, monday=MONDAY, to=NEXT) == (1, 0)
    assert not reason(copy_week, actor_id=person("x").id, monday=MONDAY, to=NEXT)
    assert len(planned()) == 3
