"""A copy goes as soon as somebody who may says so, and no backup brings it back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from time_machine import Traveller

from accounts.models import AuditEntry, Staff
from counselling.abuse.actions.measures import take_measure
from counselling.abuse.rules.measures import Ground, Wanted
from counselling.abuse.rules.measures import Kind as MeasureKind
from counselling.conversation.models import Conversation
from counselling.core.crypto import ring_names
from counselling.core.keys import RingName
from counselling.intervision.actions.choosing import propose
from counselling.intervision.models import KEY_PURPOSE, Candidate, Source, Stage, Transcript
from counselling.intervision.queries.choosing import learnable
from counselling.privacy.actions.erasing import erase, hide_now
from counselling.privacy.actions.learning import say_whether_to_learn, withdraw, withdraw_again
from counselling.privacy.actions.objecting import decide_objection, object_to
from counselling.privacy.actions.restoring import AGAIN
from counselling.privacy.actions.restricting import lift_restriction, restrict
from counselling.privacy.models import Objection
from counselling.retention.actions.sweep import sweep
from tests.counselling.abuse.school import tonight
from tests.counselling.evening import reason, talk
from tests.counselling.intervision.held import held
from tests.counselling.intervision.shelf import released
from tests.counselling.origin.holding import person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def room(amina: Staff) -> UUID:
    """A conversation of Amina that was proposed and whose copy is released."""
    room = held(amina)
    propose(conversation_id=room, staff_id=amina.id, question="Wat deed deugd?")
    copy = released(amina, of=room)
    assert Source.objects.get(conversation=room).transcript_id == copy.id
    return room


#: When the copies on the shelf end: the first day of a quarter.
ENDS = datetime(2029, 1, 1, tzinfo=UTC)


def copies() -> list[UUID]:
    return list(Transcript.everything.values_list("pk", flat=True))


def test_its_counsellor_withdraws_it_and_nobody_elses(
    room: UUID, amina: Staff, bram: Staff, journal: Path
) -> None:
    (copy,) = copies()
    assert reason(withdraw, transcript_id=copy, staff_id=bram.id) == "gone"
    withdraw(transcript_id=copy, staff_id=amina.id)
    assert copies() == []
    assert Candidate.objects.get().stage == Stage.CLOSED
    (line,) = [line for line in journal.read_text().splitlines() if "transcript_withdrawn" in line]
    assert f"conversation {room}" in line
    deed = AuditEntry.objects.get(action="transcript_withdrawn")
    assert deed.subject == f"conversation {room}"
    assert reason(withdraw, transcript_id=copy, staff_id=amina.id) == "gone"


def test_the_privacy_officer_withdraws_any_also_where_its_conversation_is_gone(room: UUID) -> None:
    femke = person("Femke", "privacy_officer")
    (copy,) = copies()
    Conversation.everything.filter(pk=room).delete()
    assert copies() == [copy]
    withdraw(transcript_id=copy, staff_id=femke.id)
    assert copies() == []
    assert AuditEntry.objects.get(action="transcript_withdrawn").subject == f"transcript {copy}"


WAYS: dict[str, Callable[..., object]] = {
    "erase": erase,
    "hide": hide_now,
    "object": object_to,
    "rather not": partial(say_whether_to_learn, may=False),
}


@pytest.mark.parametrize("way", WAYS)
def test_whatever_a_young_person_asks_takes_it_out_at_once(room: UUID, way: str) -> None:
    WAYS[way](conversation_id=room)
    assert copies() == []
    assert not Candidate.objects.exclude(stage=Stage.CLOSED).exists()


def test_an_objection_that_is_still_weighed_takes_it_out_too_whatever_is_decided(
    amina: Staff, bram: Staff, journal: Path
) -> None:
    room, femke = held(amina), person("Femke", "privacy_officer")
    wanted = Wanted(kind=MeasureKind.FLAG, ground=Ground.FAKE)
    take_measure(conversation_id=room, staff_id=amina.id, wanted=wanted, evening=tonight())
    propose(conversation_id=room, staff_id=amina.id, question="Wat deed deugd?")
    released(amina, of=room)
    assert not object_to(conversation_id=room)
    assert copies() == []
    assert Candidate.objects.get().stage == Stage.CLOSED
    assert '"not_to_learn"' in journal.read_text()
    number = Objection.objects.get().pk
    decide_objection(number=number, staff_id=femke.id, granted=False, words="Er was een dreiging.")
    assert not learnable().filter(pk=room).exists()


def test_only_kept_it_is_met_by_nobody_until_that_is_lifted(room: UUID) -> None:
    restrict(conversation_id=room)
    assert not Transcript.objects.exists()
    assert copies()
    lift_restriction(conversation_id=room)
    assert Transcript.objects.exists()


def test_what_was_undone_stays_undone_after_a_restore(
    room: UUID, amina: Staff, journal: Path
) -> None:
    (copy,) = copies()
    say_whether_to_learn(conversation_id=room, may=False)
    lines = [line for line in journal.read_text().splitlines() if '"not_to_learn"' in line]
    assert len(lines) == 1
    # As the backup has it: not asked yet, and the copy is there.
    Conversation.everything.filter(pk=room).update(may_learn=None)
    again = released(amina, of=room)
    AGAIN["not_to_learn"](f"conversation {room}")  # type: ignore[index]  # the line has the word
    assert copies() == []
    assert Conversation.everything.get(pk=room).may_learn is False
    for subject in (f"conversation {room}", f"transcript {copy}", f"transcript {again.id}"):
        withdraw_again(subject)


def test_where_the_journal_cannot_be_written_a_no_is_not_taken(
    room: UUID, journal: Path, settings: object
) -> None:
    settings.ERASURE_JOURNAL = str(journal.parent / "gone" / "erasures.jsonl")  # type: ignore[attr-defined]
    assert reason(say_whether_to_learn, conversation_id=room, may=False) == "not_written_down"
    assert copies()
    assert Conversation.everything.get(pk=room).may_learn is None


def test_with_the_first_day_of_its_quarter_a_copy_and_its_key_are_gone(
    room: UUID, clock: Traveller
) -> None:
    Conversation.everything.filter(pk=room).delete()
    clock.move_to(ENDS - timedelta(hours=1))
    sweep(trust_clock=True)
    assert Transcript.objects.exists()
    clock.shift(timedelta(hours=1))
    assert not Transcript.objects.exists()
    sweep(trust_clock=True)
    assert copies() == []
    clock.shift(timedelta(days=3))
    sweep(trust_clock=True)
    assert RingName(ENDS.date(), KEY_PURPOSE) not in ring_names()


def test_the_key_of_a_quarter_whose_last_copy_was_withdrawn_goes_with_the_quarter(
    room: UUID, amina: Staff, clock: Traveller
) -> None:
    (copy,) = copies()
    withdraw(transcript_id=copy, staff_id=amina.id)
    erase(conversation_id=room)
    clock.move_to(ENDS + timedelta(days=3))
    sweep(trust_clock=True)
    assert RingName(ENDS.date(), KEY_PURPOSE) not in ring_names()


def test_a_no_that_comes_before_the_end_is_refused_and_not_written_down(
    amina: Staff, journal: Path
) -> None:
    running = talk(amina)
    assert reason(say_whether_to_learn, conversation_id=running, may=False) == "active"
    assert not journal.exists() or "not_to_learn" not in journal.read_text()
