import pytest
from django.test import Client

from counselling.signposts.actions.helplines import load_helplines
from counselling.signposts.queries.helplines import forget
from tests.doors.conftest import OUR_PAGE
from tests.doors.test_console_replies import desk_of


@pytest.fixture
def eva(db: None) -> Client:
    load_helplines()
    forget()
    return desk_of("Eva", "coordinator")


def test_the_coordinator_is_warned_of_old_lines_and_checks_one(eva: Client) -> None:
    assert "al lang niet nagekeken" in eva.get("/staff/helplines/").text
    assert eva.get("/staff/helplines/awel/").status_code == 200
    answer = eva.post("/staff/helplines/awel/check/", {"number": "102", "phone_mon": "16-22"})
    assert answer.status_code == 302
    assert "16:00-22:00" in eva.get("/staff/helplines/awel/").text


def test_hours_that_are_none_come_back_as_typed(eva: Client) -> None:
    answer = eva.post("/staff/helplines/awel/check/", {"number": "102", "phone_tue": "elf uur"})
    assert answer.status_code == 422
    assert "elf uur" in answer.text
    assert "Deze uren kunnen we niet lezen" in answer.text


def test_nobody_else_looks_after_them(db: None) -> None:
    amina = desk_of("Amina", "counsellor")
    assert amina.get("/staff/helplines/").status_code == 404
    assert amina.post("/staff/helplines/awel/check/", {}).status_code == 404


def test_a_line_that_is_not_there_is_not_found(eva: Client) -> None:
    assert eva.get("/staff/helplines/nergens/").status_code == 404
    assert eva.post("/staff/helplines/nergens/check/", {}).status_code == 404


def test_somebody_looks_for_a_text_and_it_is_in_no_address(db: None) -> None:
    noor = Client(headers=OUR_PAGE)
    answer = noor.post("/hulp/", {"words": "gepest"})
    assert answer.status_code == 200
    assert "Ik word gepest" in answer.text
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("words", ["", "x" * 10_000, "\x00", "<b>"])
def test_whatever_is_typed_gets_a_page(db: None, words: str) -> None:
    noor = Client(headers=OUR_PAGE)
    answer = noor.post("/hulp/", {"words": words})
    assert answer.status_code == 200
    assert "<b>" not in answer.text
