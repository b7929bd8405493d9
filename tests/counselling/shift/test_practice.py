from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import Conversation
from counselling.conversation.queries.visits import last_lengths
from counselling.conversation.rules import PRACTICE_KEPT, EndedBy
from counselling.core import clock
from counselling.shift.actions.practice import go_on_practising, start_practice
from counselling.shift.queries.practice import hint_of
from counselling.shift.queries.team import team
from counselling.shift.rules.practice import ANSWERS_AFTER, STEPS, next_lines, step_after
from counselling.waiting_room.actions import let_time_pass
from counselling.waiting_room.queries import read_queue, service_state
from tests.counselling.evening import counsellor, open_the_door, said, says, takes, visitor

pytestmark = pytest.mark.django_db


def practises(staff: Staff) -> UUID:
    return start_practice(staff_id=staff.id, name=staff.display_name, language="nl")


def heard(conversation: UUID) -> list[str]:
    """Return what Sam said."""
    return [line.text for line in said(conversation) if not line.by]


def pass_on(seconds: float) -> None:
    with time_machine.travel(clock.now() + timedelta(seconds=seconds), tick=False):
        go_on_practising(now=clock.now())


def test_sam_says_hello_at_once() -> None:
    assert heard(practises(counsellor())) == [str(text) for text in STEPS[0].says]


def test_sam_waits_for_the_counsellor_and_then_goes_on() -> None:
    amina = counsellor()
    conversation = practises(amina)
    pass_on(60)
    assert len(heard(conversation)) == 2
    says(conversation, "dag Sam", by=amina)
    pass_on(ANSWERS_AFTER.total_seconds() / 2)
    assert len(heard(conversation)) == 2
    pass_on(ANSWERS_AFTER.total_seconds() + 1)
    assert heard(conversation)[2:] == [str(text) for text in STEPS[1].says]


def test_the_whole_script_takes_one_line_a_step() -> None:
    amina = counsellor()
    conversation = practises(amina)
    for step in STEPS[1:]:
        says(conversation, "ik luister", by=amina)
        pass_on(10)
        assert hint_of(conversation) == str(step.hint)
    says(conversation, "dag", by=amina)
    pass_on(10)
    assert heard(conversation) == [str(text) for step in STEPS for text in step.says]


def test_two_processes_say_a_line_once() -> None:
    amina = counsellor()
    conversation = practises(amina)
    says(conversation, "dag Sam", by=amina)
    pass_on(10)
    pass_on(10)
    assert len(heard(conversation)) == 4


def test_pressing_twice_opens_one_practice() -> None:
    amina = counsellor()
    assert practises(amina) == practises(amina)
    assert Conversation.objects.count() == 1


def test_practising_counts_nowhere() -> None:
    open_the_door()
    amina = counsellor(capacity=1)
    practises(amina)
    noor = visitor()
    assert takes(amina, noor) == noor
    assert [one.load for one in team(clock.now())] == [1]
    assert service_state().state == "busy"


def test_an_ended_practice_is_no_length_of_a_conversation() -> None:
    amina = counsellor()
    end_conversation(conversation_id=practises(amina), by=EndedBy.COUNSELLOR, staff_id=amina.id)
    assert last_lengths() == []


def test_a_practice_whose_counsellor_is_gone_is_offered_to_nobody() -> None:
    open_the_door()
    practises(counsellor())
    with time_machine.travel(clock.now() + timedelta(minutes=5), tick=False):
        let_time_pass()
        assert read_queue().count == 0


def test_an_old_practice_is_forgotten() -> None:
    conversation = practises(counsellor())
    with time_machine.travel(clock.now() + PRACTICE_KEPT + timedelta(minutes=1), tick=False):
        let_time_pass()
    assert not Conversation.objects.filter(pk=conversation).exists()


def test_a_line_that_was_cut_off_is_finished_first() -> None:
    assert next_lines(1) == STEPS[0].says[1:]
    assert step_after(1) is STEPS[0]
