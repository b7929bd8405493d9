from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from accounts import totp
from accounts.actions import make_recovery_codes, propose_totp, verify_totp
from accounts.demo import present_code, seconds_until_valid
from accounts.models import TOTPDevice
from counselling.core.errors import TextTampered
from tests.accounts.conftest import Desk


def test_a_code_works_once(amina: Desk) -> None:
    code = amina.code()
    assert verify_totp(staff=amina.staff, code=code)
    assert not verify_totp(staff=amina.staff, code=code)


@pytest.mark.django_db(transaction=True)
def test_of_eight_tries_with_one_code_at_the_same_moment_one_wins(amina: Desk) -> None:
    code = amina.code()

    def attempt(_number: int) -> bool:
        try:
            return verify_totp(staff=amina.staff, code=code)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(attempt, range(8)))
    assert answers.count(True) == 1


def test_an_older_code_does_not_work_after_a_newer_one(amina: Desk) -> None:
    older = amina.code()
    amina.clock.shift(30)
    assert verify_totp(staff=amina.staff, code=amina.code())
    amina.clock.shift(5)
    assert not verify_totp(staff=amina.staff, code=older)


def test_a_clock_thirty_seconds_off_is_forgiven_and_a_minute_is_not(amina: Desk) -> None:
    code = amina.code()
    amina.clock.shift(60)
    assert not verify_totp(staff=amina.staff, code=code)
    code = amina.code()
    amina.clock.shift(30)
    assert verify_totp(staff=amina.staff, code=code)


def test_after_wrong_codes_even_the_right_one_has_to_wait_a_little(amina: Desk) -> None:
    for _ in range(3):
        amina.clock.shift(60)
        assert not verify_totp(staff=amina.staff, code="000000")
    assert not verify_totp(staff=amina.staff, code=amina.code())
    amina.clock.shift(4)
    assert verify_totp(staff=amina.staff, code=amina.code())


@pytest.mark.parametrize("typed", ["12345", "1234567", "abcdef", "１２３４５６", "", "-12345"])
def test_what_is_not_six_digits_is_wrong(amina: Desk, typed: str) -> None:
    assert not verify_totp(staff=amina.staff, code=typed)


def test_a_code_pasted_with_a_space_in_it_works(amina: Desk) -> None:
    amina.give_password()
    code = amina.code()
    assert amina.give_code(f" {code[:3]} {code[3:]}")["Location"] == "/staff/"


def test_a_recovery_code_works_once_and_without_the_phone(amina: Desk) -> None:
    code = make_recovery_codes(staff=amina.staff)[3]
    amina.give_password()
    used = amina.client.post("/staff/verify/", {"recovery_code": code.upper().replace("-", " ")})
    assert used["Location"] == "/staff/"
    amina.client.post("/staff/logout/")
    amina.give_password()
    again = amina.client.post("/staff/verify/", {"recovery_code": code})
    assert again.status_code == 422


def test_new_recovery_codes_replace_the_old_ones(amina: Desk) -> None:
    old = make_recovery_codes(staff=amina.staff)[0]
    make_recovery_codes(staff=amina.staff)
    amina.give_password()
    assert amina.client.post("/staff/verify/", {"recovery_code": old}).status_code == 422


def test_neither_key_nor_recovery_code_is_readable_in_the_database(amina: Desk) -> None:
    codes = make_recovery_codes(staff=amina.staff)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed_key FROM accounts_totpdevice")
        sealed = bytes(cursor.fetchone()[0])
        cursor.execute("SELECT code_hash FROM accounts_recoverycode")
        hashes = {row[0] for row in cursor.fetchall()}
    assert amina.secret.encode() not in sealed
    assert totp.from_text(amina.secret) not in sealed
    assert len(hashes) == 10
    assert not hashes & set(codes)


def test_a_key_copied_to_somebody_else_does_not_open(amina: Desk, newcomer: Desk) -> None:
    propose_totp(staff=newcomer.staff)
    stolen = TOTPDevice.objects.get(user=amina.staff).sealed_key
    TOTPDevice.objects.filter(user=newcomer.staff).update(sealed_key=stolen, confirmed=True)
    with pytest.raises(TextTampered):
        verify_totp(staff=newcomer.staff, code=amina.code())


def test_a_demo_person_is_shown_the_next_code_that_works(amina: Desk) -> None:
    amina.staff.is_demo = True
    assert verify_totp(staff=amina.staff, code=present_code(amina.staff))
    following = present_code(amina.staff)
    assert seconds_until_valid(amina.staff) == 0
    assert verify_totp(staff=amina.staff, code=following)
    assert seconds_until_valid(amina.staff) == 25
    amina.clock.shift(timedelta(seconds=25))
    assert verify_totp(staff=amina.staff, code=present_code(amina.staff))


def test_real_staff_never_have_their_code_shown(newcomer: Desk) -> None:
    with pytest.raises(ValueError, match="demo"):
        present_code(newcomer.staff)
