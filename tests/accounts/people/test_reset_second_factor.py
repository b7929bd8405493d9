import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.test import Client
from django_otp_webauthn.models import WebAuthnCredential

from accounts import totp
from accounts.actions import disable_staff, enrol_totp, make_recovery_codes, open_session
from accounts.device import key_of
from accounts.models import AuditEntry, RecoveryCode, SetupCode, Staff, TOTPDevice
from accounts.people.actions import Wanted, change_person
from accounts.people.again import reset_device_again
from accounts.people.second_factor import reset_second_factor
from accounts.queries import signed_in
from counselling.core import clock as present
from counselling.core.errors import Refused
from tests.accounts.people.office import PASSWORD, desk_of, manager, somebody

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.usefixtures("clock")


def furnish(staff: Staff) -> None:
    """Give somebody everything that opens their account after the password."""
    enrol_totp(staff=staff)
    make_recovery_codes(staff=staff)
    WebAuthnCredential.objects.create(user=staff, credential_id=b"1", public_key=b"", aaguid="")


def code_of(staff: Staff) -> str:
    return totp.code_of(totp.from_text(enrol(staff)), totp.step_at(present.now()))


def enrol(staff: Staff) -> str:
    TOTPDevice.objects.filter(user=staff).delete()
    return enrol_totp(staff=staff)


def reset(by: Staff, staff: Staff, code: str) -> "Answer":
    return desk_of(by).post(f"/staff/people/{staff.id}/device/", {"otp_token": code}, follow=True)


def test_a_manager_of_the_network_frees_somebody_who_sets_up_anew(
    nadia: Staff, amina: Staff
) -> None:
    furnish(amina)
    session = open_session(staff=amina)
    page = reset(nadia, amina, code_of(nadia))
    code = read_out(page)
    assert signed_in(session) is None
    assert not RecoveryCode.objects.exists()
    assert not WebAuthnCredential.objects.exists()
    client = Client()
    answer = client.post("/staff/login/", {"username": "amina", "password": PASSWORD})
    assert answer["Location"] == "/staff/setup/"
    assert "Scan deze tekening" not in client.get("/staff/setup/").text
    assert sets_up(client, code).status_code == 302
    assert "Scan deze tekening" in client.get("/staff/setup/").text
    deed = AuditEntry.objects.get(action="second_factor_reset")
    assert (deed.actor_id, deed.action) == (nadia.id, "second_factor_reset")
    assert deed.subject == f"staff {amina.id}"


def read_out(page: "Answer") -> str:
    """Return the code that a manager reads out."""
    found = re.search(r'<p class="read-out" translate="no">([^<]+)</p>', page.text)
    assert found
    return found[1]


def sets_up(client: Client, code: str) -> "Answer":
    return client.post("/staff/setup/", {"setup_code": code})


def with_password(name: str = "amina") -> Client:
    client = Client()
    client.post("/staff/login/", {"username": name, "password": PASSWORD})
    return client


def test_the_code_sets_up_an_app_once_and_is_asked_no_more(nadia: Staff, amina: Staff) -> None:
    furnish(amina)
    code = read_out(reset(nadia, amina, code_of(nadia)))
    client, other = with_password(), with_password()
    assert sets_up(client, code.upper().replace(" ", "-")).status_code == 302
    assert sets_up(other, code).status_code == 422
    client.get("/staff/setup/")
    device = TOTPDevice.objects.get(user=amina)
    digits = totp.code_of(key_of(device), totp.step_at(present.now()))
    assert "Herstelcodes" in client.post("/staff/setup/", {"otp_token": digits}).text
    assert not SetupCode.objects.exists()
    assert AuditEntry.objects.filter(action="setup_code_used", actor=amina).count() == 1


def test_whoever_knows_the_password_alone_sets_up_nothing(nadia: Staff, amina: Staff) -> None:
    furnish(amina)
    code = read_out(reset(nadia, amina, code_of(nadia)))
    client = with_password()
    assert client.post("/staff/setup/", {"otp_token": "123456"}).status_code == 422
    assert [sets_up(client, "bcdfgh jkmnpq").status_code for _ in range(4)] == [422] * 3 + [429]
    elsewhere = Client(REMOTE_ADDR="198.51.100.9")
    elsewhere.post("/staff/login/", {"username": "amina", "password": PASSWORD})
    sets_up(elsewhere, "bcdfgh jkmnpq")
    assert sets_up(elsewhere, code).status_code == 422, "five wrong ones end it"
    assert not TOTPDevice.objects.filter(user=amina).exists()


def test_a_code_is_good_for_fourteen_days_and_another_takes_its_place(
    eva: Staff, amina: Staff, clock: time_machine.Traveller
) -> None:
    furnish(amina)
    first = reset_second_factor(manager=manager(eva), staff_id=amina.id)
    clock.shift(timedelta(days=14))
    assert sets_up(with_password(), first).status_code == 422
    second = reset_second_factor(manager=manager(eva), staff_id=amina.id)
    assert sets_up(with_password(), first).status_code == 422
    assert sets_up(with_password(), second).status_code == 302


def test_after_a_restore_a_fresh_code_is_needed(amina: Staff) -> None:
    furnish(amina)
    reset_device_again(f"staff {amina.id}")
    assert "Eerst de code van je collega" in with_password().get("/staff/setup/").text


@pytest.mark.parametrize("code", ["", "000000", "x" * 5_000])
def test_without_a_fresh_code_of_ones_own_nothing_happens(
    nadia: Staff, amina: Staff, code: str
) -> None:
    furnish(amina)
    enrol_totp(staff=nadia)
    answer = reset(nadia, amina, code)
    assert answer.status_code == 422
    assert "Die code klopt niet" in answer.text
    assert TOTPDevice.objects.filter(user=amina).exists()


def test_the_code_of_whoever_lost_the_phone_is_not_the_managers(nadia: Staff, amina: Staff) -> None:
    enrol(nadia)
    assert reset(nadia, amina, code_of(amina)).status_code == 422
    assert TOTPDevice.objects.filter(user=amina).exists()


def test_one_code_frees_one_person(eva: Staff, amina: Staff, bram: Staff) -> None:
    furnish(amina)
    enrol(bram)
    code = code_of(eva)
    assert reset(eva, amina, code).status_code == 200
    assert reset(eva, bram, code).status_code == 422
    assert TOTPDevice.objects.filter(user=bram).exists()


def test_nobody_frees_themselves(eva: Staff) -> None:
    code = code_of(eva)
    assert (
        f"/staff/people/{eva.id}/device/" not in desk_of(eva).get(f"/staff/people/{eva.id}/").text
    )
    answer = reset(eva, eva, code)
    assert answer.status_code == 422
    assert "Vraag het een andere coördinator." in answer.text
    assert TOTPDevice.objects.filter(user=eva).exists()


def test_other_networks_and_other_roles_are_not_a_managers_to_free(
    nadia: Staff, bram: Staff
) -> None:
    chris = somebody("chris", "supervisor", network="Noord")
    enrol(bram)
    enrol(chris)
    assert reset(nadia, bram, code_of(nadia)).status_code == 404
    assert "device-code" not in desk_of(nadia).get(f"/staff/people/{chris.id}/").text
    with pytest.raises(Refused, match="not_yours"):
        reset_second_factor(manager=manager(nadia), staff_id=chris.id)
    assert TOTPDevice.objects.filter(user__in=[bram, chris]).count() == 2


@pytest.mark.parametrize("role", ["counsellor", "supervisor", "privacy_officer", "auditor"])
def test_for_other_roles_there_is_no_such_page(amina: Staff, role: str) -> None:
    other = somebody("other", role)
    assert reset(other, amina, code_of(other)).status_code == 404


def test_who_lost_the_role_meanwhile_frees_nobody(eva: Staff, amina: Staff) -> None:
    furnish(amina)
    before = manager(eva)
    second = somebody("emma", "coordinator")
    wanted = Wanted("Eva", "", None, ("counsellor",))
    change_person(manager=manager(second), staff_id=eva.id, wanted=wanted)
    with pytest.raises(Refused, match="not_found"):
        reset_second_factor(manager=before, staff_id=amina.id)
    assert TOTPDevice.objects.filter(user=amina).exists()


def test_a_closed_account_stays_as_it_is(eva: Staff, amina: Staff) -> None:
    furnish(amina)
    disable_staff(staff=amina)
    with pytest.raises(Refused, match="closed"):
        reset_second_factor(manager=manager(eva), staff_id=amina.id)
    assert TOTPDevice.objects.filter(user=amina).exists()


@pytest.mark.parametrize("id", [0, 10**30, 2**63])
def test_nobody_of_that_number_is_freed(eva: Staff, id: int, clock: time_machine.Traveller) -> None:
    code = code_of(eva)
    path = f"/staff/people/{id}/device/"
    assert desk_of(eva).post(path, {"otp_token": code}).status_code == 404
    clock.shift(timedelta(seconds=1))
    assert desk_of(eva).get(path).status_code == 405
