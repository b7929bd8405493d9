"""The desks, as the pages of the team show them."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from accounts.actions import open_session
from accounts.models import Staff
from counselling.privacy.actions.complaints import name_reader
from counselling.retention.models import Hold
from tests.counselling.evening import open_the_door
from tests.counselling.privacy.office import SECRET, Office, office
from tests.counselling.privacy.writing import asks, complains, writes
from tests.doors.conftest import OUR_PAGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(clock: object) -> Office:
    open_the_door()
    return office()


def browser_of(staff: Staff) -> Client:
    """Return the browser of somebody who is signed in."""
    client = Client(headers=OUR_PAGE)
    client.cookies[settings.SESSION_COOKIE_NAME] = open_session(staff=staff)
    return client


def test_one_of_the_two_reads_the_conversation_and_writes_down_what_they_found(
    here: Office,
) -> None:
    number = complains(here.conversation)[0].pk
    name_reader(number=number, asker=here.desk, reader_id=here.chris.id, reason="toon")
    chris, page = browser_of(here.chris), f"/staff/complaints/{number}/"
    shown = chris.get(f"{page}conversation/")
    assert SECRET in shown.text
    assert shown["Cache-Control"] == "no-store"
    answer = chris.post(f"{page}finding/", {"finding": "kort"})
    assert (answer.status_code, answer["Location"]) == (302, page)
    assert "Je bevinding is bewaard" in chris.get(page).text
    assert SECRET not in chris.get(page).text


def test_a_request_page_shows_how_well_a_conversation_fits_and_no_word_of_it(here: Office) -> None:
    number = asks("restrict", nickname="noor", day="2026-11-23")[0].pk
    page = browser_of(here.femke).get(f"/staff/requests/{number}/").text
    assert "zelfde schuilnaam" in page
    assert SECRET not in page


def test_while_the_journal_cannot_be_written_nothing_is_granted_and_that_is_said(
    here: Office, settings: Any
) -> None:
    number = asks("restrict", nickname="noor", day="2026-11-23")[0].pk
    settings.ERASURE_JOURNAL += "/nowhere/erasures.jsonl"
    answer = browser_of(here.femke).post(
        f"/staff/requests/{number}/grant/", {"conversation": str(here.conversation)}
    )
    assert "Er ging iets mis bij het opslaan. Probeer het opnieuw." in answer.text


def test_what_is_late_stands_out_in_the_list_and_in_the_menu(
    here: Office, clock: time_machine.Traveller
) -> None:
    letter, _code = asks("see")
    femke = browser_of(here.femke)
    assert "Te laat" not in femke.get("/staff/requests/").text
    clock.move_to(letter.due_at)
    late = browser_of(here.femke).get("/staff/requests/").text
    assert "Te laat" in late
    assert "data-overdue" in late
    assert 'class="due">1' in late


def test_what_is_late_at_the_other_desks_stands_out_in_the_menu_of_who_may_see_it(
    here: Office, clock: time_machine.Traveller
) -> None:
    complains(here.conversation)
    letter, _code = writes()
    clock.move_to(letter.due_at)
    late = 'class="due">1'
    # Eva has both desks, Femke the complaints alone; a supervisor who was not named sees no complaint.
    assert browser_of(here.eva).get("/staff/letters/").text.count(late) == 2
    assert browser_of(here.femke).get("/staff/requests/").text.count(late) == 1
    assert late not in browser_of(here.chris).get("/staff/complaints/").text


def test_an_answer_says_where_else_one_can_complain(here: Office) -> None:
    letter, code = asks("see")
    femke = browser_of(here.femke)
    femke.post(f"/staff/requests/{letter.pk}/refuse/", {"ground": "not_proven"})
    read = Client(headers=OUR_PAGE).post("/antwoord/", {"code": code}).text
    assert settings.DATA_AUTHORITY_NAME in read
    assert settings.DATA_AUTHORITY_URL in read


def test_a_message_is_answered_by_a_coordinator(here: Office) -> None:
    letter, code = writes()
    eva = browser_of(here.eva)
    wrong = eva.post(f"/staff/letters/{letter.pk}/answer/", {"answer": " "})
    assert wrong.status_code == 422
    assert eva.post(f"/staff/letters/{letter.pk}/answer/", {"answer": "Welkom."}).status_code == 302
    assert "Welkom." in Client(headers=OUR_PAGE).post("/antwoord/", {"code": code}).text


@pytest.mark.parametrize("typed", ["", "x" * 50, "-1", "٣", "99999999999999999999"])
def test_nobody_is_named_by_a_number_that_is_none(here: Office, typed: str) -> None:
    number = complains(here.conversation)[0].pk
    page = f"/staff/complaints/{number}/name/"
    answer = browser_of(here.eva).post(page, {"reader": typed, "reason": "toon"})
    assert answer.status_code == 422


def test_what_was_typed_stays_when_something_is_missing(here: Office) -> None:
    number = complains(here.conversation)[0].pk
    answer = browser_of(here.eva).post(
        f"/staff/complaints/{number}/decide/", {"answer": "Dat spijt ons."}
    )
    assert answer.status_code == 422
    assert "Dat spijt ons.</textarea>" in answer.text


def test_a_complaint_offers_asking_that_its_conversation_be_kept_longer(here: Office) -> None:
    number = complains(here.conversation)[0].pk
    page = f"/staff/complaints/{number}/"
    assert "staff/retention/ask" in browser_of(here.femke).get(page).text
    assert "staff/retention/ask" not in browser_of(here.eva).get(page).text
    asked = browser_of(here.femke).post(
        "/staff/retention/ask/",
        {
            "conversation": here.conversation,
            "ground": "claim",
            "reason": "vordering 12",
            "until": "2027-03-01",
        },
    )
    assert asked.status_code == 302
    assert Hold.objects.get().conversation == here.conversation


def test_an_answer_that_is_gone_reads_as_a_code_that_never_was(
    here: Office, clock: time_machine.Traveller
) -> None:
    letter, code = writes()
    browser_of(here.eva).post(f"/staff/letters/{letter.pk}/answer/", {"answer": "Welkom."})
    clock.shift(timedelta(days=60))
    somebody = Client(headers=OUR_PAGE)
    gone = somebody.post("/antwoord/", {"code": code})
    never = somebody.post("/antwoord/", {"code": "98765-432109-87654"})
    assert (gone.status_code, gone.content) == (422, never.content)
