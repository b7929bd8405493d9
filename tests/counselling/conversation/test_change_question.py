from uuid import UUID, uuid4

import pytest

from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import change_question
from counselling.conversation.queries.visits import talk_of_visit
from counselling.conversation.rules import EndedBy
from tests.counselling.evening import counsellor, reason, visitor

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def noor(open_door: None) -> UUID:
    counsellor()
    return visitor(question="Ik word gepest")


def asked(conversation: UUID) -> str:
    """Return the question as a counsellor would read it."""
    read = talk_of_visit(conversation)
    assert read
    return read.question


def changes(conversation: UUID, question: str) -> str:
    return reason(change_question, conversation_id=conversation, question=question)


def test_another_question_takes_the_place_of_the_first(noor: UUID) -> None:
    assert changes(noor, "  Ik wil over thuis praten ") == ""
    assert asked(noor) == "Ik wil over thuis praten"


def test_a_question_may_be_taken_back(noor: UUID) -> None:
    assert changes(noor, " ") == ""
    assert asked(noor) == ""


@pytest.mark.parametrize(("question", "why"), [("a" * 1_001, "too_long"), ("a\x00", "invalid")])
def test_a_question_that_cannot_be_kept_leaves_the_first_one(
    noor: UUID, question: str, why: str
) -> None:
    assert changes(noor, question) == why
    assert asked(noor) == "Ik word gepest"


def test_after_the_end_nothing_is_asked_any_more(noor: UUID) -> None:
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    assert changes(noor, "Nog iets") == "ended"
    assert changes(uuid4(), "Nog iets") == "not_yours"
