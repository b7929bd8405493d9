"""By a clock that makes no sense nothing is swept, until it is right again or somebody looked at it."""

from datetime import timedelta

import pytest
import time_machine

from accounts.audit import note_deed
from counselling.core import clock as house_clock
from counselling.retention.actions.sweep import Swept, sweep, sweep_if_due
from counselling.retention.queries.sweeps import state_of_sweep
from tests.counselling.evening import counsellor, open_the_door, visitor
from tests.counselling.retention.test_sweep import later
from tests.counselling.retention.years import YEARS, days_with_key, stays, told

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("open_door")]

Clock = time_machine.Traveller


def test_a_clock_a_year_wrong_removes_nothing(clock: Clock) -> None:
    noor = told()
    sweep()
    clock.shift(timedelta(days=YEARS + 1))
    assert sweep().problem == "clock"
    assert stays(noor)
    assert state_of_sweep().problem == "clock"
    assert sweep(trust_clock=True).gone["conversations"] == 1
    assert state_of_sweep().problem == ""


def test_a_clock_a_year_wrong_is_not_believed_for_what_was_written_by_it(clock: Clock) -> None:
    noor = told()
    sweep()
    days = days_with_key()
    clock.shift(timedelta(days=YEARS + 1))
    open_the_door()
    counsellor("Bram")
    elif_ = visitor("Elif")
    note_deed(actor_id=None, action="theme_kept")
    assert sweep().problem == "clock"
    assert sweep_if_due() == Swept(at=house_clock.now(), problem="clock")
    assert (stays(noor), stays(elif_)) == (True, True)
    assert set(days) <= set(days_with_key())
    clock.shift(timedelta(days=-YEARS))
    assert sweep().problem == ""
    assert stays(noor)


def test_where_nothing_was_ever_swept_the_first_row_tells(clock: Clock) -> None:
    noor = told()
    clock.shift(timedelta(days=46))
    told("Elif", by=counsellor("Bram"))
    assert sweep().problem == "clock"
    clock.shift(timedelta(days=-1))
    assert sweep().problem == ""
    assert stays(noor)


def test_a_clock_before_the_last_sweep_removes_nothing(clock: Clock) -> None:
    told()
    later(clock, days=30)
    clock.shift(timedelta(days=-1))
    assert sweep().problem == "clock"


def test_a_service_that_nobody_visits_in_the_holidays_sweeps_on(clock: Clock) -> None:
    noor = told()
    sweep()
    for _ in range(25):
        clock.shift(timedelta(days=30))
        assert sweep().problem == ""
    assert not stays(noor)
