from time import process_time

from django.test import Client
from pytest_django.fixtures import Settings

from accounts.actions import disable_staff
from accounts.models import SignIn, Staff
from accounts.queries import signed_in
from tests.accounts.conftest import PASSWORD, Desk


def test_name_password_and_code_open_the_console(amina: Desk) -> None:
    assert amina.give_password()["Location"] == "/staff/verify/"
    assert amina.give_code()["Location"] == "/staff/"
    assert amina.is_in()


def test_capitals_in_the_name_do_not_matter(amina: Desk) -> None:
    amina.staff.username = "  AMINA "
    assert amina.give_password()["Location"] == "/staff/verify/"


def test_the_password_alone_opens_nothing(amina: Desk) -> None:
    amina.give_password()
    assert not amina.is_in()
    assert signed_in(amina.session_key()) is None


def test_a_code_without_a_password_leads_back_to_the_start(amina: Desk) -> None:
    assert amina.give_code()["Location"] == "/staff/login/"


def test_ten_minutes_after_the_password_the_code_comes_too_late(amina: Desk) -> None:
    amina.give_password()
    amina.clock.shift(10 * 60 + 1)
    assert amina.give_code()["Location"] == "/staff/login/"


def test_a_wrong_name_and_a_wrong_password_read_the_same(amina: Desk) -> None:
    wrong_password = amina.give_password("verkeerd wachtwoord hier")
    amina.staff.username = "niemand"
    wrong_name = amina.give_password("verkeerd wachtwoord hier")
    assert wrong_password.status_code == wrong_name.status_code == 422
    sentence = "Naam of wachtwoord klopt niet."
    assert sentence in wrong_password.text
    assert sentence in wrong_name.text


def test_the_session_key_changes_after_the_password_and_after_the_code(amina: Desk) -> None:
    keys = [amina.session_key()]
    amina.give_password()
    keys.append(amina.session_key())
    amina.give_code()
    keys.append(amina.session_key())
    assert len(set(keys)) == 3


def test_a_key_known_before_signing_in_is_worth_nothing_after(amina: Desk) -> None:
    amina.give_password()
    before = amina.session_key()
    amina.give_code()
    assert signed_in(before) is None
    assert signed_in(amina.session_key()) is not None


def test_the_cookie_ends_with_the_browser_and_no_script_reads_it(amina: Desk) -> None:
    amina.sign_in()
    cookie = amina.client.cookies["staff"]
    assert cookie["max-age"] == ""
    assert cookie["expires"] == ""
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


def test_who_is_signed_in_already_goes_straight_to_the_console(amina: Desk) -> None:
    amina.sign_in()
    assert amina.client.get("/staff/login/")["Location"] == "/staff/"


def test_the_page_that_was_wanted_comes_after_signing_in(amina: Desk) -> None:
    wanted = amina.client.get("/staff/?pane=mine")
    assert wanted["Location"] == "/staff/login/?next=%2Fstaff%2F%3Fpane%3Dmine"
    amina.give_password(next="/staff/?pane=mine")
    assert amina.give_code()["Location"] == "/staff/?pane=mine"


def test_no_address_elsewhere_comes_after_signing_in(amina: Desk) -> None:
    for trap in ("https://example.com/staff/", "//example.com/staff/", "/\\example.com", "/weg/"):
        amina.give_password(next=trap)
        assert amina.sign_in()["Location"] == "/staff/", trap
        amina.client.post("/staff/logout/")


def test_a_disabled_account_is_refused_like_a_wrong_password(amina: Desk) -> None:
    disable_staff(staff=amina.staff)
    assert "Naam of wachtwoord klopt niet." in amina.give_password().text


def test_a_form_from_another_site_is_refused_kindly(amina: Desk) -> None:
    strict = Client(enforce_csrf_checks=True)
    refused = strict.post("/staff/login/", {"username": "amina", "password": "x"})
    assert refused.status_code == 403
    assert "stond te lang open" in refused.text


def test_every_sign_in_is_written_down(amina: Desk) -> None:
    amina.sign_in()
    row = SignIn.objects.get()
    assert row.staff == amina.staff
    assert row.session_hash not in (amina.session_key(), "")


def test_a_password_is_kept_as_argon2id(amina: Desk) -> None:
    assert Staff.objects.get().password.startswith("argon2$argon2id$")


def test_a_demo_person_signs_in_only_where_demonstrations_are_given(
    amina: Desk, settings: Settings
) -> None:
    Staff.objects.update(is_demo=True)
    assert "Naam of wachtwoord klopt niet." in amina.give_password().text
    settings.DEMO = True
    amina.sign_in()
    assert amina.is_in()
    settings.DEMO = False
    assert not amina.is_in()


def test_a_wrong_name_takes_as_long_as_a_wrong_password(amina: Desk, settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    amina.staff.set_password(PASSWORD)
    amina.staff.save()
    known = work_of(amina)
    amina.staff.username = "niemand"
    assert 0.5 < work_of(amina) / known < 2


def work_of(desk: Desk) -> float:
    """Return the seconds of processor time that refusing a wrong password takes."""
    desk.give_password("verkeerd wachtwoord hier")
    began = process_time()
    for _ in range(2):
        desk.give_password("verkeerd wachtwoord hier")
    return process_time() - began
