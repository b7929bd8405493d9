"""Handing in: what is left to do is named; five or more reach the reviewers together, in the order of a lot."""

from uuid import UUID

import pytest

from accounts.models import AuditEntry, Staff
from counselling.core import clock as moments
from counselling.core.errors import Refused
from counselling.intervision.actions.handing_in import gather, hand_in
from counselling.intervision.models import Batch, Candidate, Stage
from counselling.intervision.rules.deeds import Accept, Answer, Compose, Unmark
from counselling.intervision.rules.work import Question
from counselling.privacy.actions.learning import say_whether_to_learn
from tests.counselling.evening import reason
from tests.counselling.intervision.candidates import (
    all_seen,
    bench,
    does,
    drawn,
    mark_at,
    proposed,
    redactor,
)
from tests.counselling.intervision.copies import finished, handed_in, stage

pytestmark = pytest.mark.django_db


def left(candidate: UUID, staff: Staff) -> set[str]:
    """Try to hand in, and return what is left to do."""
    with pytest.raises(Refused, match="unfinished") as told:
        hand_in(candidate_id=candidate, staff_id=staff.id)
    return set(told.value.details["problems"].split())


def test_what_is_left_to_do_is_named(amina: Staff) -> None:
    room = proposed(amina, "jelle komt", "ja", nickname="Femke")
    shown = bench(room, amina)
    assert left(room, amina) == {"not_seen", "questions_open"}
    does(room, amina, *all_seen(shown), Answer(Question.STORY, yes=True))
    assert left(room, amina) == {"story"}
    does(room, amina, Compose("Over jelle."), Unmark(mark_at(shown, "jelle").number))
    hand_in(candidate_id=room, staff_id=amina.id)
    assert stage(room) == Stage.GATHERING


def test_a_nickname_that_was_called_no_name_holds_it_back(amina: Staff) -> None:
    room = proposed(amina, "femke hier", "dag", nickname="Femke")
    shown = bench(room, amina)
    does(room, amina, *all_seen(shown), Unmark(mark_at(shown, "femke").number))
    assert left(room, amina) == {"leaks"}
    does(room, amina, Accept(mark_at(shown, "femke").number))
    hand_in(candidate_id=room, staff_id=amina.id)


def test_handing_in_twice_is_once(amina: Staff) -> None:
    room = finished(proposed(amina), amina)
    hand_in(candidate_id=room, staff_id=amina.id)
    hand_in(candidate_id=room, staff_id=amina.id)
    assert AuditEntry.objects.filter(action="names_handed_in").count() == 1


def test_nobody_hands_in_what_another_works_on(amina: Staff, robin: Staff) -> None:
    room, wannes = finished(drawn(amina), robin), redactor("Wannes")
    assert reason(hand_in, candidate_id=room, staff_id=wannes.id) == "taken"
    assert reason(hand_in, candidate_id=room, staff_id=amina.id) == "gone"


def test_four_wait_and_with_the_fifth_all_go_in_the_order_of_a_lot(
    amina: Staff, robin: Staff
) -> None:
    rooms = [handed_in(drawn(amina, nickname=f"Kind{place}"), robin) for place in range(4)]
    assert {stage(room) for room in rooms} == {Stage.GATHERING}
    rooms.append(handed_in(drawn(amina, nickname="Kind4"), robin))
    rows = Candidate.objects.filter(pk__in=rooms)
    assert {row.stage for row in rows} == {Stage.REVIEWING}
    assert {row.batch_id for row in rows} == {Batch.objects.get().pk}
    assert sorted(row.place or 0 for row in rows) == [1, 2, 3, 4, 5]
    shown = handed_in(drawn(amina, nickname="Kind5"), robin)
    assert stage(shown) == Stage.GATHERING


def test_the_lot_decides(amina: Staff, robin: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    turned: list[list[Candidate]] = []

    class Lot:
        def shuffle(self, ready: list[Candidate]) -> None:
            ready.reverse()
            turned.append(list(ready))

    monkeypatch.setattr("counselling.intervision.actions.handing_in.SystemRandom", Lot)
    for place in range(5):
        handed_in(drawn(amina, nickname=f"Kind{place}"), robin)
    (order,) = turned
    assert [one.pk for one in Candidate.objects.order_by("place")] == [one.pk for one in order]


def test_one_that_nobody_may_learn_from_any_more_is_no_fifth(amina: Staff, robin: Staff) -> None:
    rooms = [handed_in(drawn(amina, nickname=f"Kind{place}"), robin) for place in range(4)]
    gone = Candidate.objects.get(pk=rooms[0])
    say_whether_to_learn(conversation_id=gone.conversation_id, may=False)
    rooms.append(handed_in(drawn(amina, nickname="Kind4"), robin))
    assert stage(rooms[4]) == Stage.GATHERING


def test_what_was_handed_in_at_one_moment_is_gathered_a_second_later(amina: Staff) -> None:
    robin = redactor()
    rooms = [handed_in(drawn(amina, nickname=f"Kind{place}"), robin) for place in range(4)]
    last = finished(drawn(amina, nickname="Kind4"), robin)
    gather(moments.now())
    assert {stage(room) for room in rooms} == {Stage.GATHERING}
    # As the fifth's own transaction left it, which could not see the fourth yet.
    Candidate.objects.filter(pk=last).update(stage=Stage.GATHERING)
    gather(moments.now())
    assert {stage(room) for room in (*rooms, last)} == {Stage.REVIEWING}
    assert Batch.objects.count() == 1
