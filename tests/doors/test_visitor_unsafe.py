"""Saying not to be safe now, as a browser without script does it."""

import re
from typing import Any

import pytest
from django.test import Client

from accounts.models import Staff
from counselling.abuse.rules.measures import Ground, Kind
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy
from counselling.shift.actions.hours import hold_door
from counselling.shift.models import DoorMode
from counselling.visitor.limits import RESERVE
from counselling.visitor.snapshot import visit_snapshot
from counselling.waiting_room.models import Place
from tests.counselling.abuse.school import measure
from tests.counselling.evening import says, takes, visitor
from tests.doors.conftest import OUR_PAGE

JSON = {"Accept": "application/json"}
NUMBERS = ["tel:112", "tel:101", "tel:1813"]


def marked() -> list[bool]:
    return [place.unsafe_at is not None for place in Place.objects.order_by("joined_at")]


def shown(page: str) -> list[str]:
    """Return whom the page says to call now, in the part that says so."""
    part = page.partition('class="danger-lines safe-lines"')[2].partition("</div>")[0]
    return re.findall(r'href="(tel:\d+)"', part)


def test_the_form_has_the_numbers_before_anything_is_sent(browser: Client) -> None:
    page = browser.get("/chat/").text
    assert "Ik ben nu niet veilig" in page
    assert shown(page) == NUMBERS


def test_in_french_the_third_number_is_the_french_one(browser: Client) -> None:
    page = browser.get("/chat/?taal=fr").text
    assert shown(page) == ["tel:112", "tel:101", "tel:080032123"]


@pytest.mark.parametrize(("told", "is_marked"), [("1", True), ("", False), ("0", False)])
def test_the_mark_goes_with_the_start(browser: Client, told: str, is_marked: bool) -> None:
    browser.post("/chat/start/", {"nickname": "Noor", "unsafe": told})
    assert marked() == [is_marked]


def test_a_mistake_in_the_form_keeps_what_was_said(browser: Client) -> None:
    page = browser.post("/chat/start/", {"nickname": "", "unsafe": "1"})
    assert page.status_code == 422
    assert re.search(r'name="unsafe" value="1" checked', page.text)


def test_the_address_of_the_form_may_say_it_and_marks_nothing(browser: Client) -> None:
    assert re.search(r'name="unsafe" value="1" checked', browser.get("/chat/?nu").text)
    assert 'value="1" checked' not in browser.get("/chat/").text
    assert not Conversation.objects.exists()


def test_whoever_waits_is_marked_once_and_reads_the_numbers(waiting: Client) -> None:
    before = waiting.get("/chat/").text
    assert re.search(r"data-unsafe-lines hidden", before)
    for _ in range(2):
        answer = waiting.post("/chat/nu/")
        assert (answer.status_code, answer["Location"]) == (303, "/chat/")
    page = waiting.get("/chat/").text
    assert not re.search(r"data-unsafe-lines hidden", page)
    assert shown(page) == NUMBERS
    assert marked() == [True]


def test_a_script_is_told_that_it_is_known(waiting: Client) -> None:
    visit = Conversation.objects.get().id
    assert visit_snapshot(visit)["unsafe"] is False
    assert waiting.post("/chat/nu/", headers=JSON).status_code == 200
    assert visit_snapshot(visit)["unsafe"] is True


def test_without_a_visit_the_form_comes_with_the_numbers_open(browser: Client) -> None:
    assert browser.post("/chat/nu/")["Location"] == "/chat/?nu"
    assert browser.post("/chat/nu/?taal=fr")["Location"] == "/chat/?taal=fr&nu"
    assert browser.post("/chat/nu/", headers=JSON).json() == {"location": "/chat/?nu"}


def test_after_the_end_nothing_is_marked(waiting: Client) -> None:
    end_conversation(conversation_id=Conversation.objects.get().id, by=EndedBy.VISITOR)
    assert waiting.post("/chat/nu/")["Location"] == "/chat/?nu"
    assert marked() == [False]


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])  # fmt: skip
def test_another_site_marks_nobody(waiting: Client, headers: dict[str, str]) -> None:
    assert waiting.post("/chat/nu/", headers=headers).status_code == 403
    assert marked() == [False]


def test_looking_marks_nobody(waiting: Client) -> None:
    assert waiting.get("/chat/nu/").status_code == 405
    waiting.get("/chat/?nu")
    assert marked() == [False]


def test_when_full_a_marked_visit_still_gets_in(browser: Client, settings: Any) -> None:
    settings.LIMIT_WAITING = 1
    visitor("Elif")
    landing = browser.get("/").text
    assert 'href="/chat/?nu"' in landing
    assert shown(landing) == NUMBERS
    assert browser.post("/chat/start/", {"nickname": "Noor"}).status_code == 503
    assert browser.post("/chat/start/", {"nickname": "Noor", "unsafe": "1"}).status_code == 303
    assert marked() == [False, True]


@pytest.mark.parametrize("limit", ["LIMIT_STARTS_PER_TAG_MINUTE", "LIMIT_WAITING_PER_TAG"])
def test_a_network_at_its_limit_has_a_few_places_more_for_them(
    evening: Staff, settings: Any, limit: str
) -> None:
    setattr(settings, limit, 1)
    school = f"203.0.113.{len(limit)}"

    def starts(**fields: str) -> int:
        browser = Client(headers=OUR_PAGE, REMOTE_ADDR=school)
        return browser.post("/chat/start/", {"nickname": "Noor", **fields}).status_code

    assert [starts(), starts()] == [303, 503]
    assert [starts(unsafe="1") for _ in range(RESERVE + 1)] == [303] * RESERVE + [503]


def test_when_closed_there_are_numbers_and_no_chat(browser: Client, evening: Staff) -> None:
    hold_door(mode=DoorMode.CLOSED)
    landing = browser.get("/").text
    assert shown(landing) == NUMBERS
    assert re.search(r'<details class="unsafe" data-when="full closed">', landing)
    answer = browser.post("/chat/start/", {"nickname": "Noor", "unsafe": "1"})
    assert answer.status_code == 503
    assert shown(answer.text) == NUMBERS
    assert not Conversation.objects.exists()


def test_whoever_is_blocked_reads_the_numbers_and_is_let_in_marked(evening: Staff) -> None:
    noor = Client(headers=OUR_PAGE, REMOTE_ADDR="198.51.100.77")
    assert noor.post("/chat/start/", {"nickname": "Noor"}).status_code == 303
    conversation = takes(evening)
    says(conversation)
    measure(conversation, evening, Kind.BLOCK, Ground.THREAT)
    assert shown(noor.get("/chat/").text) == NUMBERS
    again = Client(headers=OUR_PAGE, REMOTE_ADDR="198.51.100.77")
    page = again.get("/chat/")
    assert "Je kan nu niet chatten." in page.text
    assert shown(page.text) == NUMBERS
    assert 'href="/chat/?nu"' in page.text
    assert again.post("/chat/start/", {"nickname": "Noor"}).status_code == 403
    assert re.search(r'name="unsafe" value="1" checked', again.get("/chat/?nu").text)
    assert again.post("/chat/start/", {"nickname": "Noor", "unsafe": "1"}).status_code == 303
    assert marked() == [False, True]


def test_whoever_stands_behind_others_does_not_when_not_safe(evening: Staff) -> None:
    noor = Client(headers=OUR_PAGE, REMOTE_ADDR="198.51.100.78")
    assert noor.post("/chat/start/", {"nickname": "Noor"}).status_code == 303
    conversation = takes(evening)
    says(conversation)
    measure(conversation, evening, Kind.WARNING, Ground.FREQUENT)
    measure(conversation, evening, Kind.SLOW, Ground.FREQUENT)
    end_conversation(conversation_id=conversation, by=EndedBy.COUNSELLOR, staff_id=evening.id)
    again = Client(headers=OUR_PAGE, REMOTE_ADDR="198.51.100.78")
    assert again.post("/chat/start/", {"nickname": "Noor", "unsafe": "1"}).status_code == 303
    visit = Conversation.objects.exclude(pk=conversation).get()
    assert visit.place.joined_at == visit.opened_at
