from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.visit import renew_leases
from counselling.conversation.rules import TURN
from counselling.core import clock as moments
from counselling.shift.actions.hours import hold_door
from counselling.shift.actions.presence import choose_presence
from counselling.shift.actions.presence import renew_leases as renew_staff
from counselling.shift.models import DoorMode
from counselling.visitor.snapshot import visit_snapshot
from counselling.waiting_room.actions import come_back, let_time_pass
from counselling.waiting_room.queries import read_queue, wait_for
from tests.counselling.evening import codes, counsellor, row, takes, talk, visitor

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


def missed_call(amina: Staff, clock: time_machine.Traveller) -> UUID:
    """Let somebody be called who does not come."""
    noor = visitor("Noor")
    takes(amina, noor)
    clock.shift(TURN + timedelta(seconds=1))
    renew_staff([amina.id])
    let_time_pass()
    return noor


def test_when_nothing_is_due_nothing_happens(amina: Staff) -> None:
    noor, elif_ = talk(amina), visitor("Elif")
    let_time_pass()
    assert (row(noor).state, row(elif_).state) == ("active", "waiting")
    assert codes(noor) == ["joined"]


def test_the_last_second_of_a_turn_still_counts(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    noor = visitor()
    takes(amina)
    clock.shift(TURN)
    renew_staff([amina.id])
    let_time_pass()
    assert row(noor).state == "active"


def test_who_missed_a_call_is_told_kindly_that_their_place_is_there(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    noor = missed_call(amina, clock)
    shown = visit_snapshot(noor)
    assert (shown["state"], shown["late"], shown["counsellor"]) == ("waiting", True, None)
    assert shown["messages"][-1]["text"] == "Je was even weg. Dat is niet erg. Je plaats is er nog."


def test_who_missed_a_call_and_comes_back_stands_where_they_stood(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    noor = missed_call(amina, clock)
    later = visitor("Elif")
    renew_leases([noor])
    assert wait_for(later).position == 1
    come_back(conversation_id=noor)
    assert not visit_snapshot(noor)["late"]
    assert (wait_for(noor).position, wait_for(later).position) == (1, 2)
    assert takes(amina) == noor


def test_coming_back_without_having_missed_anything_changes_nothing(amina: Staff) -> None:
    noor = visitor()
    come_back(conversation_id=noor)
    assert row(noor).place.missed_at is None
    assert row(noor).state == "waiting"


def test_a_visitor_is_told_truly_that_their_counsellor_is_gone_and_back(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    noor = talk(amina)
    clock.shift(timedelta(seconds=60))
    let_time_pass()
    assert not visit_snapshot(noor)["away"]
    clock.shift(1)
    let_time_pass()
    gone = moments.now()
    assert visit_snapshot(noor)["away"]
    assert row(noor).orphaned_at == gone
    clock.shift(5)
    let_time_pass()
    assert row(noor).orphaned_at == gone
    renew_staff([amina.id])
    let_time_pass()
    assert not visit_snapshot(noor)["away"]
    assert row(noor).counsellor_id == amina.id


def test_colleagues_see_at_the_top_of_the_line_who_was_lost(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    noor = talk(amina, "Noor")
    visitor("Elif")
    clock.shift(timedelta(seconds=61))
    let_time_pass()
    queue = read_queue()
    assert [(one.nickname, one.orphan) for one in queue.entries] == [
        ("Noor", "Amina"), ("Elif", None),
    ]  # fmt: skip
    assert queue.count == 2
    assert queue.entries[0].conversation == noor


def test_a_break_or_a_last_chat_is_no_loss(amina: Staff) -> None:
    noor = talk(amina)
    for chosen in ("pause", "last_chat", "offline"):
        choose_presence(staff_id=amina.id, presence=chosen)
        let_time_pass()
        assert row(noor).orphaned_at is None


def test_at_closing_who_waits_is_told_and_who_talks_goes_on(amina: Staff) -> None:
    talking, waiting = talk(amina, "Noor"), visitor("Elif")
    hold_door(mode=DoorMode.CLOSED)
    let_time_pass()
    assert row(talking).state == "active"
    shown = visit_snapshot(waiting)
    assert (shown["state"], shown["ended_by"]) == ("ended", "closed")
    assert codes(waiting) == ["ended"]


def test_before_closing_everybody_is_told_the_hour(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    noor = visitor()
    hold_door(mode=DoorMode.OPEN, until=moments.now() + timedelta(minutes=10))
    assert visit_snapshot(noor)["closing"] == "2026-11-23T18:10:00.000Z"
    clock.shift(timedelta(minutes=10))
    let_time_pass()
    assert row(noor).ended_by == "closed"


def test_who_waits_stays_when_the_last_counsellor_leaves(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    noor = visitor()
    choose_presence(staff_id=amina.id, presence="offline")
    let_time_pass()
    assert row(noor).state == "waiting"
    assert visit_snapshot(noor)["wait"] is None
