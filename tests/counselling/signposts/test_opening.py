"""When a line is open: across midnight, on the days the clock changes, on a holiday."""

from datetime import UTC, date, datetime

import pytest

from counselling.signposts.rules.opening import BRUSSELS, Opening, hours_trusted, opening

EVERY_DAY = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NO_EXCEPTIONS: dict[str, list[str]] = {}


def daily(*times: str) -> dict[str, list[str]]:
    return {day: list(times) for day in EVERY_DAY}


def at(text: str, *, fold: int = 0) -> datetime:
    """A moment on a Belgian clock."""
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS, fold=fold).astimezone(UTC)


def is_open(week: dict[str, list[str]], now: datetime) -> bool:
    return opening(week, NO_EXCEPTIONS, now).is_open


def test_a_line_opens_and_closes_on_the_minute() -> None:
    awel = daily("16:00-22:00")
    assert not is_open(awel, at("2026-11-23T15:59"))
    assert opening(awel, NO_EXCEPTIONS, at("2026-11-23T16:00")) == Opening(
        is_open=True, changes_at=at("2026-11-23T22:00")
    )
    assert opening(awel, NO_EXCEPTIONS, at("2026-11-23T22:00")) == Opening(
        is_open=False, changes_at=at("2026-11-24T16:00")
    )


def test_a_night_line_is_open_after_midnight_on_the_day_after_its_evening() -> None:
    friday_night = {"fri": ["22:00-03:00"]}
    assert is_open(friday_night, at("2026-11-27T23:59"))
    assert is_open(friday_night, at("2026-11-28T00:00"))
    assert is_open(friday_night, at("2026-11-28T02:59"))
    assert not is_open(friday_night, at("2026-11-28T03:00"))
    assert not is_open(friday_night, at("2026-11-27T02:00"))


def test_an_evening_until_midnight_ends_at_midnight() -> None:
    chat = daily("17:00-24:00")
    assert is_open(chat, at("2026-11-23T23:59"))
    assert not is_open(chat, at("2026-11-24T00:00"))


def test_hours_that_touch_at_midnight_are_one_evening() -> None:
    week = {"sat": ["20:00-24:00"], "sun": ["00:00-02:00"]}
    assert opening(week, NO_EXCEPTIONS, at("2026-11-28T21:00")).changes_at == at("2026-11-29T02:00")


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_the_evening_hours_are_the_clock_s_hours_on_the_day_it_changes(day: str) -> None:
    chat = daily("17:00-22:00")
    assert not is_open(chat, at(f"{day}T16:59"))
    assert is_open(chat, at(f"{day}T17:00"))
    assert is_open(chat, at(f"{day}T21:59"))
    assert not is_open(chat, at(f"{day}T22:00"))


def test_the_night_of_the_short_day_ends_when_the_clock_says_so() -> None:
    night = daily("22:00-04:00")
    assert is_open(night, at("2026-03-29T01:59"))
    assert is_open(night, at("2026-03-29T03:59"))
    assert not is_open(night, at("2026-03-29T04:00"))


def test_in_the_doubled_hour_a_line_is_called_open_only_where_that_is_sure() -> None:
    until_half_past_two = daily("22:00-02:30")
    assert is_open(until_half_past_two, at("2026-10-25T02:29", fold=0))
    assert not is_open(until_half_past_two, at("2026-10-25T02:29", fold=1))
    from_two = daily("02:00-06:00")
    assert not is_open(from_two, at("2026-10-25T02:30", fold=0))
    assert is_open(from_two, at("2026-10-25T02:30", fold=1))


def test_a_holiday_closes_a_line_and_another_gives_it_other_hours() -> None:
    week = daily("16:00-22:00")
    exceptions = {"2026-12-25": [], "2026-12-31": ["10:00-12:00"]}
    assert not opening(week, exceptions, at("2026-12-25T18:00")).is_open
    assert opening(week, exceptions, at("2026-12-25T18:00")).changes_at == at("2026-12-26T16:00")
    assert opening(week, exceptions, at("2026-12-31T11:00")).is_open
    assert not opening(week, exceptions, at("2026-12-31T18:00")).is_open


def test_a_line_without_hours_never_says_that_it_opens() -> None:
    assert opening({}, NO_EXCEPTIONS, at("2026-11-23T18:00")) == Opening(is_open=False)


def test_hours_are_trusted_for_180_days_and_not_a_day_longer() -> None:
    checked_on = date(2026, 1, 1)
    assert hours_trusted(checked_on, at("2026-06-30T23:59"))
    assert not hours_trusted(checked_on, at("2026-07-01T00:00"))
