from datetime import timedelta
from typing import TYPE_CHECKING

from axes.models import AccessAttempt
from django.db import connection
from django.test import Client

from tests.accounts.conftest import PASSWORD, Desk

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer


def fail(desk: Desk, times: int) -> "Answer":
    answers = [desk.give_password("verkeerd wachtwoord hier") for _ in range(times)]
    return answers[-1]


def test_the_fifth_wrong_password_locks_and_says_so_aloud(amina: Desk) -> None:
    assert fail(amina, 4).status_code == 422
    locked = fail(amina, 1)
    assert locked.status_code == 429
    assert 'role="alert"' in locked.text
    assert "over 15 minuten" in locked.text


def test_the_right_password_does_not_help_while_locked_out(amina: Desk) -> None:
    fail(amina, 5)
    assert amina.give_password().status_code == 429


def test_the_same_name_from_another_address_is_not_locked_out(amina: Desk) -> None:
    fail(amina, 5)
    amina.client.defaults["REMOTE_ADDR"] = "203.0.113.9"
    assert amina.give_password()["Location"] == "/staff/verify/"


def test_another_name_from_the_same_address_is_not_locked_out(amina: Desk, newcomer: Desk) -> None:
    fail(amina, 5)
    assert newcomer.give_password()["Location"] == "/staff/setup/"


def test_fifteen_minutes_later_it_works_again(amina: Desk) -> None:
    fail(amina, 5)
    amina.clock.shift(timedelta(minutes=15, seconds=1))
    assert amina.give_password()["Location"] == "/staff/verify/"


def test_capitals_make_no_new_name_to_try(amina: Desk) -> None:
    fail(amina, 3)
    amina.staff.username = "AMINA"
    assert fail(amina, 2).status_code == 429


def test_trying_while_locked_out_does_not_make_it_longer(amina: Desk) -> None:
    fail(amina, 5)
    amina.clock.shift(timedelta(minutes=10))
    assert fail(amina, 3).status_code == 429
    amina.clock.shift(timedelta(minutes=5, seconds=1))
    assert amina.give_password()["Location"] == "/staff/verify/"


def test_signing_in_forgets_the_failures_before_it(amina: Desk) -> None:
    fail(amina, 4)
    amina.sign_in()
    amina.client.post("/staff/logout/")
    assert fail(amina, 4).status_code == 422


def test_five_wrong_codes_lock_like_five_wrong_passwords(amina: Desk) -> None:
    amina.give_password()
    answers = [amina.give_code("000000").status_code for _ in range(5)]
    assert answers == [422, 422, 422, 422, 429]
    assert amina.give_code().status_code == 429


def test_the_right_password_again_does_not_forget_wrong_codes(amina: Desk) -> None:
    for _ in range(4):
        amina.give_password()
        amina.give_code("000000")
    amina.give_password()
    assert amina.give_code("000000").status_code == 429


def test_wrong_recovery_codes_count_too(amina: Desk) -> None:
    amina.give_password()
    wrong = {"recovery_code": "bbbb-bbbb-bbbb"}
    answers = [amina.client.post("/staff/verify/", wrong).status_code for _ in range(5)]
    assert answers[-1] == 429


def test_neither_address_nor_name_nor_secret_reaches_the_tables_of_failures(amina: Desk) -> None:
    amina.client.defaults["REMOTE_ADDR"] = "203.0.113.77"
    fail(amina, 1)
    amina.give_password()
    amina.give_code("135790")
    amina.client.post("/staff/verify/", {"recovery_code": "bbbb-bbbb-bbbb"})
    assert AccessAttempt.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM axes_accessattempt")
        written = str(cursor.fetchall())
    for secret in ("203.0.113.77", "amina", PASSWORD, "verkeerd", "135790", "bbbb-bbbb"):
        assert secret not in written, secret


def flood(desk: Desk, addresses: int) -> None:
    for number in range(addresses):
        Client(REMOTE_ADDR=f"198.51.100.{number}").post(
            "/staff/login/", {"username": desk.staff.username, "password": "verkeerd wachtwoord"}
        )


def test_guesses_from_a_hundred_addresses_do_not_keep_the_owner_out(amina: Desk) -> None:
    flood(amina, 100)
    slowed = amina.give_password()
    assert slowed.status_code == 429
    assert "Wacht 5 seconden" in slowed.text
    flood(amina, 20)
    amina.clock.shift(timedelta(seconds=5))
    assert amina.give_password()["Location"] == "/staff/verify/"


def test_whoever_does_not_wait_is_not_let_through(amina: Desk) -> None:
    flood(amina, 100)
    for _ in range(4):
        assert amina.give_password().status_code == 429
        amina.clock.shift(timedelta(seconds=1))


def test_each_wrong_try_costs_the_wait_anew(amina: Desk) -> None:
    flood(amina, 100)
    amina.give_password("verkeerd wachtwoord hier")
    amina.clock.shift(timedelta(seconds=5))
    assert amina.give_password("verkeerd wachtwoord hier").status_code == 422
    assert amina.give_password().status_code == 429


def test_slowing_one_name_slows_no_other(amina: Desk, newcomer: Desk) -> None:
    flood(amina, 100)
    assert newcomer.give_password()["Location"] == "/staff/setup/"
