"""What the lead decides about the door, and that it ends with the night."""

from datetime import datetime, timedelta

import pytest
import time_machine

from accounts.models import AuditEntry, Staff
from counselling.core import clock as present
from counselling.shift.actions.hours import hold_door
from counselling.shift.actions.lead import take_lead
from counselling.shift.actions.presence import renew_leases
from counselling.shift.actions.tonight import (
    close_tonight,
    open_tonight,
    set_last_entry_tonight,
    stay_open,
)
from counselling.shift.models import DoorMode
from counselling.shift.queries.lead import lead_now
from counselling.shift.queries.opening import door, last_entry_minutes, last_entry_tonight
from counselling.waiting_room.queries import service_state
from tests.counselling.evening import counsellor, reason
from tests.counselling.shift.test_lead import clock_at, evening_hours

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina(clock: time_machine.Traveller) -> Staff:
    """Amina leads a Monday evening from five to nine; it is seven."""
    evening_hours()
    amina = counsellor("Amina")
    take_lead(staff_id=amina.id)
    return amina


def closing() -> datetime | None:
    opening = door(present.now())
    return opening.closes_at if opening.open else None


def deeds() -> list[str]:
    return [deed.action for deed in AuditEntry.objects.all()]


@pytest.mark.parametrize(
    ("act", "details"),
    [
        (open_tonight, {}),
        (close_tonight, {}),
        (set_last_entry_tonight, {"minutes": 30}),
        (stay_open, {"minutes": 15, "closes_at": None}),
    ],
)
def test_only_the_lead_decides(amina: Staff, act: object, details: dict[str, object]) -> None:
    bram = counsellor("Bram")
    assert reason(act, staff_id=bram.id, **details) == "not_lead"  # type: ignore[arg-type]
    assert deeds() == ["lead_taken"]


def test_closed_for_tonight_is_open_again_tomorrow(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    close_tonight(staff_id=amina.id)
    assert closing() is None
    assert door(present.now()).opens_at == clock_at("2026-11-24T17:00+01:00")
    clock.move_to(clock_at("2026-11-24T17:00+01:00"))
    assert door(present.now()).open
    assert deeds() == ["lead_taken", "door_closed"]


def test_closed_by_mistake_opens_again_and_closes_at_its_hour(amina: Staff) -> None:
    close_tonight(staff_id=amina.id)
    open_tonight(staff_id=amina.id)
    open_tonight(staff_id=amina.id)
    assert closing() == clock_at("2026-11-23T21:00+01:00")
    assert deeds() == ["lead_taken", "door_closed", "door_opened"]


def test_opened_early_it_goes_over_into_the_hours(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    clock.move_to(clock_at("2026-11-24T16:50+01:00"))
    take_lead(staff_id=amina.id)
    open_tonight(staff_id=amina.id)
    assert closing() == clock_at("2026-11-24T21:00+01:00")


def test_opened_on_a_day_without_hours_it_closes_with_the_shift(
    clock: time_machine.Traveller,
) -> None:
    amina = counsellor("Amina")
    take_lead(staff_id=amina.id)
    open_tonight(staff_id=amina.id)
    assert closing() == clock_at("2026-11-23T23:00+01:00")


@pytest.mark.parametrize("minutes", [15, 30, 60])
def test_the_door_stays_open_longer_and_the_shift_with_it(amina: Staff, minutes: int) -> None:
    nine = clock_at("2026-11-23T21:00+01:00")
    stay_open(staff_id=amina.id, minutes=minutes, closes_at=nine)
    assert closing() == nine + timedelta(minutes=minutes)
    lead = lead_now(present.now())
    assert lead is not None
    assert lead.until == nine + timedelta(hours=1, minutes=minutes)


def test_two_clicks_on_longer_are_one(amina: Staff) -> None:
    nine = clock_at("2026-11-23T21:00+01:00")
    for _ in range(2):
        stay_open(staff_id=amina.id, minutes=15, closes_at=nine)
    assert closing() == nine + timedelta(minutes=15)
    assert deeds() == ["lead_taken", "stayed_open"]


def test_after_the_door_closed_it_opens_for_so_long_from_now(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    clock.move_to(clock_at("2026-11-23T21:05:20+01:00"))
    renew_leases([amina.id])
    stay_open(staff_id=amina.id, minutes=30, closes_at=None)
    assert closing() == clock_at("2026-11-23T21:36+01:00")
    clock.move_to(clock_at("2026-11-23T21:36+01:00"))
    assert closing() is None


def test_a_closed_door_that_is_opened_lets_somebody_in(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    clock.move_to(clock_at("2026-11-23T21:05+01:00"))
    renew_leases([amina.id])
    stay_open(staff_id=amina.id, minutes=15, closes_at=None)
    assert last_entry_tonight(present.now()) == 0
    assert service_state().state in ("open", "busy")
    assert last_entry_tonight(clock_at("2026-11-24T18:00+01:00")) == last_entry_minutes()


def test_three_hours_longer_is_enough(amina: Staff) -> None:
    for _ in range(3):
        stay_open(staff_id=amina.id, minutes=60, closes_at=closing())
    assert closing() == clock_at("2026-11-24T00:00+01:00")
    assert reason(stay_open, staff_id=amina.id, minutes=15, closes_at=closing()) == "too_late"


def test_a_door_without_closing_needs_no_extension(amina: Staff) -> None:
    hold_door(mode=DoorMode.OPEN)
    assert reason(stay_open, staff_id=amina.id, minutes=15, closes_at=None) == "no_closing"
    assert reason(stay_open, staff_id=amina.id, minutes=7, closes_at=None) == "invalid"


def test_the_last_entry_of_tonight_ends_with_the_night(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    usual = last_entry_minutes()
    set_last_entry_tonight(staff_id=amina.id, minutes=120)
    assert last_entry_tonight(present.now()) == 120
    assert last_entry_minutes() == usual
    assert service_state().state == "closed"
    clock.move_to(clock_at("2026-11-24T18:55+01:00"))
    assert last_entry_tonight(present.now()) == usual


def test_the_last_entry_goes_back_to_the_usual_one(amina: Staff) -> None:
    set_last_entry_tonight(staff_id=amina.id, minutes=0)
    assert last_entry_tonight(present.now()) == 0
    set_last_entry_tonight(staff_id=amina.id, minutes=None)
    assert last_entry_tonight(present.now()) == last_entry_minutes()
    assert reason(set_last_entry_tonight, staff_id=amina.id, minutes=601) == "invalid"


def test_staying_open_longer_moves_the_last_entry_along(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    set_last_entry_tonight(staff_id=amina.id, minutes=10)
    stay_open(staff_id=amina.id, minutes=60, closes_at=closing())
    clock.move_to(clock_at("2026-11-23T21:45+01:00"))
    renew_leases([amina.id])
    assert service_state().state in ("open", "busy")
    clock.move_to(clock_at("2026-11-23T21:50+01:00"))
    assert service_state().state == "closed"
    assert last_entry_tonight(clock_at("2026-11-23T22:30+01:00")) == 10
