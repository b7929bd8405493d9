from typing import Any

import pytest
from django.test import Client

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here
from counselling.conversation.models import Conversation, Feedback
from counselling.conversation.rules import EndedBy
from tests.counselling.evening import takes

JSON = {"Accept": "application/json"}


@pytest.fixture
def ended(waiting: Client, evening: Staff) -> Client:
    """Noor's browser, after a conversation with Amina that Amina ended."""
    conversation = takes(evening)
    be_here(conversation_id=conversation)
    end_conversation(conversation_id=conversation, by=EndedBy.COUNSELLOR, staff_id=evening.id)
    return waiting


def visit() -> Conversation:
    return Conversation.objects.get()


def asked() -> str:
    return visit().read("question", visit().question)


def test_the_question_may_be_changed_while_waiting(waiting: Client) -> None:
    answer = waiting.post("/chat/question/", {"question": "Ik word gepest"})
    assert (answer.status_code, answer["Location"]) == (303, "/chat/")
    assert asked() == "Ik word gepest"
    assert "Ik word gepest</textarea>" in waiting.get("/chat/").text
    assert waiting.post("/chat/question/", {"question": ""}, headers=JSON).status_code == 200
    assert asked() == ""


@pytest.mark.parametrize("wrong", ["a" * 1_001, "a" * 5_000, "stil\x07"])
def test_a_question_that_cannot_be_kept_comes_back_as_typed(waiting: Client, wrong: str) -> None:
    waiting.post("/chat/question/", {"question": "eerst"})
    answer = waiting.post("/chat/question/", {"question": wrong})
    assert answer.status_code == 422
    assert wrong in answer.text
    told = waiting.post("/chat/question/", {"question": wrong}, headers=JSON)
    assert (told.status_code, list(told.json()["errors"])) == (422, ["question"])
    assert asked() == "eerst"


def test_leaving_ends_the_visit_and_then_forgets_it(waiting: Client) -> None:
    assert waiting.post("/chat/leave/")["Location"] == "/chat/"
    assert (visit().state, visit().ended_by) == ("ended", "visitor")
    assert waiting.get("/chat/").status_code == 200
    answer = waiting.post("/chat/leave/")
    assert (answer.status_code, answer["Location"]) == (303, "/")
    assert answer.cookies["visit"]["max-age"] == 0
    assert visit().visit_hash is None


def test_leaving_in_another_language_leads_to_that_landing_page(browser: Client) -> None:
    browser.post("/chat/start/?taal=fr", {"nickname": "Noor"})
    browser.post("/chat/leave/")
    assert browser.post("/chat/leave/")["Location"] == "/?taal=fr"


@pytest.mark.parametrize("path", ["/chat/question/", "/chat/feedback/", "/chat/here/"])
def test_without_a_visit_every_form_leads_to_the_form(browser: Client, path: str) -> None:
    answer = browser.post(path, {"question": "x", "stars": "5"})
    assert (answer.status_code, answer["Location"]) == (303, "/chat/")


def test_leaving_without_a_visit_leads_to_the_landing_page(browser: Client) -> None:
    assert browser.post("/chat/leave/")["Location"] == "/"


def test_what_somebody_thought_is_asked_once(ended: Client) -> None:
    page = ended.get("/chat/").text
    assert 'action="/chat/feedback/"' in page
    answer = ended.post("/chat/feedback/", {"stars": "5", "mood": "4", "comment": "Bedankt"})
    assert (answer.status_code, answer["Location"]) == (303, "/chat/")
    kept = Feedback.objects.get()
    assert (kept.stars, kept.mood) == (5, 4)
    assert visit().read("comment", kept.comment) == "Bedankt"
    assert 'action="/chat/feedback/"' not in ended.get("/chat/").text


def test_skipping_keeps_nothing_and_asks_no_more(ended: Client) -> None:
    ended.post("/chat/feedback/", {"stars": "5", "comment": "Weg ermee", "skip": "1"})
    kept = Feedback.objects.get()
    assert (kept.stars, kept.mood, visit().read("comment", kept.comment)) == (None, None, "")
    assert 'action="/chat/feedback/"' not in ended.get("/chat/").text


@pytest.mark.parametrize(
    "wrong", [{"stars": "6"}, {"stars": "x"}, {"mood": "0"}, {"comment": "a" * 1_001}]
)
def test_a_wrong_answer_keeps_what_was_typed(ended: Client, wrong: dict[str, str]) -> None:
    answer = ended.post("/chat/feedback/", {"comment": "Het hielp wel", **wrong})
    assert answer.status_code == 422
    assert wrong.get("comment", "Het hielp wel") in answer.text
    assert ended.post("/chat/feedback/", wrong, headers=JSON).status_code == 422
    assert not Feedback.objects.exists()


def test_nobody_judges_a_conversation_that_goes_on(waiting: Client, evening: Staff) -> None:
    takes(evening)
    assert waiting.post("/chat/feedback/", {"stars": "1"})["Location"] == "/chat/"
    assert not Feedback.objects.exists()


def test_answering_the_call_without_a_socket(waiting: Client, evening: Staff) -> None:
    takes(evening)
    assert visit().turn_until
    page = waiting.get("/chat/").text
    assert 'action="/chat/here/"' in page
    waiting.post("/chat/here/")
    assert visit().turn_until is None
    assert 'name="text"' in waiting.get("/chat/").text


def test_looking_at_a_page_is_not_answering_the_call(waiting: Client, evening: Staff) -> None:
    takes(evening)
    waiting.get("/chat/")
    assert visit().turn_until


def test_what_a_person_typed_is_shown_literally(browser: Client, evening: Staff) -> Any:
    browser.post("/chat/start/", {"nickname": "<img src=x>", "question": "{{ 7*7 }}</textarea>"})
    page = browser.get("/chat/").text
    assert "<img src=x>" not in page
    assert "{{ 7*7 }}&lt;/textarea&gt;" in page
