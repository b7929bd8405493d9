from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from accounts.actions import disable_staff
from accounts.models import TOTPDevice
from accounts.step_up import check_fresh_code
from counselling.core.errors import Refused
from tests.accounts.conftest import Desk


def refusal(desk: Desk, code: str) -> str:
    with pytest.raises(Refused) as refused:
        check_fresh_code(staff_id=desk.staff.id, code=code)
    return refused.value.reason


def test_a_fresh_code_is_taken_once(amina: Desk) -> None:
    code = amina.code()
    check_fresh_code(staff_id=amina.staff.id, code=f" {code[:3]} {code[3:]} ")
    assert refusal(amina, code) == "wrong_code"


def test_the_code_of_the_sign_in_is_not_fresh(amina: Desk) -> None:
    amina.sign_in()
    assert refusal(amina, amina.code()) == "wrong_code"


def test_soon_after_wrong_codes_nobody_looks_at_the_right_one(amina: Desk) -> None:
    assert refusal(amina, "000000") == "wrong_code"
    assert refusal(amina, amina.code()) == "slow_down"
    amina.clock.shift(timedelta(seconds=2))
    check_fresh_code(staff_id=amina.staff.id, code=amina.code())


@pytest.mark.parametrize("nothing", ["", "   ", "\n"])
def test_an_empty_field_is_refused_and_costs_no_wait(amina: Desk, nothing: str) -> None:
    assert refusal(amina, nothing) == "wrong_code"
    check_fresh_code(staff_id=amina.staff.id, code=amina.code())


@pytest.mark.parametrize("typed", ["x" * 100_000, "１２３４５６", "' OR 1=1", "\0"])
def test_rubbish_is_a_wrong_code(amina: Desk, typed: str) -> None:
    assert refusal(amina, typed) == "wrong_code"


def test_whoever_may_not_sign_in_has_no_fresh_code(amina: Desk, newcomer: Desk) -> None:
    assert refusal(newcomer, "123456") == "wrong_code"
    disable_staff(staff=amina.staff)
    assert refusal(amina, amina.code()) == "wrong_code"
    newcomer.staff.id = 2**40
    assert refusal(newcomer, "123456") == "wrong_code"


@pytest.mark.django_db(transaction=True)
def test_of_eight_deeds_with_one_code_at_the_same_moment_one_is_done(amina: Desk) -> None:
    code = amina.code()

    def attempt(_number: int) -> bool:
        try:
            check_fresh_code(staff_id=amina.staff.id, code=code)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(attempt, range(8))).count(True) == 1


@pytest.mark.django_db(transaction=True)
def test_a_wrong_try_cannot_be_forgotten_with_the_deed(amina: Desk) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        check_fresh_code(staff_id=amina.staff.id, code="000000")
    assert refusal(amina, "000000") == "wrong_code"
    assert TOTPDevice.objects.get().fresh_failures == 1
