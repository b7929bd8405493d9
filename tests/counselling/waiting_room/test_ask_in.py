"""A colleague is asked in: the young person decides first, the colleague second, and both see who is there."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.append import append_messages
from counselling.conversation.actions.pace import send_notice
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.together import let_go, withdraw
from counselling.conversation.actions.visit import write_note
from counselling.conversation.models import Asking
from counselling.conversation.queries.lines import lines_after, open_keys
from counselling.conversation.queries.together import askings_of
from counselling.conversation.queries.visits import talk_of_visit
from counselling.conversation.rules import EndedBy, Line
from counselling.core import clock as house_clock
from counselling.shift.actions.presence import go_home, renew_leases
from counselling.shift.queries.team import team
from counselling.waiting_room.actions import answer_visitor, let_time_pass
from counselling.waiting_room.queries import read_queue, service_state
from tests.counselling.evening import codes, counsellor, message, reason, row, says, takes, talk
from tests.counselling.pairs import answers, asks, asks_in, goes, is_asked, joins, params

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return counsellor("Amina")


@pytest.fixture
def chris(amina: Staff) -> Staff:
    return counsellor("Chris")


@pytest.fixture
def noor(amina: Staff, chris: Staff) -> UUID:
    return talk(amina)


def test_nobody_but_the_young_person_is_asked_first(
    noor: UUID, amina: Staff, chris: Staff, clock: time_machine.Traveller
) -> None:
    asks_in(noor, amina, chris)
    shown = talk_of_visit(noor)
    assert shown
    assert shown.asked
    assert shown.asked.of_visitor
    assert askings_of(chris.id, house_clock.now()) == []
    clock.shift(timedelta(minutes=20))
    renew_leases([amina.id, chris.id])
    let_time_pass()
    assert codes(noor) == ["joined"], "a young person has all the time they want"


def test_after_two_yeses_the_colleague_writes_under_their_own_name(
    noor: UUID, amina: Staff, chris: Staff
) -> None:
    joins(noor, amina, chris)
    assert codes(noor) == ["joined", "join_agreed", "colleague_joined"]
    says(noor, "Dag Noor", by=chris)
    says(noor, "Ik blijf erbij", by=amina)
    assert [line.by for line in lines_after(noor, 3)] == ["Chris", "Amina"]
    shown = talk_of_visit(noor)
    assert shown
    assert (shown.counsellor, shown.colleague, shown.asked) == ("Amina", "Chris", None)


def test_another_process_knows_the_name_of_who_joined(
    noor: UUID, amina: Staff, chris: Staff
) -> None:
    open_keys.forget(noor)
    joins(noor, amina, chris)
    lines_after(noor, 0)
    assert open_keys.name_of(chris.id) == "Chris"


def test_a_no_is_the_end_of_it(noor: UUID, amina: Staff, chris: Staff) -> None:
    asks_in(noor, amina, chris)
    is_asked(noor, yes=False)
    assert codes(noor)[-1] == "join_refused"
    assert (row(noor).colleague_id, askings_of(chris.id, house_clock.now())) == (None, [])


def test_an_answer_to_nothing_or_twice_changes_nothing(
    noor: UUID, amina: Staff, chris: Staff
) -> None:
    asks_in(noor, amina, chris)
    for asking in (uuid4(), Asking.objects.get().key):
        answer_visitor(conversation_id=noor, asking=asking, yes=True)
    answer_visitor(conversation_id=noor, asking=Asking.objects.get().key, yes=False)
    assert codes(noor) == ["joined", "join_agreed"]


def test_a_colleague_who_left_meanwhile_cannot(noor: UUID, amina: Staff, chris: Staff) -> None:
    asks_in(noor, amina, chris)
    go_home(staff_id=chris.id)
    is_asked(noor)
    assert codes(noor) == ["joined", "colleague_cannot"]


def test_the_question_may_be_taken_back_before_and_after_the_yes(
    noor: UUID, amina: Staff, chris: Staff
) -> None:
    asks_in(noor, amina, chris)
    withdraw(conversation_id=noor, staff_id=amina.id)
    asks_in(noor, amina, chris)
    is_asked(noor)
    withdraw(conversation_id=noor, staff_id=amina.id)
    assert codes(noor)[1:] == ["join_withdrawn", "join_agreed", "join_withdrawn"]
    assert askings_of(chris.id, house_clock.now()) == []


def test_whoever_joined_counts_as_load_and_takes_nobody_else(
    noor: UUID, amina: Staff, chris: Staff
) -> None:
    joins(noor, amina, chris)
    assert [one.load for one in team(house_clock.now())] == [1, 1]
    assert reason(takes, chris) == "at_capacity"
    assert service_state().state == "busy"
    let_go(conversation_id=noor, staff_id=chris.id)
    assert [one.load for one in team(house_clock.now())] == [1, 0]
    assert service_state().state == "open"


@pytest.mark.parametrize("who", ["Chris", "Amina"])
def test_the_colleague_may_leave_and_the_counsellor_may_let_them_go(
    noor: UUID, amina: Staff, chris: Staff, who: str
) -> None:
    joins(noor, amina, chris)
    for _ in range(2):
        reason(let_go, conversation_id=noor, staff_id={"Chris": chris, "Amina": amina}[who].id)
    assert (codes(noor)[-1], params(noor)) == ("colleague_left", {"name": "Chris"})
    assert codes(noor).count("colleague_left") == 1
    assert append_messages([message(noor, by=chris)]) == ["not_yours"]
    assert reason(let_go, conversation_id=noor, staff_id=counsellor("Bram").id) == "not_yours"


def test_the_counsellor_decides_about_the_conversation(
    noor: UUID, amina: Staff, chris: Staff
) -> None:
    joins(noor, amina, chris)
    end = {"conversation_id": noor, "by": EndedBy.COUNSELLOR, "staff_id": chris.id}
    assert reason(end_conversation, **end) == "not_yours"
    notice = {"conversation_id": noor, "staff_id": chris.id, "notice": Line.TEN_MINUTES}
    assert reason(send_notice, **notice) == "not_yours"
    assert reason(asks, noor, chris, amina) == "not_yours"
    assert reason(asks_in, noor, amina, counsellor("Bram")) == "already_joined"
    write_note(conversation_id=noor, staff_id=chris.id, body="Paracetamol mag.")


def test_who_joined_takes_a_lost_conversation_over_whatever_their_capacity(
    noor: UUID, amina: Staff, chris: Staff, clock: time_machine.Traveller
) -> None:
    joins(noor, amina, chris)
    goes(amina, clock)
    assert (row(noor).orphaned_at is None, row(noor).colleague_id) == (False, chris.id)
    takes(chris, noor)
    assert (row(noor).counsellor_id, row(noor).colleague_id) == (chris.id, None)
    assert codes(noor)[-1] == "taken_over"


def test_who_joined_stays_when_somebody_else_takes_over(
    noor: UUID, amina: Staff, chris: Staff, clock: time_machine.Traveller
) -> None:
    joins(noor, amina, chris)
    goes(amina, clock)
    bram = counsellor("Bram")
    takes(bram, noor)
    assert (row(noor).counsellor_id, row(noor).colleague_id) == (bram.id, chris.id)


def test_who_joined_and_goes_home_is_out_of_it(
    noor: UUID, amina: Staff, chris: Staff, clock: time_machine.Traveller
) -> None:
    joins(noor, amina, chris)
    goes(chris, clock)
    let_time_pass()
    assert codes(noor)[-2:] == ["colleague_joined", "colleague_left"]


def test_a_conversation_may_be_handed_to_who_joined_it(
    noor: UUID, amina: Staff, chris: Staff
) -> None:
    joins(noor, amina, chris)
    asks(noor, amina, chris)
    answers(noor, chris)
    assert (row(noor).counsellor_id, row(noor).colleague_id) == (chris.id, None)
    assert [one.load for one in team(house_clock.now())] == [0, 1]


def test_the_line_that_everybody_reads_says_who_is_asked(
    noor: UUID, amina: Staff, chris: Staff
) -> None:
    asks_in(noor, amina, chris)
    assert read_queue().asked == frozenset()
    is_asked(noor)
    queue = read_queue()
    assert (set(queue.asked), queue.held[noor]) == ({chris.id}, (amina.id, None))
    answers(noor, chris)
    queue = read_queue()
    assert (set(queue.asked), queue.held[noor]) == (set(), (amina.id, chris.id))
