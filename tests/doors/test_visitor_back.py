"""Coming back with two words, as a browser without script does it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from accounts.models import Staff
from counselling.conversation.actions.visit import be_here
from counselling.conversation.models import Conversation
from counselling.visitor import limits
from tests.counselling.evening import said, takes
from tests.doors.conftest import OUR_PAGE

pytestmark = pytest.mark.django_db(transaction=True)

PROBLEM = "Met deze woorden vinden we niets meer."


@pytest.fixture(autouse=True)
def nobody_tried() -> Iterator[None]:
    """Begin and end without tries that count."""
    forget_tries()
    yield
    forget_tries()


def forget_tries() -> None:
    limits.words_tries.forget()


def words_on(page: Any) -> str:
    """Read the two words on the page of a visit."""
    found = re.search(r"data-words[^>]*>([^<]+)<", page.text)
    assert found is not None
    return found[1]


@pytest.fixture
def phone(evening: Staff) -> Client:
    """Another device, on another connection."""
    return Client(headers=OUR_PAGE, REMOTE_ADDR="192.0.2.7")


def comes_back(browser: Client, words: str, **headers: Any) -> Any:
    return browser.post("/chat/terug/", {"words": words}, **headers)


def test_the_words_stand_on_the_page_and_not_in_its_title(waiting: Client) -> None:
    page = waiting.get("/chat/")
    words = words_on(page)
    assert len(words.split()) == 2
    assert words not in page.text.split("</title>")[0]
    assert words_on(waiting.get("/chat/")) == words


def test_after_the_exit_the_words_lead_to_the_same_place(waiting: Client) -> None:
    words = words_on(waiting.get("/chat/"))
    waiting.get("/weg/")
    answer = comes_back(waiting, words)
    assert (answer.status_code, answer["Location"]) == (303, "/chat/")
    assert 'data-state="waiting"' in waiting.get("/chat/").text
    assert Conversation.objects.count() == 1


def test_on_another_device_the_conversation_goes_on_and_the_first_is_shut_out(
    waiting: Client, evening: Staff, phone: Client
) -> None:
    be_here(conversation_id=takes(evening))
    words = words_on(waiting.get("/chat/"))
    answer = comes_back(phone, f"  DE {words.upper()} ")
    assert answer.status_code == 303
    page = phone.get("/chat/")
    assert 'data-state="active"' in page.text
    assert words_on(page) != words
    assert 'data-page="form"' in waiting.get("/chat/").text
    assert waiting.get("/chat/messages/").status_code == 401
    waiting.post("/chat/messages/", {"text": "hallo"})
    assert not said(Conversation.objects.get().id)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "fiets", "blauwe fiets", "een twee drie", "x" * 60_000, "\x00\x01", "😀 😀",
     "<script>alert(1)</script>", "' OR '1'='1"],
)  # fmt: skip
def test_wrong_words_get_one_and_the_same_kind_answer(phone: Client, typed: str) -> None:
    answer = comes_back(phone, typed)
    assert answer.status_code == 422
    assert f'id="error-words" data-error="words">{PROBLEM}' in answer.text
    assert "<script>alert" not in answer.text


def test_used_late_and_ended_words_are_answered_like_wrong_ones(
    waiting: Client, phone: Client
) -> None:
    words = words_on(waiting.get("/chat/"))
    comes_back(phone, words)
    used = comes_back(waiting, words)
    phone.post("/chat/leave/")
    ended = comes_back(waiting, words)
    wrong = comes_back(waiting, "blauwe fiets")
    told = {
        answer.text.replace(words, "").replace("blauwe fiets", "")
        for answer in (used, ended, wrong)
    }
    assert len(told) == 1
    assert (used.status_code, ended.status_code, wrong.status_code) == (422, 422, 422)


def test_a_script_gets_the_same_as_json(phone: Client) -> None:
    answer = comes_back(phone, "blauwe fiets", headers={"Accept": "application/json"})
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["words"])


def test_who_has_a_visit_is_led_there(waiting: Client) -> None:
    for answer in (waiting.get("/chat/terug/"), comes_back(waiting, "blauwe fiets")):
        assert (answer.status_code, answer["Location"]) == (303, "/chat/")


def test_another_site_cannot_try_words(phone: Client) -> None:
    answer = comes_back(phone, "blauwe fiets", headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert phone.put("/chat/terug/").status_code == 405


def test_after_five_wrong_tries_one_connection_waits_and_others_get_in(
    waiting: Client, phone: Client
) -> None:
    words = words_on(waiting.get("/chat/"))
    for _ in range(5):
        assert comes_back(phone, "blauwe fiets").status_code == 422
    told = comes_back(phone, words)
    assert told.status_code == 429
    assert "Er is al een paar keer geprobeerd." in told.text
    waiting.get("/weg/")
    assert comes_back(waiting, words).status_code == 303


def test_right_words_are_no_wrong_try(waiting: Client, phone: Client) -> None:
    for _ in range(8):
        words = words_on(waiting.get("/chat/"))
        waiting.get("/weg/")
        assert comes_back(waiting, words).status_code == 303


def test_the_way_back_is_shown_before_a_visit(browser: Client) -> None:
    for address in ("/", "/chat/"):
        assert 'href="/chat/terug/"' in browser.get(address).text
    assert browser.get("/chat/terug/")["Cache-Control"].count("no-store")


def test_whoever_said_that_somebody_may_look_sees_the_words_folded_away(browser: Client) -> None:
    browser.post("/chat/start/", {"nickname": "Noor", "overlooked": "yes"})
    assert '<details class="more words" open>' not in browser.get("/chat/").text
