"""Opening an address takes two people: without them nobody new comes in."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from accounts.actions import create_staff, disable_staff, open_session
from accounts.models import Staff
from accounts.people.rules import ANSWER_WITHIN, CHECK_AFTER
from accounts.rules import day_of
from clbchat.serve import tell_of_missing_approvers
from counselling.core import clock as moments
from counselling.core.errors import Refused
from counselling.shift.queries import approvers
from counselling.waiting_room.queries import service_state
from tests.counselling.evening import PASSWORD, counsellor, visitor

pytestmark = pytest.mark.usefixtures("open_door", "in_production")


@pytest.fixture
def in_production(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two people are needed, and nobody counted them yet."""
    settings.APPROVERS_NEEDED = 2
    monkeypatch.setattr(approvers, "_count", approvers._Count())


def supervisor(name: str, *more: str) -> Staff:
    return create_staff(
        username=name, display_name=name, roles=["supervisor", *more], password=PASSWORD,
        secrecy_acknowledged=True,
    )  # fmt: skip


def test_with_two_supervisors_the_chat_is_open() -> None:
    counsellor()
    supervisor("chris")
    supervisor("dina")
    assert service_state().state == "open"
    visitor()


def test_with_one_it_is_closed_for_newcomers_whoever_is_there() -> None:
    counsellor()
    supervisor("chris", "coordinator")
    assert service_state().state == "closed"
    with pytest.raises(Refused, match="closed"):
        visitor()


def test_who_cannot_sign_in_does_not_count() -> None:
    supervisor("chris")
    for name in ("gone", "demo", "invited", "forgotten"):
        supervisor(name)
    people = Staff.objects
    disable_staff(staff=people.get(username="gone"))
    people.filter(username="demo").update(is_demo=True)
    people.filter(username="invited").update(password="!nothing")
    long_ago = day_of(moments.now()) - CHECK_AFTER - ANSWER_WITHIN
    people.filter(username="forgotten").update(confirmed_on=long_ago)
    assert approvers.approvers_missing() == 1


def test_a_change_is_seen_within_ten_seconds(clock: time_machine.Traveller) -> None:
    counsellor()
    supervisor("chris")
    assert service_state().state == "closed"
    supervisor("dina")
    clock.shift(timedelta(seconds=10))
    assert service_state().state == "open"


def test_who_keeps_accounts_and_hours_is_told_why(capsys: pytest.CaptureFixture[str]) -> None:
    eva = supervisor("eva", "coordinator")
    client = Client()
    client.cookies["staff"] = open_session(staff=eva)
    for page in ("/staff/", "/staff/people/", "/staff/hours/"):
        assert "er is nog 1 supervisor te weinig" in client.get(page).text
    tell_of_missing_approvers()
    assert "1 of 2 supervisors" in capsys.readouterr().err


def test_a_demonstration_needs_nobody(settings: Settings) -> None:
    settings.APPROVERS_NEEDED = 0
    counsellor()
    assert service_state().state == "open"
