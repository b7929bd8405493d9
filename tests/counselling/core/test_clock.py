from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import time_machine

from counselling.core.clock import iso, iso_or_none, now


def test_a_moment_is_written_in_utc_to_the_millisecond() -> None:
    evening = datetime(2026, 7, 1, 20, 15, 0, 123_456, tzinfo=ZoneInfo("Europe/Brussels"))
    assert iso(evening) == "2026-07-01T18:15:00.123Z"


def test_no_moment_is_written_as_nothing() -> None:
    assert iso_or_none(None) is None


def test_now_is_aware_and_in_utc() -> None:
    with time_machine.travel(datetime(2026, 11, 23, 18, tzinfo=UTC), tick=False):
        assert iso(now()) == "2026-11-23T18:00:00.000Z"
