"""May we learn from this one? One tap at the end, with and without script, changeable while the cookie lives."""

from html import unescape
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here, forget_cookie
from counselling.conversation.models import Conversation
from counselling.conversation.queries.visits import Visit
from counselling.conversation.rules import EndedBy
from counselling.privacy.actions.erasing import erase
from counselling.visitor.forms import TROUBLE
from counselling.visitor.views import ending
from counselling.visitor.visit import current_visit
from tests.counselling.evening import takes
from tests.doors.conftest import OUR_PAGE

#: As the list of what is wrong shows it; the form also has it in an attribute, for its script.
TROUBLE_SHOWN = f"<li>{TROUBLE}</li>"
QUESTION = "Mogen we uit dit gesprek leren, met alle namen eruit?"


@pytest.fixture
def ended(waiting: Client, evening: Staff) -> Client:
    """Noor's browser, after a conversation with Amina."""
    conversation = takes(evening)
    be_here(conversation_id=conversation)
    end_conversation(conversation_id=conversation, by=EndedBy.VISITOR)
    return waiting


def may_learn() -> bool | None:
    return Conversation.objects.get().may_learn


def says(browser: Client, answer: str) -> str:
    assert browser.post("/chat/learn/", {"answer": answer})["Location"] == "/chat/"
    return browser.get("/chat/").text


def test_nobody_said_anything_until_they_did(ended: Client) -> None:
    assert QUESTION in ended.get("/chat/").text
    assert may_learn() is None


def test_the_question_says_who_reads_it_and_how_long_what_is_left_stays(
    ended: Client, settings: Any
) -> None:
    settings.CONVERSATION_DAYS = 180
    page = unescape(ended.get("/chat/").text)
    assert "Enkele collega's lezen het dan om de namen eruit te halen." in page
    assert "Wat overblijft, bewaren we hoogstens 2 jaar." in page


def test_a_no_is_kept_and_may_become_a_yes(ended: Client) -> None:
    assert "Jij zei liever niet. Dan doen we het niet." in says(ended, "no")
    assert may_learn() is False
    assert "Jij zei ja. Dank je." in says(ended, "yes")
    assert may_learn() is True


def test_a_script_stays_on_the_page_so_that_the_survey_is_not_lost(ended: Client) -> None:
    told = ended.post("/chat/learn/", {"answer": "no"}, headers={"Accept": "application/json"})
    assert told.json()["text"].startswith("Jij zei liever niet.")
    assert may_learn() is False


@pytest.mark.parametrize("answer", ["", "maybe", "True"])
def test_what_cannot_be_read_changes_nothing(ended: Client, answer: str) -> None:
    says(ended, answer)
    assert may_learn() is None


def test_nothing_is_asked_or_kept_while_they_talk(waiting: Client, evening: Staff) -> None:
    be_here(conversation_id=takes(evening))
    assert QUESTION not in says(waiting, "no")
    assert may_learn() is None


def test_nobody_answers_once_the_cookie_died_or_for_somebody_else(ended: Client) -> None:
    Client(headers=OUR_PAGE).post("/chat/learn/", {"answer": "yes"})
    forget_cookie(conversation_id=Conversation.objects.get().id)
    ended.post("/chat/learn/", {"answer": "yes"})
    assert may_learn() is None


def test_whoever_never_talked_is_not_asked(waiting: Client) -> None:
    waiting.post("/chat/leave/")
    assert QUESTION not in waiting.get("/chat/").text


def test_a_no_that_cannot_be_written_down_is_answered_kindly_and_nothing_is_lost(
    ended: Client, settings: Any
) -> None:
    writable = settings.ERASURE_JOURNAL
    settings.ERASURE_JOURNAL = f"{writable}/nowhere/erasures.jsonl"
    told = ended.post("/chat/learn/", {"answer": "no"})
    assert (told.status_code, may_learn()) == (503, None)
    assert told.text.count(TROUBLE_SHOWN) == 1
    assert QUESTION in told.text
    told = ended.post("/chat/learn/", {"answer": "no"}, headers={"Accept": "application/json"})
    assert (told.status_code, told.json()["text"]) == (503, str(TROUBLE))
    settings.ERASURE_JOURNAL = writable
    says(ended, "no")
    assert may_learn() is False


def test_whoever_erased_it_on_another_device_meanwhile_moves_on(
    ended: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Conversation.objects.get().id

    def visit_until_now(request: HttpRequest) -> Visit | None:
        visit = current_visit(request)
        erase(conversation_id=room)
        return visit

    monkeypatch.setattr(ending, "current_visit", visit_until_now)
    assert ended.post("/chat/learn/", {"answer": "no"})["Location"] == "/chat/"
