from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from counselling.core import clock as moments
from counselling.privacy.actions.ageing import STEPS
from counselling.privacy.actions.answering import answer_letter
from counselling.privacy.actions.complaints import decide_complaint, name_reader, note_finding
from counselling.privacy.models import Complaint, ComplaintReader, Letter
from counselling.privacy.queries.answers import behind
from counselling.privacy.queries.complaints import complaint_for
from counselling.privacy.queries.contact import read_letter
from tests.counselling.evening import reason
from tests.counselling.privacy.office import Office, named, office
from tests.counselling.privacy.writing import WORDS, complains, writes

pytestmark = pytest.mark.usefixtures("open_door")
DAYS_60, DAYS_730 = timedelta(days=60), timedelta(days=730)
SECOND = timedelta(seconds=1)


@pytest.fixture
def here(open_door: None) -> Office:
    return office()


def swept() -> int:
    """Let the sweep do what is this room's, and return how much it was."""
    with transaction.atomic():
        return sum(step.forget(moments.now(), 100).rows for step in STEPS)


def texts(letter: Letter) -> list[bytes]:
    letter.refresh_from_db()
    return [bytes(letter.told), bytes(letter.answer), bytes(letter.wrapped_key)]


def test_an_answer_waits_sixty_days_to_the_second_and_then_is_gone_swept_or_not(
    here: Office, clock: time_machine.Traveller
) -> None:
    letter, code = writes()
    answer_letter(number=letter.pk, staff_id=here.eva.id, answer="Welkom.")
    clock.shift(DAYS_60 - SECOND)
    assert swept() == 0
    found = behind(code, moments.now())
    assert found is not None
    assert found.words == "Welkom."
    clock.shift(SECOND)
    assert behind(code, moments.now()) is None
    read = read_letter(letter.pk, moments.now())
    assert read is not None
    assert (read.told.words, read.answer) == ("", "")
    assert swept() == 1
    assert texts(letter) == [b"", b"", b""]
    assert letter.code_hash is None
    assert swept() == 0


def test_with_the_texts_of_a_complaint_go_reasons_findings_and_which_conversation_it_was(
    here: Office, clock: time_machine.Traveller
) -> None:
    number = complains(here.conversation)[0].pk
    name_reader(number=number, asker=here.desk, reader_id=here.chris.id, reason="toon")
    note_finding(number=number, asker=named(here.chris), finding="kort")
    decide_complaint(
        number=number,
        asker=here.desk,
        outcome="right",
        answer="Sorry.",
        for_counsellor="Praat erover.",
    )
    clock.shift(DAYS_60)
    swept()
    reader, complaint = ComplaintReader.objects.get(), Complaint.objects.get()
    assert (bytes(reader.reason), bytes(reader.finding)) == (b"", b"")
    assert (complaint.conversation, bytes(complaint.for_counsellor)) == (None, b"")
    seen = complaint_for(here.desk, number, moments.now())
    assert seen is not None
    assert (seen.case.outcome, seen.told.words, seen.answer) == ("right", "", "")


def test_two_years_after_it_came_nothing_is_known_of_a_letter(
    here: Office, clock: time_machine.Traveller
) -> None:
    letter, code = complains(here.conversation)
    clock.shift(DAYS_730 - SECOND)
    swept()
    assert behind(code, moments.now()) is not None
    clock.shift(SECOND)
    assert behind(code, moments.now()) is None
    assert complaint_for(here.desk, letter.pk, moments.now()) is None
    swept()
    assert not Letter.objects.exists()
    assert not Complaint.objects.exists()


def test_a_message_is_answered_once_and_what_was_written_is_read_until_then(here: Office) -> None:
    letter, _code = writes()
    read = read_letter(letter.pk, moments.now())
    assert read is not None
    assert read.told.words == WORDS
    answer_letter(number=letter.pk, staff_id=here.eva.id, answer="Ja.")
    again = reason(answer_letter, number=letter.pk, staff_id=here.eva.id, answer="Nee.")
    assert again == "gone"


def test_no_desk_answers_the_letters_of_another(here: Office) -> None:
    number = complains(here.conversation)[0].pk
    assert reason(answer_letter, number=number, staff_id=here.amina.id, answer="Nee.") == "gone"
    assert read_letter(number, moments.now()) is None
