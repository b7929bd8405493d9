"""Somebody who knows a colleague's password guesses codes, from a hundred addresses."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from accounts.actions import make_recovery_codes
from accounts.models import TOTPDevice, WrongCode
from accounts.step_up import check_fresh_code
from counselling.core import clock as hours
from tests.accounts.conftest import PASSWORD, Desk

TRIES = 100


@pytest.fixture
def besieged(amina: Desk) -> Desk:
    """A hundred addresses give the right password and a wrong code, one every half second or so."""
    crowd = [Client(REMOTE_ADDR=f"198.51.100.{number}") for number in range(TRIES)]
    name = {"username": amina.staff.username, "password": PASSWORD}
    for client in crowd:
        client.post("/staff/login/", name)
        client.post("/staff/verify/", {"otp_token": "000000"})
        amina.clock.shift(timedelta(milliseconds=600))
    amina.clock.shift(timedelta(minutes=1))
    Client(REMOTE_ADDR="198.51.100.250").post("/staff/login/", name)
    crowd[0].post("/staff/login/", name)
    crowd[0].post("/staff/verify/", {"otp_token": "000000"})
    return amina


def password_after_the_wait(desk: Desk) -> None:
    desk.give_password()
    desk.clock.shift(timedelta(seconds=5))
    desk.give_password()


def test_the_owner_gets_in_at_once_with_a_recovery_code(besieged: Desk) -> None:
    code = make_recovery_codes(staff=besieged.staff)[0]
    password_after_the_wait(besieged)
    answer = besieged.client.post("/staff/verify/", {"recovery_code": code})
    assert answer["Location"] == "/staff/"


def test_the_owner_gets_in_with_the_app_within_ten_seconds_and_reads_what_goes_on(
    besieged: Desk,
) -> None:
    begun = datetime.now(UTC)
    password_after_the_wait(besieged)
    assert besieged.give_code()["Location"] == "/staff/"
    assert datetime.now(UTC) - begun < timedelta(seconds=10)
    assert "Iemand anders kent je wachtwoord" in besieged.client.get("/staff/").text


def test_one_slip_of_the_owner_is_forgiven_and_a_second_one_waits(besieged: Desk) -> None:
    password_after_the_wait(besieged)
    assert besieged.give_code("111111").status_code == 422
    assert besieged.give_code()["Location"] == "/staff/"


def test_from_one_place_two_guesses_are_looked_at_a_day_and_no_more(besieged: Desk) -> None:
    """The right code, as the third from there, is not looked at while there is a wait."""
    crowd = Client(REMOTE_ADDR="198.51.100.5")
    besieged.clock.shift(timedelta(hours=3))
    name = {"username": besieged.staff.username, "password": PASSWORD}
    crowd.post("/staff/login/", name)
    crowd.post("/staff/verify/", {"otp_token": "000000"})
    answer = crowd.post("/staff/verify/", {"otp_token": besieged.code()})
    assert answer.status_code == 422
    assert WrongCode.objects.filter(at__gte=hours.now()).count() == 1
    besieged.clock.shift(timedelta(minutes=20))
    guesses(besieged, "198.51.100.77")
    crowd.post("/staff/login/", name)
    answer = crowd.post("/staff/verify/", {"otp_token": besieged.code()})
    assert answer.status_code == 429
    assert "gebruik een herstelcode of passkey" in " ".join(answer.text.split())


def guesses(desk: Desk, address: str) -> None:
    """Give the password and a wrong code from there."""
    client = Client(REMOTE_ADDR=address)
    name = {"username": desk.staff.username, "password": PASSWORD}
    client.post("/staff/login/", name)
    client.post("/staff/verify/", {"otp_token": "000000"})


def test_whoever_comes_in_without_a_siege_reads_nothing_of_it(amina: Desk) -> None:
    amina.sign_in()
    assert "Iemand anders kent je wachtwoord" not in amina.client.get("/staff/").text


def test_the_wait_stops_growing(besieged: Desk) -> None:
    device = TOTPDevice.objects.get()
    for _ in range(50):
        device.throttle_increment()
    besieged.clock.shift(timedelta(seconds=31))
    assert not device.verify_is_allowed()[0]
    besieged.clock.shift(timedelta(seconds=1))
    assert device.verify_is_allowed()[0]


def test_whoever_is_signed_in_already_gives_fresh_codes_as_before(amina: Desk) -> None:
    amina.sign_in()
    device = TOTPDevice.objects.get()
    for _ in range(50):
        device.throttle_increment()
    amina.clock.shift(timedelta(seconds=30))
    check_fresh_code(staff_id=amina.staff.id, code=amina.code())


def test_ones_own_wrong_codes_count_however_quick(amina: Desk) -> None:
    amina.give_password()
    answers = [amina.give_code("000000").status_code for _ in range(5)]
    assert answers == [422, 422, 422, 422, 429]
