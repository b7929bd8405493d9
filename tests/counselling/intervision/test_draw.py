"""A few conversations of each week are drawn by lot; whose they are hears of it, and may object."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from time_machine import Traveller

from accounts.models import AuditEntry, Staff
from counselling.conversation.actions.visit import give_feedback
from counselling.core import clock as moments
from counselling.core.journal import Kind
from counselling.core.journal_lines import read
from counselling.intervision.actions.choosing import (
    agree_to_draw,
    draw_sample,
    let_days_pass,
    object_to_draw,
    propose,
)
from counselling.intervision.actions.taking_up import take_up
from counselling.intervision.models import Candidate, DrawnFor, Stage
from counselling.intervision.queries.choosing import drawable, objections, own_lately, told_count
from counselling.intervision.queries.workbench import to_redact
from counselling.intervision.rules.choosing import Drawable, fair_draw, last_week
from counselling.privacy.actions.learning import say_whether_to_learn
from counselling.privacy.actions.objecting import decide_objection
from counselling.privacy.actions.restoring import AGAIN
from counselling.privacy.models import Objection
from counselling.shift.actions.presence import choose_presence
from tests.counselling.evening import reason, together
from tests.counselling.intervision.held import EVENING, NEXT_MONDAY, held

pytestmark = pytest.mark.django_db(transaction=True)

ZONE = ZoneInfo("Europe/Brussels")


@pytest.fixture
def week(clock: Traveller, amina: Staff, settings: Any) -> list[UUID]:
    """Eight conversations of one evening, of the week that is over now."""
    settings.INTERVISION_SAMPLE = 5
    clock.move_to(EVENING)
    choose_presence(staff_id=amina.id, presence="available", capacity=1)
    rooms = [held(amina, f"Noor {number}") for number in range(8)]
    clock.move_to(NEXT_MONDAY)
    return rooms


def drawn() -> list[UUID]:
    return list(Candidate.objects.values_list("conversation", flat=True))


def test_a_week_is_drawn_from_once_and_its_counsellor_hears_of_it(
    week: list[UUID], amina: Staff
) -> None:
    # None waited long or was left early: there are only the three of the lot.
    assert draw_sample(moments.now()) == 3
    assert draw_sample(moments.now()) == 0
    assert set(drawn()) <= set(week)
    assert told_count(amina.id) == 3
    told = [own for own in own_lately(amina.id, moments.now()) if own.stage == Stage.TOLD]
    assert {own.drawn_for for own in told} == {DrawnFor.RANDOM}
    assert AuditEntry.objects.filter(action="conversation_drawn", actor=None).count() == 3


def test_many_processes_draw_once(week: list[UUID]) -> None:
    together(*[lambda: draw_sample(moments.now())] * 4)
    assert len(drawn()) == 3


def test_none_is_drawn_before_the_week_is_over(clock: Traveller, week: list[UUID]) -> None:
    clock.move_to(NEXT_MONDAY - timedelta(hours=14))
    assert draw_sample(moments.now()) == 0


def test_with_a_sample_of_none_nobody_is_drawn(week: list[UUID], settings: Any) -> None:
    settings.INTERVISION_SAMPLE = 0
    assert draw_sample(moments.now()) == 0


def test_never_one_whose_young_person_would_rather_not_nor_one_that_was_proposed(
    week: list[UUID], amina: Staff, clock: Traveller, settings: Any
) -> None:
    settings.INTERVISION_SAMPLE = 50
    for room in week[:3]:
        say_whether_to_learn(conversation_id=room, may=False)
    propose(conversation_id=week[3], staff_id=amina.id, question="wat deed deugd?")
    draw_sample(moments.now())
    assert set(drawn()) == set(week[3:])
    assert Candidate.objects.get(conversation=week[3]).drawn_for == ""


def test_its_counsellor_objects_with_a_reason_and_it_goes_no_further(
    week: list[UUID], amina: Staff, bram: Staff
) -> None:
    draw_sample(moments.now())
    first = Candidate.objects.all()[0]
    why = "Dit is de dochter van een collega"
    assert reason(object_to_draw, candidate_id=first.id, staff_id=bram.id, why=why) == "gone"
    assert reason(object_to_draw, candidate_id=first.id, staff_id=amina.id, why=" ") == "empty"
    object_to_draw(candidate_id=first.id, staff_id=amina.id, why=why)
    assert Candidate.objects.get(pk=first.id).stage == Stage.CLOSED
    assert [one.words for one in objections()] == [why]
    assert reason(object_to_draw, candidate_id=first.id, staff_id=amina.id, why=why) == "gone"
    assert reason(agree_to_draw, candidate_id=first.id, staff_id=amina.id) == "gone"
    assert told_count(amina.id) == 2


def test_after_a_week_it_goes_on_by_itself_and_at_once_where_its_counsellor_agrees(
    week: list[UUID], amina: Staff, clock: Traveller
) -> None:
    draw_sample(moments.now())
    first, second, _ = Candidate.objects.all()
    agree_to_draw(candidate_id=first.id, staff_id=amina.id)
    assert Candidate.objects.get(pk=first.id).stage == Stage.REDACTING
    clock.shift(timedelta(days=7))
    assert reason(object_to_draw, candidate_id=second.id, staff_id=amina.id, why="x") == "gone"
    let_days_pass(moments.now())
    assert not Candidate.objects.filter(stage=Stage.TOLD).exists()
    assert Candidate.objects.filter(stage=Stage.REDACTING).count() == 3


def test_a_no_of_the_young_person_ends_what_was_drawn(week: list[UUID], amina: Staff) -> None:
    draw_sample(moments.now())
    say_whether_to_learn(conversation_id=drawn()[0], may=False)
    assert told_count(amina.id) == 2
    let_days_pass(moments.now() + timedelta(days=8))
    assert Candidate.objects.filter(stage=Stage.CLOSED).count() == 1


def objected_before_a_no_was_kept(room: UUID) -> Objection:
    """What an objection was that waits for the privacy officer, when it left no mark on its conversation."""
    return Objection.objects.create(conversation_id=room, asked_at=moments.now())


def test_an_objection_that_was_open_before_an_update_keeps_its_conversation_from_the_lot(
    week: list[UUID], amina: Staff, settings: Any
) -> None:
    settings.INTERVISION_SAMPLE = 20
    waiting, refused = week[:2]
    objected_before_a_no_was_kept(waiting)
    decided = objected_before_a_no_was_kept(refused)
    decide_objection(number=decided.pk, staff_id=amina.id, granted=False, words="Er was iets.")
    draw_sample(moments.now())
    assert drawn()
    assert not {waiting, refused} & set(drawn())
    assert reason(propose, conversation_id=waiting, staff_id=amina.id, question="?") == "unwanted"
    unwanted = {one.conversation for one in own_lately(amina.id, moments.now()) if one.unwanted}
    assert unwanted == {waiting, refused}


def test_one_that_was_drawn_already_goes_no_further_after_such_an_objection(
    week: list[UUID], amina: Staff, robin: Staff
) -> None:
    draw_sample(moments.now())
    candidate = Candidate.objects.all()[0]
    candidate.begun_at -= timedelta(days=8)
    candidate.save()
    let_days_pass(moments.now())
    assert [one.candidate for one in to_redact(robin.id)] == [candidate.id]
    objected_before_a_no_was_kept(candidate.conversation_id)
    assert to_redact(robin.id) == []
    assert reason(take_up, candidate_id=candidate.id, staff_id=robin.id) == "gone"


def test_few_stars_are_read_from_the_feedback(week: list[UUID]) -> None:
    give_feedback(conversation_id=week[5], stars=1, mood=None, comment="")
    draw_sample(moments.now())
    assert week[5] in drawn()
    assert Candidate.objects.get(conversation=week[5]).drawn_for == DrawnFor.RANDOM


def one(waited: int = 0, lasted: int = 30, stars: int | None = 5, *, left: bool = True) -> Drawable:
    return Drawable(
        id=uuid4(), waited=timedelta(minutes=waited), lasted=timedelta(minutes=lasted), left=left,
        stars=stars,
    )  # fmt: skip


def test_the_lot_comes_first_and_then_who_waited_long_and_who_left_early() -> None:
    ordinary = [one() for _ in range(20)]
    long_wait, early, closed = one(waited=20), one(lasted=4), one(lasted=4, left=False)
    seen: Counter[DrawnFor] = Counter()
    for seed in range(200):
        found = dict(fair_draw([*ordinary, long_wait, early, closed], 5, Random(seed)))
        assert len(found) == 5 or DrawnFor.RANDOM in {found.get(long_wait.id), found.get(early.id)}
        assert found.get(closed.id) != DrawnFor.LEFT_EARLY
        seen.update(found.values())
    assert seen[DrawnFor.RANDOM] == 600


def test_of_few_stars_one_is_among_the_random_ones_wherever_it_stands() -> None:
    few = one(stars=2)
    places = set()
    for seed in range(200):
        found = fair_draw([few, *(one() for _ in range(20))], 5, Random(seed))
        names = [why for key, why in found if key == few.id]
        assert names == [DrawnFor.RANDOM]
        places.add([key for key, _ in found].index(few.id))
    assert places == {0, 1, 2}


@pytest.mark.parametrize("size", [0, 1, 2, 3, 50])
def test_a_draw_is_never_larger_than_asked_and_draws_each_once(size: int) -> None:
    pool = [one(waited=number * 5, lasted=number, stars=number % 5 + 1) for number in range(12)]
    for seed in range(50):
        found = [key for key, _ in fair_draw(pool, size, Random(seed))]
        assert len(found) == len(set(found)) <= size
    assert fair_draw([], size, Random(1)) == []


def test_what_its_counsellor_objected_to_is_not_drawn_after_a_restore_either(
    week: list[UUID], amina: Staff, journal: Path
) -> None:
    draw_sample(moments.now())
    one = Candidate.objects.filter(stage=Stage.TOLD).first()
    assert one is not None
    object_to_draw(candidate_id=one.id, staff_id=amina.id, why="te herkenbaar")
    (line,) = [line for line in read(journal.read_bytes()).lines if line.kind == "draw_objected"]
    assert line.subject == f"conversation {one.conversation_id}"
    # As the backup has it: drawn, and nothing said of it yet.
    Candidate.objects.filter(pk=one.id).update(stage=Stage.TOLD, objection=b"")
    for _ in range(2):
        AGAIN[Kind.DRAW_OBJECTED](line.subject)
    assert Candidate.objects.get(pk=one.id).stage == Stage.CLOSED
    # As a backup from before the draw has it.
    Candidate.objects.all().delete()
    AGAIN[Kind.DRAW_OBJECTED](line.subject)
    assert one.conversation_id not in [
        found.id for found in drawable(last_week(moments.now(), ZONE))
    ]
    AGAIN[Kind.DRAW_OBJECTED](f"conversation {uuid4()}")


def test_while_the_journal_cannot_be_written_an_objection_to_a_draw_is_not_taken(
    week: list[UUID], amina: Staff, settings: Any
) -> None:
    draw_sample(moments.now())
    one = Candidate.objects.filter(stage=Stage.TOLD).first()
    assert one is not None
    settings.ERASURE_JOURNAL += "/nowhere/erasures.jsonl"
    refused = reason(object_to_draw, candidate_id=one.id, staff_id=amina.id, why="te herkenbaar")
    assert refused == "not_written_down"
    assert Candidate.objects.get(pk=one.id).stage == Stage.TOLD
