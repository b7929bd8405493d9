from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counselling.core.errors import Refused
from counselling.shift.actions.hours import set_week
from counselling.shift.queries.opening import week
from counselling.shift.rules.opening import Hours, opening, overlapping

BRUSSELS = ZoneInfo("Europe/Brussels")
FRIDAY, SATURDAY, SUNDAY, MONDAY = 4, 5, 6, 0
NIGHT = Hours(FRIDAY, time(22), time(2))


def at(text: str) -> datetime:
    """Return a moment of the clock in Brussels."""
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS).astimezone(UTC)


def test_a_week_is_saved_and_tells_which_days_changed(db: None) -> None:
    monday, friday = Hours(MONDAY, time(17), time(21)), NIGHT
    assert set_week(hours=[monday, friday]) == [MONDAY, FRIDAY]
    assert set_week(hours=[friday, monday]) == []
    assert set_week(hours=[Hours(MONDAY, time(17), time(22)), friday]) == [MONDAY]
    assert week() == [Hours(MONDAY, time(17), time(22)), friday]


def test_a_night_runs_over_midnight() -> None:
    assert opening(at("2026-11-28 01:59"), [NIGHT], BRUSSELS).closes_at == at("2026-11-28 02:00")
    assert opening(at("2026-11-28 02:00"), [NIGHT], BRUSSELS).opens_at == at("2026-12-04 22:00")


def test_hours_that_touch_at_midnight_are_one_evening() -> None:
    halves = [Hours(FRIDAY, time(22), time(0)), Hours(SATURDAY, time(0), time(2))]
    assert opening(at("2026-11-27 23:50"), halves, BRUSSELS).closes_at == at("2026-11-28 02:00")


def test_a_chat_that_never_closes_names_no_closing_hour() -> None:
    always = [Hours(day, time(0), time(0)) for day in range(7)]
    found = opening(at("2026-11-27 23:50"), always, BRUSSELS)
    assert found.open
    assert found.closes_at is None


@pytest.mark.parametrize(
    ("night", "hours"), [("2026-03-29", 3), ("2026-10-25", 5), ("2026-11-01", 4)]
)
def test_a_night_in_which_the_clock_changes_ends_on_the_clock(night: str, hours: int) -> None:
    saturdays = [Hours(SATURDAY, time(23), time(3))]
    starts = at(f"{night} 00:00") - timedelta(hours=1)
    found = opening(starts, saturdays, BRUSSELS)
    assert found.closes_at
    assert found.closes_at - starts == timedelta(hours=hours)


def test_closing_in_the_hour_that_comes_twice_is_after_its_second_time() -> None:
    nights = [Hours(SATURDAY, time(23), time(2, 30))]
    assert opening(at("2026-10-25 01:00"), nights, BRUSSELS).closes_at == datetime(
        2026, 10, 25, 1, 30, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Hours(MONDAY, time(17), time(21)), Hours(MONDAY, time(20), time(22))),
        (NIGHT, Hours(SATURDAY, time(1), time(5))),
        (Hours(SUNDAY, time(22), time(2)), Hours(MONDAY, time(1), time(3))),
        (Hours(MONDAY, time(0), time(0)), Hours(MONDAY, time(12), time(13))),
        (NIGHT, NIGHT),
    ],
)
def test_hours_that_overlap_are_refused_and_nothing_changes(
    db: None, one: Hours, other: Hours
) -> None:
    set_week(hours=[NIGHT])
    for hours in ([one, other], [other, one]):
        with pytest.raises(Refused) as refused:
            set_week(hours=hours)
        assert refused.value.reason == "overlap"
    assert week() == [NIGHT]


def test_an_hour_to_itself_is_no_stretch(db: None) -> None:
    with pytest.raises(Refused) as refused:
        set_week(hours=[Hours(MONDAY, time(17), time(17))])
    assert refused.value.reason == "no_length"


STRETCHES = st.builds(
    Hours, st.integers(0, 6), st.times().map(lambda at: at.replace(minute=0, second=0, microsecond=0)),
    st.times().map(lambda at: at.replace(minute=30, second=0, microsecond=0)),
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(STRETCHES, STRETCHES)
def test_two_stretches_overlap_when_some_minute_belongs_to_both(one: Hours, other: Hours) -> None:
    # A week far from any change of the clock, asked at every half hour.
    monday = at("2026-11-23 00:00")
    moments = [monday + timedelta(minutes=30 * step) for step in range(7 * 48)]
    both = any(
        opening(moment, [one], BRUSSELS).open and opening(moment, [other], BRUSSELS).open
        for moment in moments
    )
    assert bool(overlapping([one, other])) == both
