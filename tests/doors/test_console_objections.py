"""The privacy officer weighs an objection and tells recipients; a supervisor releases a closed case."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from accounts.actions import create_staff, open_session
from accounts.models import Staff
from counselling.emergency.actions.answering import decline_request
from counselling.emergency.models import AddressRequest
from counselling.emergency.queries.requests import alarms_for
from counselling.privacy.actions.erasing import erase
from counselling.privacy.actions.objecting import object_to
from counselling.privacy.models import Objection, RecipientTask
from tests.counselling.emergency.danger import asks
from tests.counselling.evening import PASSWORD, talk
from tests.counselling.origin.holding import supervisor
from tests.counselling.privacy.rich import TYPED, rich_conversation
from tests.doors.conftest import OUR_PAGE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def room(evening: Staff, clock: Any, tmp_path: Path, settings: Any) -> UUID:
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")
    return rich_conversation(evening)


def signed_in(staff: Staff, settings: Any) -> Client:
    client = Client(headers=OUR_PAGE)
    client.cookies[settings.SESSION_COOKIE_NAME] = open_session(staff=staff)
    return client


@pytest.fixture
def femke(room: UUID, settings: Any) -> Client:
    staff = create_staff(
        username="femke", display_name="Femke", roles=["privacy_officer"], password=PASSWORD,
        secrecy_acknowledged=True,
    )  # fmt: skip
    return signed_in(staff, settings)


def test_an_objection_is_decided_and_mistakes_keep_what_was_typed(
    femke: Client, room: UUID
) -> None:
    object_to(conversation_id=room)
    page = femke.get("/staff/objections/")
    assert "Vriendelijke waarschuwing" in page.text
    assert not [word for word in TYPED.values() if word in page.text]
    address = f"/staff/objections/{Objection.objects.get().pk}/decide/"
    missed = femke.post(address, {"words": "omdat er een dreiging was"})
    assert missed.status_code == 422
    assert "omdat er een dreiging was" in missed.text
    assert femke.post(address, {"granted": "no", "words": "er was een dreiging"}).status_code == 302
    assert Objection.objects.get().granted is False
    assert "afgewezen" in femke.get("/staff/objections/").text


def test_whoever_got_something_is_named_until_it_was_told(femke: Client, room: UUID) -> None:
    erase(conversation_id=room)
    page = femke.get("/staff/objections/")
    assert "CLB Noord" in page.text
    number = RecipientTask.objects.get(why="erased").pk
    told = femke.post(f"/staff/objections/recipients/{number}/told/")
    assert told.status_code == 302
    assert femke.post(f"/staff/objections/recipients/{number}/told/").status_code == 422


def test_a_supervisor_releases_a_closed_case(evening: Staff, clock: Any, settings: Any) -> None:
    chris = supervisor("Chris")
    number = asks(talk(evening), evening, messages=())
    client = signed_in(chris, settings)
    assert "Mag de jongere dit weten?" not in client.get(f"/staff/emergency/{number}/").text
    assert alarms_for(chris.id)
    decline_request(number=number, staff_id=chris.id, why="de politie is er al")
    assert "Mag de jongere dit weten?" in client.get(f"/staff/emergency/{number}/").text
    assert client.post(f"/staff/emergency/{number}/release/").status_code == 302
    assert AddressRequest.objects.get(pk=number).released_by_id == chris.id
    assert "De jongere kan dit sinds" in client.get(f"/staff/emergency/{number}/").text


def test_an_objection_and_a_recipient_who_wait_a_month_stand_out_in_the_menu(
    femke: Client, room: UUID, clock: Any, settings: Any
) -> None:
    object_to(conversation_id=room)
    waiting = 1 + RecipientTask.objects.count()
    assert 'class="due"' not in femke.get("/staff/objections/").text
    clock.shift(timedelta(days=32))
    again = signed_in(Staff.objects.get(username="femke"), settings)
    assert f'class="due">{waiting}' in again.get("/staff/objections/").text
