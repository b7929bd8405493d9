import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.db import connection

from accounts.models import AuditEntry, RecoveryCode
from accounts.queries import codes_left
from accounts.shift_codes import start_shift_sign_in
from counselling.core import clock
from tests.accounts.conftest import PASSWORD, Desk

NEXT = "twaalf groene fietsbellen"


@pytest.fixture
def desk(amina: Desk) -> Desk:
    """Amina, signed in."""
    amina.sign_in()
    return amina


def change(desk: Desk, **fields: str) -> tuple[int, str]:
    form = {"password": PASSWORD, "new_password": NEXT, "again": NEXT, **fields}
    answer = desk.client.post("/staff/me/password/", form)
    return answer.status_code, answer.text


def test_another_password_ends_every_sign_in_and_works_from_then_on(desk: Desk) -> None:
    status, page = change(desk)
    assert status == 200
    assert "Je bent overal afgemeld." in page
    assert not desk.is_in()
    assert desk.give_password().status_code == 422
    assert desk.give_password(NEXT)["Location"] == "/staff/verify/"
    assert AuditEntry.objects.get().action == "password_changed"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"password": "een heel ander wachtwoord"}, "Dit wachtwoord klopt niet."),
        ({"new_password": "kort", "again": "kort"}, "van 15 tot 256 tekens"),
        ({"again": PASSWORD}, "twee verschillende wachtwoorden"),
        ({"new_password": "a" * 5_000, "again": "a" * 5_000}, "Je wachtwoord is niet veranderd."),
        ({"password": ""}, "Je wachtwoord is niet veranderd."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(
    desk: Desk, fields: dict[str, str], sentence: str
) -> None:
    status, page = change(desk, **fields)
    assert status == 422
    assert sentence in page
    assert desk.is_in()
    assert desk.staff.__class__.objects.get().check_password(PASSWORD)


def test_guessing_the_present_password_locks_as_it_does_at_the_sign_in(desk: Desk) -> None:
    wrong = {"password": "een heel ander wachtwoord"}
    answers = [change(desk, **wrong)[0] for _ in range(5)]
    assert answers == [422, 422, 422, 422, 429]
    assert change(desk)[0] == 429
    assert desk.is_in()


def test_no_password_reaches_the_table_of_failures(desk: Desk) -> None:
    change(desk, password="een heel ander wachtwoord")
    assert AccessAttempt.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM axes_accessattempt")
        written = str(cursor.fetchall())
    for secret in ("ander wachtwoord", NEXT, PASSWORD):
        assert secret not in written, secret


def test_new_recovery_codes_take_a_fresh_code_and_replace_the_old(desk: Desk) -> None:
    desk.clock.shift(timedelta(seconds=30))
    page = desk.client.post("/staff/me/codes/", {"otp_token": desk.code()}).text
    assert len(set(re.findall(r"<code>([0-9a-z-]{14})</code>", page))) == 10
    assert RecoveryCode.objects.count() == codes_left(desk.staff) == 10
    assert "Je hebt nog 10 herstelcodes." in desk.client.get("/staff/me/").text


@pytest.mark.parametrize("code", ["", "000000", "x" * 1_000])
def test_without_a_right_code_there_are_no_new_recovery_codes(desk: Desk, code: str) -> None:
    answer = desk.client.post("/staff/me/codes/", {"otp_token": code})
    assert answer.status_code == 422
    assert "Die code klopt niet" in answer.text
    assert not RecoveryCode.objects.exists()


def test_who_came_in_by_a_code_of_the_lead_has_no_such_page(amina: Desk) -> None:
    amina.client.get("/staff/login/")
    until = clock.now() + timedelta(hours=3)
    start_shift_sign_in(staff=amina.staff, session_key=amina.session_key(), until=until)
    assert amina.is_in()
    assert amina.client.get("/staff/me/").status_code == 404
    assert change(amina)[0] == 404
    assert amina.client.post("/staff/me/codes/", {"otp_token": amina.code()}).status_code == 404
    assert "/staff/me/" not in amina.client.get("/staff/replies/").text


def test_the_page_is_for_who_is_signed_in(amina: Desk) -> None:
    assert amina.client.get("/staff/me/")["Location"].startswith("/staff/login/")
