"""Yesterday's database comes back: what the desk granted since waits for the same day, and a no stays a no."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from time_machine import Traveller

from counselling.conversation.models import Conversation
from counselling.core import clock as moments
from counselling.core.journal import Kind
from counselling.core.journal_lines import read
from counselling.privacy.actions.requests import grant_request
from counselling.privacy.actions.restoring import AGAIN
from counselling.privacy.actions.restricting import restrict
from counselling.privacy.actions.waiting import cancel_erasure, erase_in_time
from counselling.privacy.models import Letter, Matched, RightsRequest
from counselling.privacy.queries.desk import erasure_waiting, requests
from tests.counselling.privacy.office import Office, office
from tests.counselling.privacy.rich import row
from tests.counselling.privacy.writing import asks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("journal")]

WAITS = timedelta(days=14)


@pytest.fixture
def here(open_door: None) -> Office:
    return office()


@pytest.fixture
def letter(here: Office) -> Letter:
    """Somebody without the code asks to erase Noor's conversation, and Femke grants it."""
    asked, _code = asks("erase", nickname="Noor", day="2026-11-23")
    grant_request(number=asked.pk, staff_id=here.femke.id, conversations=[here.conversation])
    return asked


def as_yesterday(here: Office, *, with_the_letter: bool = True) -> None:
    """Let the database be as a backup has it: nothing granted, and the letter there or not come yet."""
    Matched.objects.all().delete()
    Conversation.everything.filter(pk=here.conversation).update(restricted_at=None)
    RightsRequest.objects.update(decision="")
    Letter.objects.update(answered_at=None, answered_by=None)
    if not with_the_letter:
        Letter.objects.all().delete()


def again(file: Path) -> None:
    """Do every line again, twice, as a restore that was killed would."""
    for line in read(file.read_bytes()).lines * 2:
        with transaction.atomic():
            AGAIN[Kind(line.kind)](line.subject)


def swept() -> None:
    with transaction.atomic():
        erase_in_time(moments.now(), limit=10)


@pytest.mark.parametrize("with_the_letter", [True, False])
def test_what_was_granted_waits_for_the_same_day_and_goes(
    here: Office, letter: Letter, clock: Traveller, journal: Path, *, with_the_letter: bool
) -> None:
    until = moments.now() + WAITS
    clock.shift(timedelta(days=3))
    as_yesterday(here, with_the_letter=with_the_letter)
    again(journal)
    assert row(here.conversation).restricted_at is not None
    assert erasure_waiting(here.conversation) == until
    (shown,) = requests(moments.now())
    assert (shown.decision, shown.standing.answered_by) == ("granted", "Femke")
    clock.move_to(until)
    swept()
    assert not Conversation.everything.filter(pk=here.conversation).exists()


@pytest.mark.parametrize("set_apart_before", [True, False])
def test_a_no_of_whoever_has_the_code_stays_a_no(
    here: Office, clock: Traveller, journal: Path, *, set_apart_before: bool
) -> None:
    if set_apart_before:
        restrict(conversation_id=here.conversation)
        clock.shift(60)
    asked, _code = asks("erase", nickname="Noor", day="2026-11-23")
    grant_request(number=asked.pk, staff_id=here.femke.id, conversations=[here.conversation])
    cancel_erasure(conversation_id=here.conversation)
    as_yesterday(here)
    again(journal)
    assert erasure_waiting(here.conversation) is None
    clock.shift(WAITS)
    swept()
    assert Conversation.everything.filter(pk=here.conversation).exists()


def test_granted_by_somebody_whom_the_backup_does_not_know_it_waits_and_the_desk_answers_again(
    here: Office, letter: Letter, journal: Path
) -> None:
    until = moments.now() + WAITS
    as_yesterday(here)
    for line in read(journal.read_bytes()).lines:
        if line.kind == Kind.ERASURE_GRANTED:
            AGAIN[Kind.ERASURE_GRANTED](f"{line.subject}999999")
    (shown,) = requests(moments.now())
    assert (shown.decision, shown.standing.answered_at) == ("", None)
    grant_request(number=letter.pk, staff_id=here.femke.id, conversations=[here.conversation])
    assert erasure_waiting(here.conversation) == until
    assert Matched.objects.count() == 1


def test_a_no_is_heard_while_the_desk_has_to_answer_again(
    here: Office, letter: Letter, journal: Path
) -> None:
    Letter.objects.update(answered_at=None, answered_by=None)
    cancel_erasure(conversation_id=here.conversation)
    assert erasure_waiting(here.conversation) is None
