from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError

from counselling.shift.models import OpeningHours
from counselling.shift.rules.opening import Hours, Opening, opening

BRUSSELS = ZoneInfo("Europe/Brussels")
MONDAY, WEDNESDAY, SATURDAY, SUNDAY = 0, 2, 5, 6
WEEK = [Hours(MONDAY, time(17), time(21)), Hours(WEDNESDAY, time(14), time(21))]


def at(text: str) -> datetime:
    """Return a moment of the clock in Brussels."""
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS)


def ask(moment: datetime, hours: list[Hours] = WEEK) -> Opening:
    """Ask at a moment, as the service does: in UTC."""
    return opening(moment.astimezone(UTC), hours, BRUSSELS)


def test_within_hours_the_door_is_open_until_they_end() -> None:
    found = ask(at("2026-11-23 18:30"))
    assert found.open
    assert found.closes_at == at("2026-11-23 21:00")


def test_the_door_opens_on_the_minute_and_closes_on_the_minute() -> None:
    assert not ask(at("2026-11-23 16:59:59")).open
    assert ask(at("2026-11-23 17:00")).open
    assert ask(at("2026-11-23 20:59:59")).open
    assert not ask(at("2026-11-23 21:00")).open


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-23 09:00", "2026-11-23 17:00"),
        ("2026-11-23 22:00", "2026-11-25 14:00"),
        ("2026-11-26 12:00", "2026-11-30 17:00"),
    ],
)
def test_outside_hours_the_next_opening_is_told(moment: str, opens: str) -> None:
    found = ask(at(moment))
    assert not found.open
    assert found.opens_at == at(opens)


def test_without_hours_nobody_knows_when_it_opens() -> None:
    assert ask(at("2026-11-23 18:00"), []) == Opening(open=False)


def test_a_day_may_have_two_stretches_in_any_order() -> None:
    hours = [Hours(MONDAY, time(17), time(21)), Hours(MONDAY, time(9), time(12))]
    assert ask(at("2026-11-23 10:00"), hours).closes_at == at("2026-11-23 12:00")
    assert ask(at("2026-11-23 12:30"), hours).opens_at == at("2026-11-23 17:00")


def test_late_hours_belong_to_the_day_of_brussels_not_of_london() -> None:
    hours = [Hours(SATURDAY, time(0), time(2))]
    assert ask(at("2026-07-04 00:30"), hours).open
    assert not ask(at("2026-07-05 00:30"), hours).open


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        ("2026-03-28", 16), ("2026-03-30", 15),
        ("2026-10-24", 15), ("2026-10-26", 16),
    ],
)  # fmt: skip
def test_five_in_the_afternoon_stays_five_in_the_afternoon(day: str, utc: int) -> None:
    weekday = datetime.fromisoformat(day).weekday()
    opens = ask(at(f"{day} 12:00"), [Hours(weekday, time(17), time(21))]).opens_at
    assert opens
    assert opens.astimezone(UTC).hour == utc


def test_in_the_night_of_the_summer_clock_an_hour_is_missing() -> None:
    night = [Hours(SUNDAY, time(1), time(4))]
    assert (ends := ask(at("2026-03-29 01:30"), night).closes_at)
    assert ends - datetime(2026, 3, 29, 0, 30, tzinfo=UTC) == timedelta(hours=1, minutes=30)


def test_in_the_night_of_the_winter_clock_an_hour_comes_twice() -> None:
    night = [Hours(SUNDAY, time(1), time(4))]
    twice = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1)]
    assert {moment.astimezone(BRUSSELS).hour for moment in twice} == {2}
    assert all(opening(moment, night, BRUSSELS).open for moment in twice)
    assert not opening(datetime(2026, 10, 25, 3, 0, tzinfo=UTC), night, BRUSSELS).open


def test_hours_without_a_length_are_refused_when_they_are_entered(db: None) -> None:
    OpeningHours.objects.create(weekday=MONDAY, opens=time(0), closes=time(0))
    with pytest.raises(IntegrityError):
        OpeningHours.objects.create(weekday=MONDAY, opens=time(22), closes=time(22))


def test_an_eighth_day_is_refused_when_it_is_entered(db: None) -> None:
    with pytest.raises(IntegrityError):
        OpeningHours.objects.create(weekday=7, opens=time(17), closes=time(21))
