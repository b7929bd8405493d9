"""May something be passed on? The question on the young person's page, by POST and by long poll; the counsellor's page."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings as configured
from django.test import AsyncClient, Client

from accounts.actions import open_session
from accounts.models import Staff
from counselling.conversation.actions.consent import (
    answer_consent,
    ask_consent,
    take_back_question,
    withdraw_consent,
)
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here
from counselling.conversation.rules import EndedBy
from counselling.visitor.words import may_pass_on
from tests.counselling.evening import codes, takes
from tests.doors.conftest import OUR_PAGE
from tests.threads import hang_up

pytestmark = pytest.mark.django_db(transaction=True)

WHAT, TO = "dat je op school gepest wordt", "het CLB van je school"
QUESTION = f"Amina vraagt: mag ik dit doorgeven aan {TO}?"
SAID = f"Jij zei ja: dit mag naar {TO}. Je mag dat altijd intrekken."


@pytest.fixture
def noor(waiting: Client, evening: Staff) -> UUID:
    conversation = takes(evening)
    be_here(conversation_id=conversation)
    return conversation


@pytest.fixture
def asked(noor: UUID, evening: Staff) -> UUID:
    return ask_consent(conversation_id=noor, staff_id=evening.id, what=WHAT, to=TO)


def says(browser: Client, answer: str, id: Any, **headers: str) -> Any:
    return browser.post("/chat/consent/", {"answer": answer, "id": str(id)}, headers=headers)


def page(browser: Client) -> str:
    return browser.get("/chat/").content.decode()


@pytest.fixture
def desk(evening: Staff) -> Client:
    browser = Client(headers=OUR_PAGE)
    browser.cookies[configured.SESSION_COOKIE_NAME] = open_session(staff=evening)
    return browser


def test_without_script_the_page_asks_and_a_yes_can_be_taken_back(
    waiting: Client, asked: UUID
) -> None:
    assert QUESTION in page(waiting)
    assert WHAT in page(waiting)
    told = says(waiting, "yes", asked)
    assert (told.status_code, told["Location"]) == (303, "/chat/")
    assert SAID in page(waiting)
    assert 'value="yes"' not in page(waiting).split("data-consents-said")[1]
    says(waiting, "withdraw", asked)
    assert "Jij trok dit in. Er gaat niets meer verder." in page(waiting)


def test_a_no_is_taken(waiting: Client, asked: UUID) -> None:
    says(waiting, "no", asked)
    assert f"Jij zei liever niet. Er gaat niets naar {TO}." in page(waiting)


def test_after_the_end_a_yes_is_still_taken_back(waiting: Client, noor: UUID, asked: UUID) -> None:
    answer_consent(conversation_id=noor, consent_id=asked, yes=True)
    end_conversation(conversation_id=noor, by=EndedBy.VISITOR)
    assert 'value="withdraw"' in page(waiting)
    says(waiting, "withdraw", asked)
    assert codes(noor)[-1] == "consent_withdrawn"


UNREADABLE = [("", ""), ("maybe", ""), ("yes", "x"), ("yes", str(uuid4()))]


def test_a_withdrawal_that_cannot_be_written_down_is_said_and_the_yes_stands(
    waiting: Client, noor: UUID, asked: UUID, settings: Any
) -> None:
    answer_consent(conversation_id=noor, consent_id=asked, yes=True)
    settings.ERASURE_JOURNAL = "/dev/null/journal"
    told = says(waiting, "withdraw", asked)
    assert told.status_code == 409
    assert "Er ging iets mis bij ons." in told.text
    assert codes(noor)[-1] == "consent_given"


@pytest.mark.parametrize("said", UNREADABLE)
def test_what_cannot_be_read_changes_nothing_and_the_page_asks_again(
    waiting: Client, noor: UUID, asked: UUID, said: tuple[str, str]
) -> None:
    word, id = said
    assert says(waiting, word, id or asked).status_code == 303
    assert QUESTION in page(waiting)
    assert codes(noor) == ["joined", "consent_asked"]


def test_an_answer_that_comes_too_late_changes_nothing(
    waiting: Client, noor: UUID, asked: UUID, evening: Staff
) -> None:
    take_back_question(conversation_id=noor, staff_id=evening.id, consent_id=asked)
    assert says(waiting, "yes", asked).status_code == 303
    assert codes(noor)[-1] == "consent_taken_back"


def test_nobody_answers_for_somebody_else(waiting: Client, noor: UUID, asked: UUID) -> None:
    assert says(Client(headers=OUR_PAGE), "yes", asked).status_code == 303
    elsewhere = {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"}
    assert says(waiting, "yes", asked, **elsewhere).status_code == 403
    assert codes(noor)[-1] == "consent_asked"


def test_the_question_is_in_the_language_of_the_visit() -> None:
    asked = {language: may_pass_on("Amina", "Els", language) for language in ("nl", "fr", "en")}
    assert len(set(asked.values())) == 3


async def test_the_long_poll_shows_the_question_and_what_was_said(
    waiting: Client, asked: UUID
) -> None:
    browser = AsyncClient(headers=OUR_PAGE)
    browser.cookies = waiting.cookies
    (shown,) = (await browser.get("/chat/messages/", {"after": 0})).json()["consents"]
    assert (shown["text"], shown["what"], shown["state"]) == (QUESTION, WHAT, "asked")
    fields = {"id": shown["id"], "answer": "yes"}
    told = await browser.post("/chat/consent/", fields, headers={"Accept": "application/json"})
    assert told.json() == {"location": "/chat/"}
    answer = (await browser.get("/chat/messages/", {"after": 0})).json()
    assert answer["consents"][0]["state"] == "given"
    assert answer["messages"][-1]["text"] == SAID
    await hang_up()


def test_a_counsellor_notes_on_their_page_that_it_was_passed_on(
    desk: Client, noor: UUID, asked: UUID
) -> None:
    answer_consent(conversation_id=noor, consent_id=asked, yes=True)
    assert WHAT in desk.get("/staff/consents/").content.decode()
    assert desk.post(f"/staff/consents/{asked}/shared/", {"to": "juf Els"}).status_code == 302
    assert "aan juf Els door Amina." in desk.get("/staff/consents/").content.decode()


def test_after_a_withdrawal_the_page_refuses_and_says_why(
    desk: Client, noor: UUID, asked: UUID
) -> None:
    answer_consent(conversation_id=noor, consent_id=asked, yes=True)
    withdraw_consent(consent_id=asked)
    told = desk.post(f"/staff/consents/{asked}/shared/")
    assert told.status_code == 422
    assert "De jongere trok de toestemming in. Geef niets door." in told.content.decode()
