from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from counselling.core import clock as moments
from counselling.shift.actions import hold_door
from counselling.shift.models import Door, DoorMode, OpeningHours
from counselling.shift.queries import door
from counselling.shift.rules import Opening

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
