"""A supervisor on any page of the team sees what waits, as soon as it waits; nobody stays signed in by it."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accounts.models import Staff
from counselling.emergency.actions.asking import withdraw_request
from tests.counselling.conftest import clock as clock
from tests.counselling.emergency.danger import ADDRESS, asks, in_danger
from tests.counselling.evening import counsellor, open_the_door
from tests.doors.test_console_replies import desk_of

WAITING = "/staff/emergency/waiting/"
ASKS = "Amina vraagt een adres te openen: Gevaar voor zichzelf."
pytestmark = pytest.mark.django_db


@pytest.fixture
def helper(clock: time_machine.Traveller) -> Staff:
    open_the_door()
    return counsellor("Amina")


@pytest.fixture
def asked(helper: Staff) -> int:
    return asks(in_danger(helper), helper)


def told(desk: Client) -> list[dict[str, object]]:
    answer = desk.get(WAITING)
    assert answer["Cache-Control"] == "no-store"
    alarms: list[dict[str, object]] = answer.json()["alarms"]
    return alarms


def test_a_page_that_is_opened_shows_it_without_a_script(asked: int) -> None:
    eva = desk_of("Eva", "supervisor")
    for page in ("/staff/roster/", "/staff/me/", "/staff/measures/"):
        text = eva.get(page).text
        assert ASKS in text
        assert f'href="/staff/emergency/{asked}/"' in text


def test_a_page_that_is_open_is_told_until_it_is_answered(asked: int, helper: Staff) -> None:
    eva = desk_of("Eva", "supervisor")
    (one,) = told(eva)
    assert (one["number"], one["mine"]) == (asked, False)
    assert str(one["text"]).startswith(ASKS)
    assert not {"dak", ADDRESS, "Noor"} & set(str(one).split())
    withdraw_request(number=asked, staff_id=helper.id)
    assert told(eva) == []


def test_for_everybody_else_there_is_nothing(asked: int) -> None:
    for role in ("counsellor", "coordinator", "auditor"):
        desk = desk_of(role, role)
        assert desk.get(WAITING).status_code == 404
        assert "data-alarms" not in desk.get("/staff/me/").text


def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(
    helper: Staff, clock: time_machine.Traveller
) -> None:
    eva = desk_of("Eva", "supervisor")
    for _ in range(4):
        assert told(eva) == []
        clock.shift(timedelta(minutes=4))
    assert eva.get(WAITING).status_code == 302
