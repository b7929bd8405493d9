from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.models import Staff
from counselling.core import clock as moments
from counselling.shift.actions.hours import hold_door
from counselling.shift.actions.presence import choose_presence
from counselling.shift.models import DoorMode
from counselling.waiting_room.queries import service
from tests.counselling.evening import talk, visitor

MONDAY_EVENING = "2026-11-23T18:00:00+00:00"


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, evening: Staff) -> Client:
    """A browser, in a minute in which nobody has asked for the wait yet."""
    monkeypatch.setattr(service, "_steady", service._Steady())
    return Client()


def told(page: Client) -> dict[str, Any]:
    """Return what a script is told, which the page says too."""
    found: dict[str, Any] = page.get("/status.json").json()
    assert set(found) == {"state", "opens_at", "wait", "text"}
    assert found["text"] in page.get("/").text
    return found


def test_an_open_chat_says_so(page: Client) -> None:
    assert told(page) == {"state": "open", "opens_at": None, "wait": 0, "text": "De chat is open."}


def test_whoever_opens_the_form_of_a_closed_chat_reads_so_before_filling_it_in(
    page: Client,
) -> None:
    shut, other_help = "De chat is nu dicht. Hier kan je wel terecht.", "data-other-help >"
    open_form = page.get("/chat/").text
    assert (shut in open_form, other_help in open_form) == (False, False)
    hold_door(mode=DoorMode.CLOSED, until=None)
    answer = page.get("/chat/")
    assert (answer.status_code, shut in answer.text, other_help in answer.text) == (200, True, True)


@pytest.mark.parametrize(
    ("waiting", "wait", "sentence"),
    [
        (0, 10, "Het is druk. Je wacht nu ongeveer 10 tot 20 minuten."),
        (1, 30, "Het is druk. Je wacht nu ongeveer 30 tot 45 minuten."),
        (2, 45, "Het is druk. Je wacht nu langer dan 45 minuten."),
        (9, 45, "Het is druk. Je wacht nu langer dan 45 minuten."),
    ],
)
def test_a_busy_chat_tells_a_coarse_wait(  # noqa: PLR0917 - a table of cases
    page: Client, evening: Staff, waiting: int, wait: int, sentence: str
) -> None:
    talk(evening)
    for number in range(waiting):
        visitor(f"kind {number}")
    assert told(page) == {"state": "busy", "opens_at": None, "wait": wait, "text": sentence}


def test_a_full_waiting_room_says_so_and_names_other_help(page: Client, settings: Any) -> None:
    settings.LIMIT_WAITING = 1
    visitor()
    assert told(page)["state"] == "full"
    assert 'href="tel:1813"' in page.get("/").text


@pytest.mark.parametrize(
    ("hours", "sentence"),
    [
        (2, "De chat is nu dicht. We zijn er weer vandaag om 21 uur."),
        (23.5, "De chat is nu dicht. We zijn er weer morgen om 18.30 uur."),
        (48, "De chat is nu dicht. We zijn er weer op woensdag om 19 uur."),
        (24 * 10, "De chat is nu dicht. We zijn er weer op donderdag 3 december om 19 uur."),
    ],
)
def test_a_closed_chat_says_when_it_opens_in_the_words_of_people(
    page: Client, hours: float, sentence: str
) -> None:
    with time_machine.travel(MONDAY_EVENING, tick=False):
        opens = moments.now() + timedelta(hours=hours)
        hold_door(mode=DoorMode.CLOSED, until=opens)
        found = told(page)
    assert (found["state"], found["text"]) == ("closed", sentence)
    assert found["opens_at"].startswith(opens.strftime("%Y-%m-%dT%H:%M"))


def test_a_chat_without_hours_promises_none(page: Client, evening: Staff) -> None:
    choose_presence(staff_id=evening.id, presence="offline")
    assert told(page)["text"] == "De chat is nu dicht. Kijk later nog eens."


def test_an_open_chat_says_until_when(page: Client, evening: Staff) -> None:
    with time_machine.travel(MONDAY_EVENING, tick=False):
        choose_presence(staff_id=evening.id, presence="available")
        hold_door(mode=DoorMode.OPEN, until=moments.now() + timedelta(hours=2, minutes=30))
        assert told(page)["text"] == "De chat is open tot 21.30 uur."


def test_112_is_there_whatever_the_state(page: Client) -> None:
    for mode in DoorMode:
        hold_door(mode=mode)
        assert 'href="tel:112"' in page.get("/").text
        assert 'href="/weg/"' in page.get("/").text
