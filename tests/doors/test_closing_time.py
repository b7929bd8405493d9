"""The hour comes: who waits is told kindly, who talks goes on."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.models import Staff
from counselling.conversation.actions.visit import renew_leases
from counselling.shift.actions.hours import hold_door, set_week
from counselling.shift.actions.presence import renew_leases as renew_staff
from counselling.shift.rules.opening import DoorMode, Hours
from counselling.waiting_room.actions import let_time_pass
from tests.counselling.evening import row, talk, visitor
from tests.doors.conftest import OUR_PAGE

MONDAY_TEN_TO_NINE = datetime.fromisoformat("2026-11-23T19:50:00+00:00")


@pytest.fixture
def clock(db: None) -> Any:
    """Ten minutes before the door closes, and time that only moves when told to."""
    with time_machine.travel(MONDAY_TEN_TO_NINE, tick=False) as traveller:
        yield traveller


@pytest.fixture
def monday(clock: time_machine.Traveller, evening: Staff, settings: Any) -> Staff:
    """Open on Mondays and Wednesdays from five to nine, to the last minute; Amina is there."""
    settings.LAST_ENTRY_MINUTES = 0
    set_week(hours=[Hours(day, time(17), time(21)) for day in (0, 2)])
    hold_door(mode=DoorMode.HOURS)
    return evening


def test_at_closing_who_waits_is_told_kindly_and_who_talks_goes_on(
    monday: Staff, clock: time_machine.Traveller
) -> None:
    talking = talk(monday, "Sam")
    noor = Client(headers=OUR_PAGE)
    assert noor.post("/chat/start/", {"nickname": "Noor"}).status_code == 303
    clock.shift(timedelta(minutes=10))
    renew_staff([monday.id])
    renew_leases([talking])
    let_time_pass()
    page = noor.get("/chat/").text
    assert "Dat ligt niet aan jou." in page
    assert "We zijn er weer op woensdag om 17 uur." in page
    assert 'href="tel:112"' in page
    assert row(talking).state == "active"


def test_an_evening_that_is_held_open_longer_lets_who_waits_wait(
    monday: Staff, clock: time_machine.Traveller
) -> None:
    noor = visitor()
    hold_door(mode=DoorMode.OPEN, until=MONDAY_TEN_TO_NINE + timedelta(minutes=40))
    for minutes, state in ((10, "waiting"), (30, "ended")):
        clock.shift(timedelta(minutes=minutes))
        renew_staff([monday.id])
        renew_leases([noor])
        let_time_pass()
        assert row(noor).state == state
