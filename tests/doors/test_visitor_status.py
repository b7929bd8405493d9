from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from accounts.models import Staff
from clbchat import env
from counselling.shift.actions.hours import hold_door
from counselling.shift.models import DoorMode
from tests.counselling.evening import talk

SCHOOL = "https://school.example"
SHARED = ("/status.json", "/status.svg")


@pytest.fixture
def page(evening: Staff, settings: Any) -> Client:
    """A browser on the page of a school that may show the status."""
    settings.STATUS_ORIGINS = [SCHOOL]
    return Client(headers={"Origin": SCHOOL})


def title_of(page: Client, address: str = "/status.svg") -> str:
    """Return what a screen reader reads of the picture."""
    title = ElementTree.fromstring(page.get(address).content)[0]
    return title.text or ""


@pytest.mark.parametrize("address", SHARED)
def test_a_school_that_is_listed_may_show_the_status(page: Client, address: str) -> None:
    answer = page.get(address)
    assert answer["Access-Control-Allow-Origin"] == SCHOOL
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Origin" in answer["Vary"]
    assert "Access-Control-Allow-Credentials" not in answer


@pytest.mark.parametrize(
    "stranger",
    ["https://other.example", "http://school.example", "https://school.example:8443", "null", ""],
)
def test_a_script_of_any_other_site_reads_nothing(page: Client, stranger: str) -> None:
    for address in SHARED:
        answer = page.get(address, headers={"Origin": stranger})
        assert "Access-Control-Allow-Origin" not in answer
        assert "Origin" in answer["Vary"]


def test_nothing_else_is_shared(page: Client) -> None:
    for address in ("/", "/chat/", "/hulp/", "/healthz"):
        answer = page.get(address)
        assert "Access-Control-Allow-Origin" not in answer
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_where_no_school_is_listed_nothing_is_shared(evening: Staff) -> None:
    for address in SHARED:
        answer = Client().get(address, headers={"Origin": SCHOOL})
        assert "Access-Control-Allow-Origin" not in answer
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_picture_says_the_state_in_words(page: Client, evening: Staff) -> None:
    assert title_of(page) == "De chat is open."
    assert "Chat open<" in page.get("/status.svg").text
    talk(evening)
    assert "Chat open, wel druk" in page.get("/status.svg").text
    hold_door(mode=DoorMode.CLOSED)
    assert title_of(page) == "De chat is nu dicht. Kijk later nog eens."
    assert "Chat dicht" in page.get("/status.svg").text


def test_the_picture_speaks_the_language_that_the_page_asks_for(page: Client) -> None:
    assert title_of(page, "/status.svg?taal=fr") == "Le chat est ouvert."
    assert title_of(page, "/status.svg?taal=en") == "The chat is open."
    assert title_of(page, "/status.svg?taal=zz") == "De chat is open."
    assert page.get("/status.svg?taal=fr")["Content-Language"] == "fr"


def test_a_picture_that_others_keep_is_not_in_the_language_of_a_visit(waiting: Client) -> None:
    french = waiting.get("/status.svg?taal=fr")
    assert french["Content-Language"] == "fr"
    assert french["Cache-Control"] == "public, max-age=30"
    assert not french.cookies


def test_the_picture_carries_no_script_and_no_style(page: Client) -> None:
    answer = page.get("/status.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert not {"script", "style", "href"} & {
        part.tag.split("}")[1] for part in ElementTree.fromstring(answer.content).iter()
    }
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_origins_are_written_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATUS_ORIGINS", "https://School.example/,https://b.example:8443")
    assert env.origins("STATUS_ORIGINS") == [SCHOOL, "https://b.example:8443"]
    monkeypatch.delenv("STATUS_ORIGINS")
    assert env.origins("STATUS_ORIGINS") == []


@pytest.mark.parametrize(
    "written",
    ["*", "school.example", "https://*.example", "https://a.example/page", "http://school.example",
     "https://a@b.example", "https://a.example?x=1", "https://a.example#x"],
)  # fmt: skip
def test_what_is_no_origin_stops_the_start_by_name(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("STATUS_ORIGINS", f"{SCHOOL},{written}")
    with pytest.raises(ImproperlyConfigured, match="STATUS_ORIGINS"):
        env.origins("STATUS_ORIGINS")
