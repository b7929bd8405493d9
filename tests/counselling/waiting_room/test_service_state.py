from datetime import timedelta

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import renew_leases
from counselling.conversation.rules import EndedBy
from counselling.core import clock as moments
from counselling.shift.actions.hours import hold_door
from counselling.shift.actions.presence import choose_presence
from counselling.shift.actions.presence import renew_leases as renew_staff
from counselling.shift.models import DoorMode
from counselling.waiting_room.queries import public_state, service, service_state
from tests.counselling.evening import counsellor, row, talk, visitor

pytestmark = pytest.mark.usefixtures("open_door", "fresh_minute")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def fresh_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has asked for the public wait in this minute yet."""
    monkeypatch.setattr(service, "_steady", service._Steady())


def state() -> str:
    """Ask now."""
    return service_state().state


def test_with_somebody_free_the_chat_is_open(amina: Staff) -> None:
    assert service_state().state == "open"
    assert service_state().wait == 0


def test_with_everybody_talking_it_is_busy(amina: Staff) -> None:
    talk(amina)
    assert state() == "busy"
    counsellor("Bram")
    assert state() == "open"


def test_with_as_many_waiting_as_are_free_it_is_busy(amina: Staff) -> None:
    visitor()
    assert state() == "busy"


def test_a_conversation_of_somebody_who_takes_no_more_costs_no_free_place(amina: Staff) -> None:
    bram = counsellor("Bram")
    talk(bram)
    for chosen in ("last_chat", "pause", "offline"):
        choose_presence(staff_id=bram.id, presence=chosen)
        assert state() == "open", chosen


def test_with_everybody_having_a_break_it_is_busy(amina: Staff) -> None:
    choose_presence(staff_id=amina.id, presence="pause")
    assert state() == "busy"


def test_with_the_waiting_room_full_it_is_full(
    amina: Staff, settings: pytest.FixtureRequest
) -> None:
    settings.LIMIT_WAITING = 2  # type: ignore[attr-defined]
    visitor("Noor")
    visitor("Elif")
    assert state() == "full"


def test_outside_hours_it_is_closed_whoever_is_there(amina: Staff) -> None:
    hold_door(mode=DoorMode.CLOSED)
    assert state() == "closed"


def test_with_nobody_there_it_is_closed_within_hours(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    choose_presence(staff_id=amina.id, presence="offline")
    assert state() == "closed"
    choose_presence(staff_id=amina.id, presence="available")
    assert state() == "open"
    clock.shift(timedelta(seconds=61))
    assert state() == "closed"


def test_a_demonstration_is_open_with_nobody_there(settings: pytest.FixtureRequest) -> None:
    settings.OPEN_WITHOUT_STAFF = True  # type: ignore[attr-defined]
    assert state() == "open"
    visitor()
    assert state() == "busy"


def test_after_the_last_entry_it_is_closed_for_newcomers_alone(
    amina: Staff, settings: pytest.FixtureRequest, clock: time_machine.Traveller
) -> None:
    settings.LAST_ENTRY_MINUTES = 30  # type: ignore[attr-defined]
    noor = visitor()
    hold_door(mode=DoorMode.OPEN, until=moments.now() + timedelta(minutes=60))
    clock.shift(timedelta(minutes=30) - timedelta(seconds=1))
    renew_staff([amina.id])
    renew_leases([noor])
    assert state() == "busy"
    clock.shift(1)
    assert state() == "closed"
    assert service_state().closes_at == moments.now() + timedelta(minutes=30)
    assert row(noor).state == "waiting"


def test_a_closed_chat_says_when_it_opens(amina: Staff) -> None:
    opens = moments.now() + timedelta(hours=2)
    hold_door(mode=DoorMode.CLOSED, until=opens)
    assert service_state().opens_at == opens


def test_the_wait_that_everybody_sees_stays_the_same_for_a_minute(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    waiting = [visitor(f"kind {number}") for number in range(2)]
    before = public_state()
    assert (before.state, before.wait) == ("busy", 45)
    end_conversation(conversation_id=waiting[0], by=EndedBy.VISITOR)
    clock.shift(59)
    renew_leases(waiting)
    renew_staff([amina.id])
    assert public_state().wait == 45
    clock.shift(1)
    assert public_state().wait == 30
    assert service_state().wait == 30


def test_that_it_is_full_or_closed_is_known_at_once(
    amina: Staff, settings: pytest.FixtureRequest
) -> None:
    visitor()
    assert public_state().state == "busy"
    settings.LIMIT_WAITING = 1  # type: ignore[attr-defined]
    assert public_state().state == "full"
    hold_door(mode=DoorMode.CLOSED)
    assert (public_state().state, public_state().wait) == ("closed", 0)
