"""A counsellor proposes a conversation of their own to learn from."""

from datetime import timedelta
from uuid import uuid4

import pytest
from time_machine import Traveller

from accounts.models import AuditEntry, Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.rules import EndedBy
from counselling.core import clock as moments
from counselling.intervision.actions.choosing import propose
from counselling.intervision.models import Candidate, Stage
from counselling.intervision.queries.choosing import own_lately
from counselling.privacy.actions.learning import say_whether_to_learn
from counselling.privacy.actions.objecting import object_to
from tests.counselling.evening import reason, says, talk, together
from tests.counselling.intervision.held import held

pytestmark = pytest.mark.django_db(transaction=True)

QUESTION = "Hoe had ik sneller kunnen merken dat hij bang was?"


def test_one_click_and_a_question_put_it_on_its_way(amina: Staff) -> None:
    room = held(amina)
    candidate = propose(conversation_id=room, staff_id=amina.id, question=QUESTION)
    row = Candidate.objects.get(pk=candidate)
    assert (row.stage, row.proposed_by_id, row.drawn_for) == (Stage.REDACTING, amina.id, "")
    assert row.conversation.read("candidate_question", row.question) == QUESTION
    assert QUESTION.encode() not in bytes(row.question)
    (own,) = own_lately(amina.id, moments.now())
    assert (own.candidate, own.stage, own.nickname) == (candidate, Stage.REDACTING, "Noor")
    deed = AuditEntry.objects.get(action="conversation_proposed")
    assert deed.subject == f"conversation {room}"


def test_proposed_twice_is_proposed_once(amina: Staff) -> None:
    room = held(amina)
    answers = together(
        *[lambda: propose(conversation_id=room, staff_id=amina.id, question=QUESTION)] * 3
    )
    assert len(set(answers)) == 1
    assert Candidate.objects.count() == 1
    assert AuditEntry.objects.filter(action="conversation_proposed").count() == 1


def test_only_ones_own_and_only_once_it_is_over(amina: Staff, bram: Staff) -> None:
    room = held(amina)
    assert refusal(room, bram) == "not_yours"
    assert reason(propose, conversation_id=uuid4(), staff_id=amina.id, question="x") == "not_yours"
    running = talk(amina, "Sem")
    says(running)
    assert refusal(running, amina) == "not_yours"


def refusal(room: object, staff: Staff, question: str = QUESTION) -> str:
    return reason(propose, conversation_id=room, staff_id=staff.id, question=question)


def test_until_a_week_after_its_end(amina: Staff, clock: Traveller) -> None:
    room = held(amina)
    clock.shift(timedelta(days=7, seconds=-1))
    assert [own.conversation for own in own_lately(amina.id, moments.now())] == [room]
    clock.shift(1)
    assert refusal(room, amina) == "long_ago"
    assert own_lately(amina.id, moments.now()) == []


def test_never_one_whose_young_person_would_rather_not(amina: Staff) -> None:
    rather_not, objected = held(amina), held(amina, "Sem")
    say_whether_to_learn(conversation_id=rather_not, may=False)
    object_to(conversation_id=objected)
    assert refusal(rather_not, amina) == refusal(objected, amina) == "unwanted"
    assert all(own.unwanted for own in own_lately(amina.id, moments.now()))


def test_a_no_that_comes_later_stops_what_was_proposed(amina: Staff) -> None:
    room = held(amina)
    propose(conversation_id=room, staff_id=amina.id, question=QUESTION)
    say_whether_to_learn(conversation_id=room, may=False)
    row = Candidate.objects.get()
    assert (row.stage, bytes(row.question)) == (Stage.CLOSED, b"")
    say_whether_to_learn(conversation_id=room, may=True)
    assert refusal(room, amina) == "closed"


def test_never_one_in_which_nobody_was_answered(amina: Staff) -> None:
    room = talk(amina)
    says(room)
    end_conversation(conversation_id=room, by=EndedBy.COUNSELLOR, staff_id=amina.id)
    assert refusal(room, amina) == "unwanted"


@pytest.mark.parametrize(
    ("question", "why"), [("", "empty"), (" \n ", "empty"), ("a" * 501, "too_long")]
)
def test_the_question_has_to_say_something(amina: Staff, question: str, why: str) -> None:
    assert refusal(held(amina), amina, question) == why
