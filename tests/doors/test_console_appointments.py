import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from counselling.core import clock as moments
from counselling.waiting_room.models import Appointment
from tests.doors.test_console_replies import desk_of

PAGE = "/staff/appointments/"
TIME = "%Y-%m-%dT%H:%M"


@pytest.fixture
def amina(db: None) -> Client:
    return desk_of("Amina", "counsellor")


def in_days(days: float) -> str:
    return timezone.localtime(moments.now() + timedelta(days=days)).strftime(TIME)


def keeps(desk: Client, at: str) -> str:
    return desk.post(f"{PAGE}add/", {"at": at}).text


def code_on(page: str) -> str:
    found = re.search(r'class="code"[^>]*>([^<]+)<', page)
    return found[1] if found else ""


def test_a_code_is_shown_once_and_can_be_made_anew(amina: Client) -> None:
    code = code_on(keeps(amina, in_days(2)))
    assert len(code.split()) == 4
    assert code not in amina.get(PAGE).text
    (row,) = Appointment.objects.all()
    again = code_on(amina.post(f"{PAGE}anew/", {"id": row.id}).text)
    assert again not in ("", code)


def test_what_is_withdrawn_is_gone_from_the_list(amina: Client) -> None:
    keeps(amina, in_days(2))
    (row,) = Appointment.objects.all()
    assert amina.post(f"{PAGE}withdraw/", {"id": row.id}).status_code == 302
    assert "Je hebt nog geen afspraak." in amina.get(PAGE).text


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("", "Kies een dag en een uur."),
        ("morgen", "Dit moment kunnen we niet lezen"),
        ("2026-13-45T99:99", "Dit moment kunnen we niet lezen"),
        ("2020-01-01T10:00", "Dit moment is al voorbij."),
        ("2099-01-01T10:00", "Dat is te ver weg."),
        ("x" * 60_000, "Dit moment kunnen we niet lezen"),
    ],
)
def test_times_that_cannot_be_are_refused_kindly(amina: Client, at: str, told: str) -> None:
    answer = amina.post(f"{PAGE}add/", {"at": at})
    assert answer.status_code == 422
    assert told in answer.text


def test_the_same_time_is_kept_once(amina: Client) -> None:
    at = in_days(3)
    keeps(amina, at)
    assert "op dat moment al een afspraak" in keeps(amina, at)
    assert Appointment.objects.count() == 1


@pytest.mark.parametrize("deed", ["anew", "withdraw"])
@pytest.mark.parametrize("id", ["", "0", "-1", "x", "9" * 40])
def test_an_appointment_that_is_not_mine_is_not_there(amina: Client, deed: str, id: str) -> None:
    keeps(desk_of("Bram", "counsellor"), in_days(1))
    (bram,) = Appointment.objects.all()
    for written in (id, str(bram.id)):
        assert amina.post(f"{PAGE}{deed}/", {"id": written}).status_code == 422
    assert Appointment.objects.count() == 1


def test_for_others_there_is_no_such_page(db: None) -> None:
    assert desk_of("Eva", "coordinator").get(PAGE).status_code == 404
    assert Client().get(PAGE).status_code == 302
