"""What the stories of the rooms begin with."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.counselling import evening

#: In the zone of the service, as its machines are: what forgets a zone shows by an hour.
MONDAY_EVENING = datetime(2026, 11, 23, 19, tzinfo=ZoneInfo("Europe/Brussels"))


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Monday evening, and time that only moves when told to."""
    with time_machine.travel(MONDAY_EVENING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def open_door(db: None, clock: time_machine.Traveller) -> None:
    """A Monday evening on which somebody holds the door open."""
    evening.open_the_door()
