from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from counselling.core import clock as moments
from counselling.core.errors import Refused
from counselling.shift.actions.hours import hold_door, set_last_entry
from counselling.shift.models import Door, DoorMode, OpeningHours
from counselling.shift.queries.opening import door, last_entry_minutes
from counselling.shift.rules.opening import Opening
from counselling.waiting_room.queries import planned_state

BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.fixture(autouse=True)
def hours(db: None, clock: time_machine.Traveller) -> None:
    """On Mondays from five to nine; it is seven in the evening."""
    OpeningHours.objects.create(weekday=0, opens=time(17), closes=time(21))


def ask() -> Opening:
    """Ask now."""
    return door(moments.now())


def monday(hour: int) -> datetime:
    """Return an hour of this evening."""
    return datetime(2026, 11, 23, hour, tzinfo=BRUSSELS)


def test_the_door_follows_the_hours_until_somebody_holds_it() -> None:
    assert ask() == Opening(open=True, closes_at=monday(21))


def test_somebody_may_close_early_and_let_go_again() -> None:
    hold_door(mode=DoorMode.CLOSED)
    assert not ask().open
    hold_door(mode=DoorMode.HOURS)
    assert ask().open


def test_somebody_may_hold_it_open_after_hours(clock: time_machine.Traveller) -> None:
    hold_door(mode=DoorMode.OPEN, until=monday(22))
    clock.move_to(monday(21) + timedelta(minutes=30))
    assert ask() == Opening(open=True, closes_at=monday(22))
    clock.move_to(monday(22))
    assert not ask().open


def test_a_door_held_open_without_an_end_closes_at_no_hour() -> None:
    hold_door(mode=DoorMode.OPEN)
    assert ask() == Opening(open=True)


def test_a_door_held_closed_until_an_hour_says_so() -> None:
    hold_door(mode=DoorMode.CLOSED, until=monday(20))
    assert ask() == Opening(open=False, opens_at=monday(20))


def test_there_is_one_door() -> None:
    for mode in DoorMode:
        hold_door(mode=mode)
    assert Door.objects.count() == 1


def test_a_door_let_go_within_the_hours_stays_open_until_they_end() -> None:
    hold_door(mode=DoorMode.OPEN, until=monday(20))
    assert ask() == Opening(open=True, closes_at=monday(21))


def test_a_door_held_closed_past_the_hours_opens_on_the_next_evening() -> None:
    hold_door(mode=DoorMode.CLOSED, until=monday(22))
    assert ask().opens_at == datetime(2026, 11, 30, 17, tzinfo=BRUSSELS)


def test_a_door_held_closed_without_an_end_promises_no_hour(clock: time_machine.Traveller) -> None:
    hold_door(mode=DoorMode.CLOSED)
    clock.move_to(monday(12))
    assert ask() == Opening(open=False)


def test_nobody_comes_in_shortly_before_closing_and_hears_of_the_next_evening(
    clock: time_machine.Traveller, settings: Any
) -> None:
    settings.LAST_ENTRY_MINUTES = 30
    clock.move_to(monday(20) + timedelta(minutes=40))
    found = planned_state(moments.now())
    assert (found.state, found.opens_at) == ("closed", datetime(2026, 11, 30, 17, tzinfo=BRUSSELS))
    assert set_last_entry(minutes=15) == 30
    assert planned_state(moments.now()).state == "open"
    hold_door(mode=DoorMode.HOURS)
    assert last_entry_minutes() == 15
    for minutes in (-1, 601):
        with pytest.raises(Refused):
            set_last_entry(minutes=minutes)
