"""Several who act in the same moment, each on a connection of their own."""

from collections.abc import Sequence

import pytest

from accounts.models import Staff
from accounts.rules import Role
from counselling.core.errors import Refused
from counselling.intervision.actions.handing_in import hand_in
from counselling.intervision.actions.redacting import redact
from counselling.intervision.actions.releasing import release
from counselling.intervision.actions.taking_up import take_up
from counselling.intervision.models import Candidate, Source, Stage, Transcript
from counselling.intervision.rules.deeds import Seen
from counselling.privacy.actions.learning import say_whether_to_learn
from tests.counselling.evening import together
from tests.counselling.intervision.candidates import bench, drawn, person, redactor, seen
from tests.counselling.intervision.copies import finished, handed_in, reviewing, stage

pytestmark = pytest.mark.django_db(transaction=True)


def words(told: Sequence[object]) -> list[str]:
    """Return the words with which some were refused."""
    return [one.reason for one in told if isinstance(one, Refused)]


def test_of_two_who_take_it_up_one_gets_it(amina: Staff, robin: Staff) -> None:
    wannes = redactor("Wannes")
    room = drawn(amina)
    told = together(
        lambda: take_up(candidate_id=room, staff_id=robin.id),
        lambda: take_up(candidate_id=room, staff_id=wannes.id),
    )
    assert words(told) == ["taken"]


def test_of_four_pages_that_save_the_same_version_one_does(amina: Staff, robin: Staff) -> None:
    room = drawn(amina)
    version = bench(room, robin).version
    told = together(
        *(
            lambda line=line: redact(
                candidate_id=room, staff_id=robin.id, version=version, deeds=[Seen([line])]
            )
            for line in (1, 2, 3, 4)
        )
    )
    assert words(told) == ["conflict"] * 3
    assert len(seen(room, robin).seen) == 1


def test_two_who_hand_in_the_fourth_and_the_fifth_make_one_batch(
    amina: Staff, robin: Staff
) -> None:
    for place in range(3):
        handed_in(drawn(amina, nickname=f"Kind{place}"), robin)
    last = [finished(drawn(amina, nickname=name), robin) for name in ("Lotje", "Mirte")]
    told = together(
        *(lambda room=room: hand_in(candidate_id=room, staff_id=robin.id) for room in last)
    )
    assert words(told) == []
    assert {row.stage for row in Candidate.objects.all()} == {Stage.REVIEWING}
    assert sorted(row.place or 0 for row in Candidate.objects.all()) == [1, 2, 3, 4, 5]


def test_released_in_the_same_moment_is_one_transcript(amina: Staff, robin: Staff) -> None:
    chris, dina = person("Chris", Role.SUPERVISOR), person("Dina", Role.SUPERVISOR)
    room = reviewing(finished(drawn(amina), robin), robin, by=amina)
    told = together(
        *(
            lambda one=one: release(candidate_id=room, staff_id=one.id, difficulty=2)
            for one in (chris, dina, chris)
        )
    )
    assert words(told) == []
    assert len(set(told)) == 1
    assert Transcript.objects.count() == Source.objects.count() == 1


def test_rather_not_in_the_moment_of_release_leaves_nothing(amina: Staff, robin: Staff) -> None:
    chris = person("Chris", Role.SUPERVISOR)
    room = reviewing(finished(drawn(amina), robin), robin, by=amina)
    conversation = Candidate.objects.get(pk=room).conversation_id
    told = together(
        lambda: release(candidate_id=room, staff_id=chris.id, difficulty=2),
        lambda: say_whether_to_learn(conversation_id=conversation, may=False),
    )
    assert set(words(told)) <= {"gone"}
    assert not Transcript.everything.exists()
    assert stage(room) == Stage.CLOSED
