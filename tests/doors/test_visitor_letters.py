"""Writing to the service and reading the answer, as a browser without script does it."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy
from counselling.privacy.actions.codes import give_code
from counselling.privacy.models import Complaint, Letter
from counselling.visitor.views.letters import sent_letters
from counselling.visitor.views.my_data import code_tries
from counselling.visitor.views.pick_up import pick_up_tries
from tests.counselling.evening import takes
from tests.doors.conftest import OUR_PAGE

pytestmark = pytest.mark.usefixtures("clock")

JSON = {"Accept": "application/json"}
PAGES = ["/klacht/", "/contact/", "/mijn-gegevens/vraag/"]
WORDS = {"words": "Het ging over mijn paard.", "asked": "erase"}
CODE = re.compile(r'data-fill="code"[^>]*>([\d-]+)<')


@pytest.fixture(autouse=True)
def nobody_counted_before() -> Iterator[None]:
    for tries in (sent_letters, pick_up_tries, code_tries):
        tries.forget()
    yield
    for tries in (sent_letters, pick_up_tries, code_tries):
        tries.forget()


@pytest.fixture
def ended(waiting: Client, evening: Staff) -> Client:
    """Noor's browser, after a conversation with Amina."""
    conversation = takes(evening)
    be_here(conversation_id=conversation)
    end_conversation(conversation_id=conversation, by=EndedBy.COUNSELLOR, staff_id=evening.id)
    return waiting


def code_in(answer: Any) -> str:
    found = CODE.search(answer.text)
    assert found
    return found.group(1)


@pytest.mark.parametrize("page", PAGES)
def test_whoever_writes_gets_a_code_and_later_reads_that_there_is_no_answer_yet(
    browser: Client, page: str
) -> None:
    answer = browser.post(page, {**WORDS, "page": uuid4()})
    assert answer.status_code == 200
    read = browser.post("/antwoord/", {"code": code_in(answer)})
    assert "Er is nog geen antwoord" in read.text
    assert "24 december 2026" not in read.text
    assert "23 december 2026" in read.text


@pytest.mark.parametrize("page", PAGES)
def test_every_field_says_that_nobody_reads_along_now(browser: Client, page: str) -> None:
    html = browser.get(page).text
    notice = html.split('id="nobody"')[1].split("</div>\n    ")[0]
    assert "Niemand leest nu mee." in notice
    assert "112" in notice
    assert "1813" in notice
    fields = re.findall(r"<(?:textarea|input type=\"(?:text|date)\")[^>]*>", html)
    assert fields
    assert all("nobody" in field for field in fields)
    assert "email" not in html.split("<form class=")[1].split("</form>")[0]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("wrong", ["", "x" * 100_000, "<script>\x00</script>"])
def test_what_cannot_be_taken_in_comes_back_as_it_was_typed(
    browser: Client, page: str, wrong: str
) -> None:
    answer = browser.post(page, {**WORDS, "words": wrong})
    assert answer.status_code == 422
    assert 'id="error-words" data-error="words">' in answer.text
    assert wrong.replace("<", "&lt;").replace(">", "&gt;") in answer.text
    told = browser.post(page, {**WORDS, "words": wrong}, headers=JSON)
    assert (told.status_code, list(told.json()["errors"])) == (422, ["words"])
    assert not Letter.objects.exists()


def test_a_page_sent_twice_shows_the_same_code(browser: Client) -> None:
    sent = {**WORDS, "page": uuid4()}
    first, second = browser.post("/contact/", sent), browser.post("/contact/", sent)
    assert code_in(first) == code_in(second)
    assert Letter.objects.count() == 1


def test_a_complaint_from_the_end_of_a_conversation_is_about_that_one(ended: Client) -> None:
    assert 'href="/klacht/#schrijf"' in ended.get("/chat/").text
    assert 'name="this" value="yes" checked' in ended.get("/klacht/").text
    code_in(ended.post("/klacht/", {**WORDS, "this": "yes"}))
    complaint = Complaint.objects.get()
    assert (complaint.conversation, complaint.proven) == (Conversation.objects.get().id, True)


def test_who_comes_back_too_late_loses_nothing_of_what_they_wrote(
    ended: Client, clock: time_machine.Traveller
) -> None:
    ended.get("/klacht/")
    clock.shift(timedelta(minutes=31))
    answer = ended.post("/klacht/", {**WORDS, "this": "yes"})
    assert answer.status_code == 422
    assert WORDS["words"] in answer.text
    assert "Je gesprek staat niet meer open op dit toestel." in answer.text
    assert not Letter.objects.exists()


def test_a_complaint_with_the_conversations_code_is_about_that_one(
    ended: Client, clock: time_machine.Traveller
) -> None:
    conversation = Conversation.objects.get().id
    code = give_code(conversation_id=conversation)
    clock.shift(timedelta(days=3))
    later = Client(headers=OUR_PAGE)
    wrong = later.post("/klacht/", {**WORDS, "code": "12345-678901-23456"})
    assert wrong.status_code == 422
    assert WORDS["words"] in wrong.text
    assert not Letter.objects.exists()
    code_in(later.post("/klacht/", {**WORDS, "code": code}))
    complaint = Complaint.objects.get()
    assert (complaint.conversation, complaint.proven) == (conversation, True)


def test_nobody_else_can_complain_about_that_conversation_as_theirs(
    ended: Client,
) -> None:
    other = Client(headers=OUR_PAGE)
    assert 'name="this"' not in other.get("/klacht/").text
    assert other.post("/klacht/", {**WORDS, "this": "yes"}).status_code == 422


def test_the_complaint_page_asks_for_no_card(browser: Client) -> None:
    html = browser.get("/mijn-gegevens/vraag/").text
    assert 'type="file"' not in html
    assert "Waarom vragen we geen identiteitskaart?" in html


def test_beyond_thirty_letters_an_hour_what_was_written_stays_on_the_page(browser: Client) -> None:
    for number in range(30):
        assert browser.post("/contact/", {"words": f"bericht {number}"}).status_code == 200
    answer = browser.post("/contact/", WORDS)
    assert answer.status_code == 429
    assert WORDS["words"] in answer.text
    assert Letter.objects.count() == 30


@pytest.mark.parametrize("typed", ["", "hallo", "1" * 16, "12345-678901-23456", "9" * 5000])
def test_a_code_that_is_none_gets_the_one_same_answer(browser: Client, typed: str) -> None:
    unknown = browser.post("/antwoord/", {"code": "98765-432109-87654"})
    answer = browser.post("/antwoord/", {"code": typed})
    assert (answer.status_code, answer.content) == (422, unknown.content)


def test_guessing_ends_after_sixty_and_a_right_code_is_no_guess(browser: Client) -> None:
    code = code_in(browser.post("/contact/", WORDS))
    for _ in range(60):
        assert browser.post("/antwoord/", {"code": "0"}).status_code == 422
    assert browser.post("/antwoord/", {"code": code}).status_code == 429


def test_another_site_cannot_send_a_letter(browser: Client) -> None:
    elsewhere = {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"}
    assert browser.post("/contact/", WORDS, headers=elsewhere).status_code == 403
    assert not Letter.objects.exists()
