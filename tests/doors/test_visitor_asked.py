"""May a colleague join? The question on the young person's page, by POST and by long poll."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import AsyncClient, Client

from accounts.models import Staff
from counselling.conversation.actions.together import withdraw
from counselling.conversation.actions.visit import be_here
from counselling.conversation.models import Asking
from counselling.live import threads
from counselling.visitor.words import may_join
from counselling.waiting_room.actions import pass_on
from tests.counselling.evening import codes, counsellor, takes
from tests.counselling.pairs import answers, asks_in, is_asked
from tests.doors.conftest import OUR_PAGE
from tests.threads import hang_up

pytestmark = pytest.mark.django_db(transaction=True)

QUESTION = "Amina wil graag een collega erbij vragen: Chris, arts. Mag dat?"


@pytest.fixture
def chris(evening: Staff) -> Staff:
    one = counsellor("Chris")
    one.discipline = "doctor"
    one.save()
    return one


@pytest.fixture
def noor(waiting: Client, evening: Staff, chris: Staff) -> UUID:
    """A conversation of Noor, whose browser has the cookie, in which Chris may be asked in."""
    conversation = takes(evening)
    be_here(conversation_id=conversation)
    asks_in(conversation, evening, chris, "kanarievogel")
    return conversation


def answer(browser: Client, yes: str = "yes", id: Any = "", **headers: str) -> Any:
    fields = {"answer": yes, "id": id or str(Asking.objects.get().key)}
    return browser.post("/chat/answer/", fields, headers=headers)


def page(browser: Client) -> str:
    return browser.get("/chat/").content.decode()


def test_the_page_asks_without_script_and_a_yes_leads_back_to_it(
    waiting: Client, noor: UUID, chris: Staff
) -> None:
    shown = page(waiting)
    assert QUESTION in shown
    assert "kanarievogel" not in shown, "the reason is for the colleague alone"
    told = answer(waiting)
    assert (told.status_code, told["Location"]) == (303, "/chat/")
    assert "Jij zei ja. We vragen het nu aan Chris." in page(waiting)
    answers(noor, chris)
    assert "<span data-colleague>Chris</span> praat mee" in page(waiting)


def test_a_no_is_taken_and_nothing_is_asked_any_more(waiting: Client, noor: UUID) -> None:
    answer(waiting, "no")
    shown = page(waiting)
    assert "Jij wil er liever niemand bij. Dat is goed." in shown
    assert QUESTION not in shown


@pytest.mark.parametrize(("yes", "id"), [("", ""), ("maybe", ""), ("yes", "x"), ("yes", uuid4())])
def test_what_cannot_be_read_changes_nothing_and_the_page_asks_again(
    waiting: Client, noor: UUID, yes: str, id: Any
) -> None:
    assert answer(waiting, yes, id).status_code == 303
    assert QUESTION in page(waiting)
    assert codes(noor) == ["joined"]


def test_an_answer_that_comes_too_late_changes_nothing(
    waiting: Client, noor: UUID, evening: Staff
) -> None:
    late = Asking.objects.get().key
    withdraw(conversation_id=noor, staff_id=evening.id)
    assert answer(waiting, "yes", late).status_code == 303
    assert codes(noor) == ["joined", "join_withdrawn"]


def test_nobody_answers_for_somebody_else(noor: UUID, waiting: Client) -> None:
    stranger = Client(headers=OUR_PAGE)
    assert answer(stranger).status_code == 303
    elsewhere = {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"}
    assert answer(waiting, **elsewhere).status_code == 403
    assert codes(noor) == ["joined"]


def test_the_question_is_in_the_language_of_the_visit() -> None:
    asked = may_join("Amina", "Chris", "doctor", "fr")
    assert ("Amina" in asked, "Chris" in asked) == (True, True)
    assert may_join("Amina", "Chris", "", "nl").endswith("vragen: Chris. Mag dat?")


async def test_the_long_poll_shows_the_question_and_who_joined(
    waiting: Client, noor: UUID, chris: Staff
) -> None:
    browser = AsyncClient(headers=OUR_PAGE)
    browser.cookies = waiting.cookies
    shown = (await browser.get("/chat/messages/", {"after": 0})).json()
    assert (shown["asked"]["text"], shown["asked"]["to"]) == (QUESTION, "Chris")
    fields = {"id": shown["asked"]["id"], "answer": "yes"}
    told = await browser.post("/chat/answer/", fields, headers={"Accept": "application/json"})
    assert told.json() == {"location": "/chat/"}
    await threads.run(answers, noor, chris)
    shown = (await browser.get("/chat/messages/", {"after": 0})).json()
    assert (shown["asked"], shown["colleague"], shown["counsellor"]) == (None, "Chris", "Amina")
    assert shown["messages"][-1]["text"] == "Chris praat nu mee."
    await hang_up()


def test_whoever_was_passed_on_reads_so_in_the_waiting_room(
    waiting: Client, noor: UUID, evening: Staff
) -> None:
    is_asked(noor, yes=False)
    pass_on(conversation_id=noor, staff_id=evening.id)
    shown = page(waiting)
    assert '<p class="late" data-passed-on>' in shown
    assert "Een collega praat zo met jou. Je bent eerst aan de beurt." in shown
