import re
from datetime import timedelta
from hashlib import sha256

import pytest

from accounts import queries, secrecy
from accounts.models import AuditEntry, RecoveryCode, SetupCode, SignIn, TOTPDevice
from accounts.queries import still_signed_in
from accounts.rules import SECRECY_VERSION
from accounts.setup_codes import give_setup_code
from accounts.views import sign_in
from counselling.core import clock
from tests.accounts.conftest import Desk
from tests.house.tree import ROOT


def scan(desk: Desk) -> None:
    """Read the key from the page into the phone."""
    page = desk.client.get("/staff/setup/").text
    found = re.search(r'<code class="secret"[^>]*>([A-Z2-7 ]+)</code>', page)
    assert found is not None
    desk.secret = found[1].replace(" ", "")


def set_up(desk: Desk) -> str:
    desk.give_password()
    scan(desk)
    return desk.client.post("/staff/setup/", {"otp_token": desk.code()}).text


def test_the_first_time_the_phone_is_set_up_first(newcomer: Desk) -> None:
    assert newcomer.give_password()["Location"] == "/staff/setup/"
    page = newcomer.client.get("/staff/setup/").text
    assert '<svg class="qr"' in page
    assert "Typ deze sleutel" in page


def test_the_key_stays_the_same_until_it_is_confirmed(newcomer: Desk) -> None:
    newcomer.give_password()
    scan(newcomer)
    first = newcomer.secret
    newcomer.client.post("/staff/setup/", {"otp_token": "000000"})
    scan(newcomer)
    assert newcomer.secret == first
    assert not TOTPDevice.objects.get().confirmed


def test_a_first_password_that_lay_for_two_weeks_sets_up_nothing_by_itself(newcomer: Desk) -> None:
    newcomer.clock.shift(timedelta(days=14))
    newcomer.give_password()
    asks = newcomer.client.get("/staff/setup/").text
    assert '<svg class="qr"' not in asks
    assert newcomer.client.post("/staff/setup/", {"otp_token": "000000"}).status_code == 422
    assert not TOTPDevice.objects.exists()

    code = give_setup_code(staff=newcomer.staff)
    newcomer.client.post("/staff/setup/", {"setup_code": code})
    assert '<svg class="qr"' in newcomer.client.get("/staff/setup/").text
    scan(newcomer)
    assert "<code>" in newcomer.client.post("/staff/setup/", {"otp_token": newcomer.code()}).text
    assert not SetupCode.objects.exists()


def test_until_then_it_does(newcomer: Desk) -> None:
    newcomer.clock.shift(timedelta(days=14, seconds=-1))
    assert "<code>" in set_up(newcomer)


def test_a_confirming_code_shows_ten_recovery_codes_once(newcomer: Desk) -> None:
    codes = re.findall(r"<code>([0-9a-z-]{14})</code>", set_up(newcomer))
    assert len(set(codes)) == 10
    assert RecoveryCode.objects.count() == 10
    assert codes[0] not in newcomer.client.get("/staff/setup/", follow=True).text


def test_before_the_console_comes_the_promise_of_secrecy(newcomer: Desk) -> None:
    set_up(newcomer)
    assert newcomer.client.get("/staff/")["Location"] == "/staff/secrecy/"
    assert newcomer.client.post("/staff/secrecy/", {}).status_code == 422
    assert not newcomer.is_in()
    assert newcomer.client.post("/staff/secrecy/", {"agree": "on"})["Location"] == "/staff/"
    assert newcomer.is_in()


def test_another_text_asks_everybody_again_and_each_promise_is_written_down(
    amina: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina.sign_in()
    here = SignIn.objects.get().id
    assert still_signed_in([here]) == {here}
    for module in (queries, secrecy, sign_in):
        monkeypatch.setattr(module, "SECRECY_VERSION", 2)
    # Consoles that are open are shut like pages are.
    assert not still_signed_in([here])
    assert amina.client.get("/staff/")["Location"] == "/staff/secrecy/"
    page = amina.client.get("/staff/secrecy/").text
    assert "De tekst is veranderd sinds je hem las." in page
    assert "Versie 2" in page
    amina.clock.shift(60)
    amina.client.post("/staff/secrecy/", {"agree": "on"})
    amina.client.post("/staff/secrecy/", {"agree": "on"})
    assert amina.is_in()
    amina.staff.refresh_from_db()
    assert (amina.staff.secrecy_version, amina.staff.secrecy_acknowledged_at) == (2, clock.now())
    (deed,) = AuditEntry.objects.all()
    assert (deed.action, deed.details) == ("secrecy_acknowledged", {"version": 2})


def test_whoever_changes_the_text_gives_it_another_version() -> None:
    text = (ROOT / "templates/accounts/secrecy.html").read_text()
    promise = "\n".join(re.findall(r"<li>.*</li>", text))
    assert promise.count("\n") == 4
    assert {SECRECY_VERSION: sha256(promise.encode()).hexdigest()[:16]} == {1: "1bf4ca3657a8a913"}


def test_the_promise_is_asked_once(newcomer: Desk) -> None:
    set_up(newcomer)
    newcomer.client.post("/staff/secrecy/", {"agree": "on"})
    newcomer.client.post("/staff/logout/")
    assert newcomer.sign_in()["Location"] == "/staff/"
    assert newcomer.is_in()


def test_who_has_a_phone_set_up_cannot_set_up_another_with_the_password_alone(amina: Desk) -> None:
    amina.give_password()
    assert amina.client.get("/staff/setup/")["Location"] == "/staff/verify/"
    assert amina.client.post("/staff/setup/", {"otp_token": amina.code()}).status_code == 302
    assert not amina.is_in()


def test_five_wrong_confirming_codes_lock(newcomer: Desk) -> None:
    newcomer.give_password()
    wrong = [newcomer.client.post("/staff/setup/", {"otp_token": "000000"}) for _ in range(5)]
    assert wrong[-1].status_code == 429
