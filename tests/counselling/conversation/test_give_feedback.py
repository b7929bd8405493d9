from typing import Any
from uuid import UUID

import pytest

from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import give_feedback
from counselling.conversation.models import Feedback
from counselling.conversation.rules import EndedBy
from tests.counselling.evening import counsellor, reason, row, talk, visitor

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def noor(open_door: None) -> UUID:
    """A conversation that is over."""
    conversation = talk(counsellor())
    end_conversation(conversation_id=conversation, by=EndedBy.VISITOR)
    return conversation


def gives(conversation: UUID, **answers: Any) -> str:
    given = {"stars": None, "mood": None, "comment": "", **answers}
    return reason(give_feedback, conversation_id=conversation, **given)


def test_what_somebody_thought_is_kept(noor: UUID) -> None:
    assert gives(noor, stars=5, mood=4, comment=" Het hielp. ") == ""
    kept = Feedback.objects.get()
    assert (kept.stars, kept.mood) == (5, 4)
    assert row(noor).read("comment", kept.comment) == "Het hielp."


def test_nothing_is_needed(noor: UUID) -> None:
    assert gives(noor) == ""
    kept = Feedback.objects.get()
    assert (kept.stars, kept.mood) == (None, None)


def test_the_first_answer_stands(noor: UUID) -> None:
    gives(noor, stars=5)
    assert gives(noor, stars=1) == ""
    assert Feedback.objects.get().stars == 5


@pytest.mark.parametrize(
    "wrong", [{"stars": 0}, {"stars": 6}, {"mood": 0}, {"mood": -1}, {"comment": "\x00"}]
)
def test_an_answer_that_does_not_exist_is_refused(noor: UUID, wrong: dict[str, Any]) -> None:
    assert gives(noor, **wrong) == "invalid"
    assert not Feedback.objects.exists()


def test_there_is_nothing_to_judge_before_the_end(noor: UUID) -> None:
    assert gives(visitor(), stars=5) == "waiting"
    assert gives(talk(counsellor("Bram")), stars=5) == "active"


def test_a_comment_of_a_thousand_characters_fits(noor: UUID) -> None:
    assert gives(noor, comment="a" * 1_001) == "too_long"
    assert gives(noor, comment="a" * 1_000) == ""
