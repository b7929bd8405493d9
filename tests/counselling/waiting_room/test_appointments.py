from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.visit import be_here
from counselling.conversation.queries.visits import visit_of_token
from counselling.conversation.rules import TURN
from counselling.core import clock as moments
from counselling.shift.actions.hours import hold_door
from counselling.shift.actions.presence import renew_leases as renew_staff
from counselling.shift.models import DoorMode
from counselling.waiting_room.actions import (
    keep_appointment,
    leave_quickly,
    let_time_pass,
    pass_on,
    return_with_words,
)
from counselling.waiting_room.actions.appointments import (
    Made,
    make_appointment,
    renew_code,
    withdraw_appointment,
)
from counselling.waiting_room.models import Appointment
from counselling.waiting_room.queries import read_queue, service_state, wait_for
from counselling.waiting_room.queries.appointments import appointment_of, appointments_of
from counselling.waiting_room.queries.returning import way_back
from counselling.waiting_room.rules.appointments import codes, meant_code
from tests.counselling.evening import counsellor, reason, row, takes, visitor
from tests.counselling.pairs import goes

pytestmark = pytest.mark.usefixtures("amina")
FEWEST_BITS = 40


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def made(amina: Staff) -> Made:
    """An appointment with Amina in an hour."""
    return make_appointment(staff_id=amina.id, at=moments.now() + timedelta(hours=1))


@pytest.fixture
def at_the_hour(made: Made, amina: Staff, clock: time_machine.Traveller) -> Made:
    """The same, once it is time."""
    clock.move_to(made.at)
    renew_staff([amina.id])
    return made


def comes(made: Made, nickname: str = "Noor") -> UUID:
    return keep_appointment(code=made.code, nickname=nickname, language="nl").conversation_id


def test_nobody_guesses_a_code() -> None:
    assert codes() > 2**FEWEST_BITS


def test_the_code_itself_is_stored_nowhere(made: Made) -> None:
    stored = str(list(Appointment.objects.values()))
    assert not [part for part in made.code.split() if part in stored]


def test_the_code_opens_a_wait_for_that_counsellor_alone(at_the_hour: Made, amina: Staff) -> None:
    noor, bram = comes(at_the_hour), counsellor("Bram")
    (expected,) = read_queue().expected
    assert (expected.conversation, expected.appointment_with) == (noor, amina.id)
    assert (read_queue().entries, read_queue().count) == ([], 0)
    assert reason(takes, bram) == "nobody_waiting"
    assert reason(takes, bram, noor) == "not_yours"
    assert reason(takes, amina) == "nobody_waiting"
    assert takes(amina, noor) == noor
    assert (row(noor).state, row(noor).counsellor_id) == ("active", amina.id)


def test_whoever_has_an_appointment_counts_nowhere_as_waiting(
    at_the_hour: Made, amina: Staff
) -> None:
    comes(at_the_hour)
    assert service_state().state == "open"
    assert wait_for(visitor("Sam")).position == 1


def test_once_started_it_counts_as_capacity(at_the_hour: Made, amina: Staff) -> None:
    takes(amina, comes(at_the_hour))
    visitor("Sam")
    assert reason(takes, amina) == "at_capacity"


def test_a_counsellor_who_is_full_starts_it_later(at_the_hour: Made, amina: Staff) -> None:
    takes(amina, visitor("Sam"))
    assert reason(takes, amina, comes(at_the_hour)) == "at_capacity"


def test_it_works_while_the_door_is_closed(at_the_hour: Made, amina: Staff) -> None:
    hold_door(mode=DoorMode.CLOSED)
    noor = comes(at_the_hour)
    let_time_pass()
    assert row(noor).state == "waiting"
    takes(amina, noor)


@pytest.mark.parametrize(
    ("minutes", "told"), [(-10.1, "too_early"), (-10, ""), (60, ""), (60.1, "too_late")]
)
def test_a_code_opens_from_ten_minutes_before_until_an_hour_after(
    made: Made, clock: time_machine.Traveller, minutes: float, told: str
) -> None:
    clock.move_to(made.at + timedelta(minutes=minutes))
    assert reason(comes, made) == told


def test_a_code_is_used_once_and_words_bring_the_same_visitor_back(at_the_hour: Made) -> None:
    joined = keep_appointment(code=at_the_hour.code, nickname="Noor", language="nl")
    assert reason(comes, at_the_hour) == "unknown"
    way = way_back(joined.conversation_id, joined.token)
    assert way is not None
    leave_quickly(conversation_id=joined.conversation_id, token=joined.token)
    found = visit_of_token(return_with_words(typed=way.words))
    assert found is not None
    assert found.id == joined.conversation_id


@pytest.mark.parametrize("typed", ["", "blauwe fiets", "1234 5678", "blauwe fiets 1234 567", "x" * 9999,
                                   "blauwe fiets ١٢٣٤ ٥٦٧٨", "\x00"])  # fmt: skip
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert reason(keep_appointment, code=typed, nickname="Noor", language="nl") == "unknown"


def test_a_code_may_be_written_in_many_ways(made: Made) -> None:
    one, other, *digits = made.code.split()
    joined = "".join(digits)
    for typed in (f"{joined} {other} {one}", f" De {one.upper()}-{other} {'.'.join(digits)}"):
        assert meant_code(typed) == meant_code(made.code) != []


def test_a_nickname_that_cannot_be_leaves_the_code_as_it_was(at_the_hour: Made) -> None:
    assert reason(comes, at_the_hour, "") == "empty"
    assert reason(comes, at_the_hour) == ""


def test_a_code_made_anew_replaces_the_old_one(at_the_hour: Made, amina: Staff) -> None:
    again = renew_code(staff_id=amina.id, appointment_id=at_the_hour.id)
    assert reason(comes, at_the_hour) == "unknown"
    assert reason(comes, again) == ""
    assert reason(renew_code, staff_id=amina.id, appointment_id=at_the_hour.id) == "gone"


def test_a_withdrawn_appointment_opens_nothing(at_the_hour: Made, amina: Staff) -> None:
    bram = counsellor("Bram")
    assert reason(withdraw_appointment, staff_id=bram.id, appointment_id=at_the_hour.id) == "gone"
    withdraw_appointment(staff_id=amina.id, appointment_id=at_the_hour.id)
    assert reason(comes, at_the_hour) == "unknown"
    assert reason(withdraw_appointment, staff_id=amina.id, appointment_id=at_the_hour.id) == "gone"


def test_times_that_cannot_be_kept(amina: Staff, made: Made) -> None:
    now = moments.now()
    for at, told in (
        (now, "past"),
        (now - timedelta(days=1), "past"),
        (now + timedelta(weeks=8, minutes=1), "too_far"),
        (made.at, "same_time"),
    ):
        assert reason(make_appointment, staff_id=amina.id, at=at) == told


def test_twenty_may_be_open_at_once(amina: Staff) -> None:
    for day in range(1, 21):
        make_appointment(staff_id=amina.id, at=moments.now() + timedelta(days=day))
    late = moments.now() + timedelta(days=30)
    assert reason(make_appointment, staff_id=amina.id, at=late) == "too_many"


def test_the_visitor_reads_whether_the_counsellor_is_there(
    at_the_hour: Made, clock: time_machine.Traveller
) -> None:
    noor = comes(at_the_hour)
    there = appointment_of(noor, moments.now())
    assert there is not None
    assert (there.name, there.at, there.there) == ("Amina", at_the_hour.at, True)
    clock.shift(timedelta(minutes=2))
    gone = appointment_of(noor, moments.now())
    assert gone is not None
    assert not gone.there


def test_who_waits_in_vain_is_told_and_an_unused_code_is_forgotten(
    at_the_hour: Made, amina: Staff, clock: time_machine.Traveller
) -> None:
    noor = comes(at_the_hour)
    make_appointment(staff_id=amina.id, at=at_the_hour.at + timedelta(minutes=5))
    clock.shift(timedelta(minutes=75))
    let_time_pass()
    assert row(noor).state == "waiting"
    clock.shift(1)
    let_time_pass()
    assert (row(noor).state, row(noor).ended_by) == ("ended", "closed")
    assert [one.state for one in appointments_of(amina.id, moments.now())] == ["used", "late"]
    clock.shift(timedelta(days=2))
    let_time_pass()
    assert not Appointment.objects.exists()


def test_whoever_is_passed_on_waits_in_the_line_of_all(at_the_hour: Made, amina: Staff) -> None:
    noor, bram = comes(at_the_hour), counsellor("Bram")
    takes(amina, noor)
    be_here(conversation_id=noor)
    pass_on(conversation_id=noor, staff_id=amina.id)
    assert takes(bram) == noor


def test_whoever_a_colleague_took_over_is_kept_for_nobody(
    at_the_hour: Made, amina: Staff, clock: time_machine.Traveller
) -> None:
    noor, bram = comes(at_the_hour), counsellor("Bram")
    takes(amina, noor)
    goes(amina, clock)
    takes(bram, noor)
    clock.shift(TURN + timedelta(seconds=1))
    renew_staff([bram.id])
    let_time_pass()
    assert row(noor).state == "waiting", "they did not come"
    assert takes(bram, noor) == noor
