from datetime import timedelta

import pytest
import time_machine

from accounts.models import AuditEntry, Staff
from counselling.conversation.models import Conversation
from counselling.core import clock as moments
from counselling.privacy.actions.complaints import (
    decide_complaint,
    link_conversation,
    name_reader,
    note_finding,
    read_for_complaint,
)
from counselling.privacy.models import ComplaintReader, Told
from counselling.privacy.queries.answers import behind
from counselling.privacy.queries.complaints import (
    Asker,
    complaint_for,
    complaints_for,
    is_open,
    nameable,
)
from counselling.privacy.queries.decisions import decided_about
from counselling.privacy.queries.knowledge import candidates
from counselling.shift.models import Turn
from tests.counselling.evening import reason, takes, together, visitor
from tests.counselling.privacy.office import SECRET, Office, named, office, person
from tests.counselling.privacy.writing import WORDS, complains

pytestmark = pytest.mark.usefixtures("open_door")
BARRED = "gone"


@pytest.fixture
def here(open_door: None) -> Office:
    return office()


@pytest.fixture
def number(here: Office) -> int:
    """A complaint that came with the conversation's own cookie."""
    return complains(here.conversation)[0].pk


def names(here: Office, number: int, reader: Staff, why: str = "Klacht nagaan") -> None:
    name_reader(number=number, asker=here.desk, reader_id=reader.id, reason=why)


def decides(here: Office, number: int, answer: str = "Dat spijt ons.", **more: str) -> None:
    decide_complaint(number=number, asker=here.desk, outcome="right", answer=answer, **more)


def test_two_are_named_and_never_a_third(here: Office, number: int) -> None:
    names(here, number, here.chris)
    names(here, number, here.dina)
    assert reason(names, here, number, here.femke) == "two_already"
    assert ComplaintReader.objects.count() == 2


def test_of_many_namings_at_once_two_stand(transactional_db: None) -> None:
    here = office()
    number = complains(here.conversation)[0].pk
    readers = [here.chris, here.dina, here.femke, here.eva]
    together(*[lambda one=one: names(here, number, one) for one in readers])
    assert ComplaintReader.objects.count() == 2


def test_nobody_of_that_shift_can_be_named(here: Office, number: int) -> None:
    on_roster, beside = person("Rik", "supervisor"), person("Sara", "supervisor")
    now = moments.now()
    Turn.objects.create(staff=on_roster, starts=now, ends=now + timedelta(hours=2))
    visitor("Sem")
    beside.roles = ["supervisor", "counsellor"]
    beside.save()
    takes(beside)
    free = dict(nameable(number))
    assert {here.chris.id, here.dina.id} <= free.keys()
    assert not {here.amina.id, on_roster.id, beside.id} & free.keys()
    for one in (here.amina, on_roster, beside):
        assert reason(names, here, number, one) == "not_them"


def test_whoever_talked_sees_nothing_of_it_even_at_the_desk(here: Office, number: int) -> None:
    here.amina.roles = ["counsellor", "coordinator"]
    here.amina.save()
    amina = Asker(staff_id=here.amina.id, desk=True)
    assert complaint_for(amina, number, moments.now()) is None
    assert not complaints_for(amina, moments.now())
    assert reason(read_for_complaint, number=number, asker=amina) == BARRED
    assert (
        reason(decide_complaint, number=number, asker=amina, outcome="wrong", answer="x") == BARRED
    )


def test_a_complaint_that_tells_a_day_is_kept_from_who_worked_on_it(here: Office) -> None:
    number = complains(day="2026-11-23")[0].pk
    amina = Asker(staff_id=here.amina.id, desk=True)
    assert complaint_for(amina, number, moments.now()) is None
    assert complaint_for(here.desk, number, moments.now()) is not None


def test_only_who_was_named_reads_the_conversation_and_each_time_is_written_down(
    here: Office, number: int
) -> None:
    assert reason(read_for_complaint, number=number, asker=here.desk) == BARRED
    assert reason(read_for_complaint, number=number, asker=named(here.chris)) == BARRED
    names(here, number, here.chris, why="Ging het over pesten?")
    read_for_complaint(number=number, asker=named(here.chris))
    found = read_for_complaint(number=number, asker=named(here.chris))
    assert SECRET in [line.text for line in found.lines]
    deeds = AuditEntry.objects.filter(action="complaint_conversation_read")
    assert [deed.actor_id for deed in deeds] == [here.chris.id] * 2
    assert {deed.subject for deed in deeds} == {f"conversation {here.conversation}"}
    assert all(deed.sealed_reason for deed in deeds)


def test_whoever_was_named_sees_that_complaint_and_no_other(here: Office, number: int) -> None:
    other = complains()[0].pk
    names(here, number, here.chris)
    chris = named(here.chris)
    seen = complaint_for(chris, number, moments.now())
    assert seen is not None
    assert (seen.told.words, seen.reads) == (WORDS, True)
    assert complaint_for(chris, other, moments.now()) is None
    assert complaint_for(named(here.dina), number, moments.now()) is None


def test_reading_ends_by_itself(here: Office, number: int, clock: time_machine.Traveller) -> None:
    names(here, number, here.chris)
    clock.shift(timedelta(days=14))
    assert reason(read_for_complaint, number=number, asker=named(here.chris)) == BARRED
    assert complaint_for(named(here.chris), number, moments.now()) is None


def test_once_it_is_decided_nobody_reads_and_the_answer_waits(here: Office) -> None:
    letter, code = complains(here.conversation)
    names(here, letter.pk, here.chris)
    note_finding(number=letter.pk, asker=named(here.chris), finding="Dat was bot.")
    seen = complaint_for(here.desk, letter.pk, moments.now())
    assert seen is not None
    assert seen.readers[0].finding == "Dat was bot."
    assert is_open(here.conversation)
    decides(here, letter.pk)
    assert not is_open(here.conversation)
    assert reason(read_for_complaint, number=letter.pk, asker=named(here.chris)) == BARRED
    answer = behind(code, moments.now())
    assert answer is not None
    assert (answer.words, answer.outcome) == ("Dat spijt ons.", "right")


def test_of_two_decisions_at_once_one_stands(transactional_db: None) -> None:
    here = office()
    number = complains(here.conversation)[0].pk
    outcomes = together(*[lambda: decides(here, number)] * 3)
    assert sum(one is None for one in outcomes) == 1


def test_hidden_by_an_erasure_it_is_still_read_by_who_was_named(here: Office, number: int) -> None:
    names(here, number, here.chris)
    rows = Conversation.everything.filter(pk=here.conversation)
    rows.update(hidden_at=moments.now(), restricted_at=moments.now())
    assert read_for_complaint(number=number, asker=named(here.chris)).nickname == "Noor"


def test_the_desk_finds_the_conversation_by_what_was_told_and_may_link_no_other(
    here: Office,
) -> None:
    letter, _code = complains(nickname="noor", day="2026-11-22")
    found = candidates(_told(letter.pk, here), moments.now())
    assert [one.id for one in found] == [here.conversation]
    other = visitor("Sem")
    assert (
        reason(link_conversation, number=letter.pk, asker=here.desk, conversation_id=other)
        == "invalid"
    )
    link_conversation(number=letter.pk, asker=here.desk, conversation_id=here.conversation)
    assert is_open(here.conversation)


def test_where_the_desk_found_it_the_answer_tells_nothing_of_it(here: Office) -> None:
    letter, code = complains(nickname="noor", day="2026-11-23")
    link_conversation(number=letter.pk, asker=here.desk, conversation_id=here.conversation)
    assert reason(decides, here, letter.pk, "Je praatte over een egel.") == "fixed_answer"
    decides(here, letter.pk, "")
    answer = behind(code, moments.now())
    assert answer is not None
    assert (answer.words, answer.outcome) == ("", "")


def test_a_complaint_about_the_service_is_answered_in_words(here: Office) -> None:
    letter, code = complains()
    assert reason(decides, here, letter.pk, "") == "empty"
    decides(here, letter.pk, "We openen vroeger.")
    answer = behind(code, moments.now())
    assert answer is not None
    assert answer.words == "We openen vroeger."


@pytest.mark.parametrize("text", ["", "   ", "x" * 100_000, "x\x00"])
def test_a_naming_needs_a_reason(here: Office, number: int, text: str) -> None:
    assert reason(names, here, number, here.chris, text) in ("empty", "too_long", "invalid")
    assert not ComplaintReader.objects.exists()


def _told(number: int, here: Office) -> Told:
    seen = complaint_for(here.desk, number, moments.now())
    assert seen is not None
    return seen.told


def test_whoever_talked_hears_of_it_once_it_is_decided_and_nobody_else(
    here: Office, number: int
) -> None:
    assert not decided_about(here.amina.id, moments.now())
    decides(here, number, for_counsellor="Let op je toon.")
    (told,) = decided_about(here.amina.id, moments.now())
    assert told.words == "Let op je toon."
    assert not decided_about(here.chris.id, moments.now())
