"""What is said of a line at a meeting, in answer to somebody, and to the questions of the guide."""

from uuid import UUID, uuid4

import pytest
import time_machine

from accounts.models import Staff
from counselling.intervision.actions.saying import take_back
from counselling.intervision.models import Comment, Reflection
from counselling.intervision.rules.meetings import LINES_MOST
from tests.counselling.evening import reason
from tests.counselling.intervision.table import (
    says,
    sees,
    thinks,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

Clock = time_machine.Traveller


def test_a_line_is_talked_about_in_threads_of_two_levels(
    amina: Staff, chris: Staff, room: UUID, clock: Clock
) -> None:
    first = says(amina, room, "Hier zocht ik naar woorden.", line=2)
    clock.shift(1)
    answer = says(chris, room, "Wat had je nodig?", answers=first)
    clock.shift(1)
    says(amina, room, "Tijd.", answers=answer)
    says(chris, room, "Over het geheel.", line=0)
    said = sees(amina, room).said
    (top,) = said[2]
    assert [one.text for one in top.answers] == ["Wat had je nodig?", "Tijd."]
    assert [one.text for one in said[0]] == ["Over het geheel."]
    assert set(said) == {0, 2}


def test_what_is_sent_twice_stands_once(amina: Staff, room: UUID) -> None:
    key = says(amina, room, "Eén keer.")
    says(amina, room, "Eén keer.", id=key)
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "word"), [("", "empty"), ("x" * 1_001, "too_long"), ("a\x07", "invalid")]
)
def test_what_cannot_be_said_is_refused(amina: Staff, room: UUID, words: str, word: str) -> None:
    assert reason(says, amina, room, words) == word
    assert not Comment.objects.exists()


def test_a_line_that_is_not_there_is_not_talked_about(amina: Staff, room: UUID) -> None:
    assert reason(says, amina, room, "ja", line=99) == "no_line"
    assert reason(says, amina, room, "ja", line=-1) == "no_line"


def test_an_answer_to_nobody_is_refused(amina: Staff, room: UUID) -> None:
    assert reason(says, amina, room, "ja", answers=uuid4()) == "gone"


def test_what_looks_like_a_name_is_asked_about_and_kept_by_who_is_sure(
    amina: Staff, room: UUID
) -> None:
    words = "Dat zei Fatima Benali ook, bel 0470 12 34 56."
    assert reason(says, amina, room, words) == "names"
    says(amina, room, words, sure=True)
    assert Comment.objects.count() == 1
    assert reason(says, amina, room, "Bij [naam 1] voelde ik twijfel.") == ""


def test_what_one_said_is_taken_back_until_somebody_answers(
    amina: Staff, chris: Staff, room: UUID
) -> None:
    mine, other = says(amina, room, "Hm."), says(amina, room, "Ja.")
    says(chris, room, "Hoezo?", answers=other)
    taking = {"meeting_id": room, "staff_id": amina.id, "place": 1}
    assert reason(take_back, **taking, comment_id=other) == "said"
    assert reason(take_back, **(taking | {"staff_id": chris.id}), comment_id=mine) == "gone"
    take_back(**taking, comment_id=mine)  # type: ignore[arg-type]
    assert Comment.objects.filter(answers=None).count() == 1


def test_the_guide_points_to_lines_and_nobody_writes_over_a_colleague(
    amina: Staff, chris: Staff, room: UUID
) -> None:
    thinks(amina, room, "Bij de stilte.", (3, 1, 3))
    item = next(one for one in sees(chris, room).guide if one.item == "turning")
    assert (item.text, item.lines, item.who) == ("Bij de stilte.", [1, 3], "Amina")
    assert reason(thinks, chris, room, "Later pas.") == "changed"
    thinks(chris, room, "Later pas.", (2,), read_at=item.at)
    assert Reflection.objects.get().lines == [2]
    thinks(chris, room, "", read_at=Reflection.objects.get().at)
    assert not Reflection.objects.exists()


def test_a_reflection_that_cannot_be_is_refused(amina: Staff, room: UUID) -> None:
    assert reason(thinks, amina, room, "Hier.", (99,)) == "no_line"
    assert reason(thinks, amina, room, "Hier.", range(1, LINES_MOST + 2)) == "no_line"
    assert reason(thinks, amina, room, "Hier.", item="score") == "gone"
    assert reason(thinks, amina, room, "x" * 2_001) == "too_long"
