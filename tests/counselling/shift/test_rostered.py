from datetime import date, time

import pytest
import time_machine

from accounts.actions import disable_staff
from accounts.models import Staff
from counselling.core import clock as moments
from counselling.shift.actions.hours import add_special_days, set_week
from counselling.shift.models import Turn
from counselling.shift.queries.roster import gaps, rostered, week_of
from counselling.shift.rules.opening import Hours, Special
from counselling.shift.rules.roster import local_turn
from tests.counselling.shift.roster import BRUSSELS, at, person, turn

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def amina(db: None) -> Staff:
    return person("amina", discipline="nurse")


def names(moment: str) -> list[str]:
    return [there.name for there in rostered(at(moment))]


def shortfalls(kind: str) -> list[tuple[str, str]]:
    return [
        (f"{gap.starts.astimezone(BRUSSELS):%d %H:%M}", f"{gap.ends.astimezone(BRUSSELS):%H:%M}")
        for gap in gaps(moments.now())
        if gap.kind == kind
    ]


def test_rostered_is_who_comes_within_the_hour_or_is_there(amina: Staff) -> None:
    turn(amina, "2026-11-24 17:00", "2026-11-24 21:00")
    turn(person("bram"), "2026-11-24 18:00", "2026-11-25 02:00", lead=True)
    assert names("2026-11-24 15:59") == []
    assert names("2026-11-24 16:00") == ["Amina"]
    assert names("2026-11-24 20:59") == ["Bram", "Amina"]
    assert names("2026-11-24 21:00") == ["Bram"]
    assert names("2026-11-25 02:00") == []
    bram = rostered(at("2026-11-24 22:00"))[0]
    assert (bram.lead, bram.discipline, bram.ends) == (True, "", at("2026-11-25 02:00"))


def test_who_left_is_rostered_no_more(amina: Staff) -> None:
    turn(amina, "2026-11-24 17:00", "2026-11-24 21:00")
    disable_staff(staff=amina)
    assert names("2026-11-24 18:00") == []
    (planned,) = week_of(date(2026, 11, 24))[1].turns
    assert not planned.in_service


def test_a_week_has_seven_days_and_a_night_belongs_to_the_day_it_begins(amina: Staff) -> None:
    set_week(hours=[Hours(1, time(17), time(21)), Hours(6, time(22), time(2))])
    turn(amina, "2026-11-29 22:00", "2026-11-30 02:00")
    days = week_of(date(2026, 11, 26))
    assert [day.date.day for day in days] == [23, 24, 25, 26, 27, 28, 29]
    assert [len(day.hours) for day in days] == [0, 1, 0, 0, 0, 0, 1]
    assert [len(day.turns) for day in days] == [0, 0, 0, 0, 0, 0, 1]
    assert days[6].turns[0].trained_as == "Verpleegkundige"
    assert not week_of(date(2026, 11, 30))[0].turns


def test_opening_hours_without_anybody_are_named(amina: Staff) -> None:
    set_week(hours=[Hours(1, time(17), time(21))])
    turn(amina, "2026-11-24 18:00", "2026-11-24 20:00", lead=True)
    assert shortfalls("nobody") == [
        ("24 17:00", "18:00"), ("24 20:00", "21:00"),
        ("01 17:00", "21:00"), ("08 17:00", "21:00"), ("15 17:00", "21:00"),
    ]  # fmt: skip
    assert shortfalls("lead") == shortfalls("medical") == []


def test_without_a_lead_or_anybody_medical_it_is_said_where_somebody_is(amina: Staff) -> None:
    set_week(hours=[Hours(1, time(17), time(21))])
    turn(person("bram"), "2026-11-24 17:00", "2026-11-24 21:00", lead=True)
    turn(amina, "2026-12-01 17:00", "2026-12-01 21:00")
    turn(person("chris", discipline="doctor"), "2026-11-24 17:00", "2026-11-24 19:00")
    assert shortfalls("medical") == [("24 19:00", "21:00")]
    assert shortfalls("lead") == [("01 17:00", "21:00")]


def test_special_days_count_closed_and_with_hours_of_their_own(amina: Staff) -> None:
    set_week(hours=[Hours(1, time(17), time(21))])
    add_special_days(special=Special(date(2026, 12, 1), date(2026, 12, 31)))
    add_special_days(
        special=Special(date(2026, 11, 25), date(2026, 11, 25), opens=time(22), closes=time(2))
    )
    turn(amina, "2026-11-25 22:00", "2026-11-26 00:00")
    assert shortfalls("nobody") == [("24 17:00", "21:00"), ("26 00:00", "02:00")]


def test_the_night_the_clock_goes_back_is_covered_by_a_turn_of_the_same_hours(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    clock.move_to(at("2027-10-25 12:00"))
    set_week(hours=[Hours(5, time(22), time(2, 30))])
    hours = local_turn(date(2027, 10, 30), time(22), time(2, 30), BRUSSELS)
    assert hours
    Turn.objects.create(staff=amina, starts=hours[0], ends=hours[1], lead=True)
    assert shortfalls("nobody")[0] == ("06 22:00", "02:30")


def test_who_left_covers_nothing(amina: Staff) -> None:
    set_week(hours=[Hours(1, time(17), time(21))])
    turn(amina, "2026-11-24 17:00", "2026-11-24 21:00")
    disable_staff(staff=amina)
    assert shortfalls("nobody")[0] == ("24 17:00", "21:00")
