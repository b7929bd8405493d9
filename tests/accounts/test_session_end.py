from datetime import timedelta
from uuid import UUID

from accounts.actions import change_password, disable_staff, keep_alive, open_session
from accounts.models import SignIn
from accounts.queries import ended_since, signed_in, still_signed_in
from counselling.core import clock
from tests.accounts.conftest import Desk


def sign_in_id(desk: Desk) -> UUID:
    return SignIn.objects.get(staff=desk.staff, ended_at=None).id


def test_after_fifteen_idle_minutes_it_is_over(amina: Desk) -> None:
    amina.sign_in()
    amina.clock.shift(timedelta(minutes=14))
    assert amina.is_in()
    amina.clock.shift(timedelta(minutes=15))
    assert not amina.is_in()
    assert "Je was een tijd weg." in amina.client.get("/staff/login/").text


def test_being_available_keeps_it_alive_until_twelve_hours(amina: Desk) -> None:
    amina.sign_in()
    for _ in range(12 * 6 - 1):
        amina.clock.shift(timedelta(minutes=10))
        keep_alive(sign_in_ids=[sign_in_id(amina)])
    assert amina.is_in()
    amina.clock.shift(timedelta(minutes=10))
    assert not amina.is_in()


def test_what_timed_out_cannot_be_kept_alive(amina: Desk) -> None:
    amina.sign_in()
    amina.clock.shift(timedelta(minutes=16))
    keep_alive(sign_in_ids=[sign_in_id(amina)])
    assert not amina.is_in()


def test_after_timing_out_the_same_browser_signs_in_again(amina: Desk) -> None:
    amina.sign_in()
    amina.clock.shift(timedelta(minutes=16))
    assert amina.sign_in()["Location"] == "/staff/"
    assert amina.is_in()


def test_signing_out_ends_it_and_clears_the_browser(amina: Desk) -> None:
    amina.sign_in()
    key = amina.session_key()
    answer = amina.client.post("/staff/logout/")
    assert answer["Clear-Site-Data"] == '"cookies", "storage"'
    assert answer.cookies["staff"].value == ""
    assert signed_in(key) is None
    assert not amina.is_in()


def test_signing_out_takes_a_post(amina: Desk) -> None:
    amina.sign_in()
    assert amina.client.get("/staff/logout/").status_code == 405
    assert amina.is_in()


def test_a_disabled_account_is_out_at_once(amina: Desk) -> None:
    amina.sign_in()
    disable_staff(staff=amina.staff)
    assert not amina.is_in()


def test_another_password_ends_every_sign_in(amina: Desk) -> None:
    amina.sign_in()
    change_password(staff=amina.staff, password="twaalf groene fietsbellen")
    assert not amina.is_in()


def test_sockets_learn_who_ended_and_who_still_counts(amina: Desk) -> None:
    amina.sign_in()
    here = sign_in_id(amina)
    elsewhere = signed_in(open_session(staff=amina.staff))
    assert elsewhere is not None
    before = clock.now()
    amina.clock.shift(1)
    amina.client.post("/staff/logout/")
    assert ended_since(before) == [here]
    assert still_signed_in([here, elsewhere.sign_in_id]) == {elsewhere.sign_in_id}


def test_nobody_is_signed_in_with_no_cookie_or_a_made_up_one(amina: Desk) -> None:
    assert signed_in(None) is None
    assert signed_in("") is None
    assert signed_in("a" * 32) is None


def test_staff_pages_are_never_stored(amina: Desk) -> None:
    amina.sign_in()
    assert amina.client.get("/staff/")["Cache-Control"] == "no-store"
    assert "no-store" in amina.client.get("/staff/login/")["Cache-Control"]
