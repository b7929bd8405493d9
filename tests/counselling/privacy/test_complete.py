"""Putting right and adding: what was written stays as it was."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from accounts.models import AuditEntry, Staff
from counselling.conversation.actions.open import Traits
from counselling.privacy.actions.completing import add_to_conversation, correct_traits
from counselling.privacy.models import Addition, Correction
from counselling.privacy.rules.limits import ADDITION_LIMIT, ADDITIONS_MOST
from tests.counselling.evening import reason, said, says, talk
from tests.counselling.privacy.rich import row

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def quiet(amina: Staff, journal: Path) -> UUID:
    room = talk(amina, "Sem")
    says(room, "eerst dit")
    return room


def test_an_answer_is_put_right_and_what_it_was_is_kept_sealed(quiet: UUID) -> None:
    assert correct_traits(conversation_id=quiet, told=Traits(topic="home", mood=3)) == 2
    assert correct_traits(conversation_id=quiet, told=Traits(topic="school", mood=3)) == 1
    visit = row(quiet)
    assert (visit.topic, visit.mood) == ("school", 3)
    before = [visit.read("correction", one.before, str(one.id)) for one in Correction.objects.all()]
    assert sorted(before) == ["", "", "home"]
    assert not [one for one in Correction.objects.all() if b"home" in bytes(one.before)]


def test_what_is_the_same_changes_nothing(quiet: UUID) -> None:
    assert correct_traits(conversation_id=quiet, told=Traits()) == 0
    assert not Correction.objects.exists()


def test_only_what_can_be_chosen_is_taken(quiet: UUID) -> None:
    for wrong in (Traits(topic="geheim"), Traits(mood=9), Traits(age_band="x" * 500)):
        assert reason(correct_traits, conversation_id=quiet, told=wrong) == "invalid"


def test_the_trail_names_the_fields_and_not_the_answers(quiet: UUID) -> None:
    correct_traits(conversation_id=quiet, told=Traits(topic="home"))
    deed = AuditEntry.objects.get(action="data_corrected")
    assert deed.details == {"fields": "topic"}


def test_a_note_is_added_sealed_and_no_line_is_rewritten(quiet: UUID) -> None:
    add_to_conversation(id=uuid4(), conversation_id=quiet, words="zo was het niet bedoeld")
    (added,) = Addition.objects.all()
    assert row(quiet).read("addition", added.body, str(added.id)) == "zo was het niet bedoeld"
    assert b"bedoeld" not in bytes(added.body)
    assert [line.text for line in said(quiet)] == ["eerst dit"]


def test_sent_twice_it_stands_once(quiet: UUID) -> None:
    key = uuid4()
    for _ in range(2):
        add_to_conversation(id=key, conversation_id=quiet, words="één keer")
    assert Addition.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [(" ", "empty"), ("x" * (ADDITION_LIMIT + 1), "too_long"), ("\x00", "invalid")],
)
def test_a_bad_note_is_refused(quiet: UUID, words: str, told: str) -> None:
    assert reason(add_to_conversation, id=uuid4(), conversation_id=quiet, words=words) == told


def test_there_are_twenty_notes_at_most(quiet: UUID) -> None:
    for _ in range(ADDITIONS_MOST):
        add_to_conversation(id=uuid4(), conversation_id=quiet, words="nog iets")
    more = reason(add_to_conversation, id=uuid4(), conversation_id=quiet, words="nog iets")
    assert more == "too_many"
