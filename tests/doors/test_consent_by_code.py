"""A yes is taken back with the conversation code, and stays taken back after a restore."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from accounts.models import Staff
from counselling.conversation.actions.consent import answer_consent, ask_consent, note_sharing
from counselling.conversation.models import ConsentEntry
from counselling.core.journal import Kind
from counselling.privacy.actions.restoring import AGAIN
from counselling.visitor.views import my_data
from tests.counselling.evening import reason, talk
from tests.doors.my_data import ended, holder

pytestmark = pytest.mark.django_db(transaction=True)

WHAT, TO = "dat je op school gepest wordt", "het CLB van je school"
YES, PASSED_ON = "zei je ja: dit mag doorgegeven worden", "Dit is al doorgegeven."
BUTTON, TAKEN_BACK = 'value="withdraw"', "Jij trok dit in. Er gaat niets meer verder."


@pytest.fixture(autouse=True)
def nobody_tried() -> Iterator[None]:
    """Begin and end without tries that count."""
    for tries in (my_data.code_tries, my_data.nickname_tries):
        tries.forget()
    yield
    for tries in (my_data.code_tries, my_data.nickname_tries):
        tries.forget()


@pytest.fixture
def noor(evening: Staff) -> UUID:
    return talk(evening)


@pytest.fixture
def given(noor: UUID, evening: Staff) -> UUID:
    consent = ask_consent(conversation_id=noor, staff_id=evening.id, what=WHAT, to=TO)
    answer_consent(conversation_id=noor, consent_id=consent, yes=True)
    ended(noor)
    return consent


def steps(consent: UUID) -> set[str]:
    return set(ConsentEntry.objects.filter(consent=consent).values_list("step", flat=True))


def test_with_the_code_alone_a_yes_is_taken_back_and_nothing_is_passed_on(
    noor: UUID, given: UUID, evening: Staff
) -> None:
    mine = holder(noor)
    mine.opens()
    assert mine.does("withdraw", consent=str(given)).status_code == 200
    assert steps(given) == {"asked", "given", "withdrawn"}
    assert reason(note_sharing, consent_id=given, staff_id=evening.id) == "withdrawn"


def test_the_code_alone_shows_that_there_was_a_yes_and_the_nickname_also_to_what(
    noor: UUID, given: UUID
) -> None:
    mine = holder(noor)
    assert YES in mine.opens().text
    assert WHAT not in mine.page.text
    assert TO not in mine.page.text
    assert f"{TO}: {WHAT}" in mine.opens("Noor").text
    assert mine.page.text.count(BUTTON) == 1


def test_whoever_reads_the_conversation_again_reads_to_whom_it_may_go_and_no_name_of_staff(
    noor: UUID, given: UUID, evening: Staff
) -> None:
    read = holder(noor).opens("Noor").text
    assert f"Een hulpverlener vraagt: mag ik dit doorgeven aan {TO}?" in read
    assert f"Jij zei ja: dit mag naar {TO}." in read
    assert evening.display_name not in read


def test_what_was_taken_back_stays_on_the_page_as_past_and_has_no_button(
    noor: UUID, given: UUID, evening: Staff
) -> None:
    note_sharing(consent_id=given, staff_id=evening.id)
    mine = holder(noor)
    assert PASSED_ON in mine.opens("Noor").text
    told = mine.does("withdraw", consent=str(given)).text
    assert "Er gaat niets meer verder. Wat al doorgegeven was, kunnen we niet terughalen." in told
    for page in (told, mine.opens("Noor").text):
        assert (YES in page, PASSED_ON in page, TAKEN_BACK in page) == (True, True, True)
        assert BUTTON not in page


def test_pressed_twice_it_is_taken_back_once_and_both_pages_say_so(noor: UUID, given: UUID) -> None:
    mine, same = holder(noor), None
    mine.opens()
    for _ in range(2):
        same = mine.does("withdraw", consent=str(given))
        assert (same.status_code, TAKEN_BACK in same.text) == (200, True)
    assert ConsentEntry.objects.filter(consent=given, step="withdrawn").count() == 1


@pytest.mark.parametrize("typed", ["", "x", "9" * 5_000, "00000000-0000-4000-8000-000000000001"])
def test_what_names_no_consent_takes_nothing_back(noor: UUID, given: UUID, typed: str) -> None:
    mine = holder(noor)
    mine.opens()
    mine.does("withdraw", consent=typed)
    assert TAKEN_BACK not in mine.opens().text
    assert steps(given) == {"asked", "given"}


def test_a_question_without_an_answer_has_no_button_and_is_not_taken_back(
    noor: UUID, evening: Staff
) -> None:
    asked = ask_consent(conversation_id=noor, staff_id=evening.id, what=WHAT, to=TO)
    mine = holder(noor)
    assert BUTTON not in mine.opens("Noor").text
    assert "Er was niets veranderd." in mine.does("withdraw", consent=str(asked)).text
    assert steps(asked) == {"asked"}


def test_it_is_taken_back_while_nobody_may_use_the_conversation(noor: UUID, given: UUID) -> None:
    mine = holder(noor)
    mine.opens()
    mine.does("restrict_sure")
    assert TAKEN_BACK in mine.does("withdraw", consent=str(given)).text
    assert steps(given) == {"asked", "given", "withdrawn"}


def test_a_page_that_is_too_old_takes_nothing_back(
    clock: time_machine.Traveller, noor: UUID, given: UUID
) -> None:
    mine = holder(noor)
    mine.opens()
    clock.shift(timedelta(minutes=16))
    assert mine.does("withdraw", consent=str(given)).status_code == 422
    assert steps(given) == {"asked", "given"}


def test_somebody_elses_code_takes_nothing_back(given: UUID, evening: Staff) -> None:
    other = holder(ended(talk(evening, "Sem")))
    other.opens()
    other.does("withdraw", consent=str(given))
    assert steps(given) == {"asked", "given"}


def test_where_it_cannot_be_written_down_the_page_says_so_and_the_yes_stands(
    noor: UUID, given: UUID, settings: Any
) -> None:
    mine = holder(noor)
    mine.opens()
    settings.ERASURE_JOURNAL = "/dev/null/journal"
    assert mine.does("withdraw", consent=str(given)).status_code in (409, 422, 503)
    assert steps(given) == {"asked", "given"}


def test_a_backup_from_before_the_withdrawal_does_not_bring_the_yes_back(
    given: UUID, evening: Staff
) -> None:
    # What a restore does with each line of the journal; it may be done again.
    for _ in range(2):
        AGAIN[Kind.WITHDRAWN](f"consent {given}")
    assert steps(given) == {"asked", "given", "withdrawn"}
    assert reason(note_sharing, consent_id=given, staff_id=evening.id) == "withdrawn"


def test_a_line_about_a_consent_that_the_backup_never_held_is_passed_over() -> None:
    AGAIN[Kind.WITHDRAWN]("consent 00000000-0000-4000-8000-000000000001")
    assert not ConsentEntry.objects.exists()
