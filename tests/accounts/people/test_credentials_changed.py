"""Somebody got rid of a password or a phone: no backup from before brings it back, and nothing is said where it cannot be noted."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django_otp_webauthn.models import WebAuthnCredential
from pytest_django.fixtures import Settings

from accounts import totp
from accounts.actions import change_password, make_recovery_codes, use_recovery_code
from accounts.device import key_of
from accounts.invitations import accept_invitation, make_invitations
from accounts.models import Invitation, RecoveryCode, Staff, TOTPDevice
from accounts.passkeys import remove_passkey
from accounts.people.again import renew_again, use_recovery_code_again
from accounts.people.queries import people_for
from counselling.core import clock as present
from counselling.core.journal_lines import read
from tests.accounts.people.office import PASSWORD, desk_of, manager
from tests.accounts.people.test_reset_second_factor import code_of, furnish
from tests.counselling.evening import reason

pytestmark = pytest.mark.usefixtures("clock")

OTHER = "twaalf groene fietsbellen"
SORRY = "Er is niets veranderd. Vraag wie de server beheert"


@pytest.fixture(autouse=True)
def file(tmp_path: Path, settings: Settings) -> Path:
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")
    return tmp_path / "erasures.jsonl"


@pytest.fixture
def full_disk(settings: Settings, file: Path) -> None:
    settings.ERASURE_JOURNAL = "/dev/full"


def lines(file: Path) -> list[tuple[str, str]]:
    return [(line.kind, line.subject) for line in read(file.read_bytes()).lines]


def link_for(staff: Staff) -> str:
    (invited,) = make_invitations(staff=[staff])
    return invited.token


def chooses(token: str, client: Client | None = None) -> Client:
    """Choose a password by a link, in a browser that is returned."""
    browser = client or Client()
    form = {"token": token, "new_password": OTHER, "again": OTHER}
    browser.post("/staff/invitation/", form)
    return browser


def test_whatever_opens_the_account_anew_is_written_down(file: Path, amina: Staff) -> None:
    furnish(amina)
    change_password(staff=amina, password=OTHER)
    accept_invitation(token=link_for(amina), password=PASSWORD)
    passkey = WebAuthnCredential.objects.get(user=amina)
    remove_passkey(staff=amina, passkey_id=passkey.pk)
    # The first line is of the codes with which she was furnished.
    assert lines(file) == [("credentials_changed", f"staff {amina.id}")] * 4


def test_what_changed_nothing_is_not(file: Path, amina: Staff) -> None:
    with pytest.raises(ValidationError):
        change_password(staff=amina, password="amina amina amina")
    remove_passkey(staff=amina, passkey_id=1)
    assert not file.exists()


def test_after_a_restore_neither_old_password_phone_nor_used_link_opens_anything(
    eva: Staff, amina: Staff
) -> None:
    furnish(amina)
    old = link_for(amina)
    for _ in range(2):
        renew_again(f"staff {amina.id}")
    amina.refresh_from_db()
    assert not amina.has_usable_password()
    assert not Invitation.objects.exists()
    for kind in (TOTPDevice, WebAuthnCredential):
        assert not kind.objects.filter(user=amina).exists()
    assert not RecoveryCode.objects.exists()
    client = Client()
    wrong = client.post("/staff/login/", {"username": "amina", "password": PASSWORD})
    assert wrong.status_code == 422
    assert client.post("/staff/invitation/", {"token": old}).status_code == 410
    assert {one.username: one.state for one in people_for(manager(eva))}["amina"] == "invited"


def test_a_new_invitation_lets_its_person_in_again(amina: Staff) -> None:
    furnish(amina)
    renew_again(f"staff {amina.id}")
    client = chooses(link_for(amina))
    assert "Scan deze tekening" in client.get("/staff/setup/").text


def test_an_account_that_came_after_the_backup_is_passed_over(eva: Staff) -> None:
    renew_again("staff 999999")
    assert Staff.objects.get().check_password(PASSWORD)


@pytest.mark.usefixtures("full_disk")
def test_where_it_cannot_be_noted_the_old_password_stands_and_the_page_says_so(
    amina: Staff,
) -> None:
    desk = desk_of(amina)
    form = {"password": PASSWORD, "new_password": OTHER, "again": OTHER}
    told = desk.post("/staff/me/password/", form)
    assert (told.status_code, SORRY in told.text) == (422, True)
    amina.refresh_from_db()
    assert amina.check_password(PASSWORD)


def test_neither_are_recovery_codes_nor_passkeys_replaced(amina: Staff, settings: Settings) -> None:
    furnish(amina)
    before = set(RecoveryCode.objects.values_list("code_hash", flat=True))
    passkey = WebAuthnCredential.objects.get(user=amina)
    settings.ERASURE_JOURNAL = "/dev/full"
    desk = desk_of(amina)
    for path, form in (
        ("codes/", {"otp_token": code_of(amina)}),
        ("passkeys/remove/", {"id": passkey.pk}),
    ):
        told = desk.post(f"/staff/me/{path}", form)
        assert (told.status_code, SORRY in told.text) == (422, True)
    assert set(RecoveryCode.objects.values_list("code_hash", flat=True)) == before
    assert WebAuthnCredential.objects.filter(pk=passkey.pk).exists()


def test_the_link_of_an_invitation_works_once_it_can_be_noted(
    amina: Staff, settings: Settings, file: Path
) -> None:
    token = link_for(amina)
    settings.ERASURE_JOURNAL = "/dev/full"
    form = {"token": token, "new_password": OTHER, "again": OTHER}
    told = Client().post("/staff/invitation/", form)
    assert (told.status_code, SORRY in told.text) == (422, True)
    settings.ERASURE_JOURNAL = str(file)
    chooses(token)
    amina.refresh_from_db()
    assert amina.check_password(OTHER)


def test_no_second_factor_is_set_up_half(amina: Staff, settings: Settings) -> None:
    client = chooses(link_for(amina))
    client.get("/staff/setup/")
    settings.ERASURE_JOURNAL = "/dev/full"
    told = client.post("/staff/setup/", {"otp_token": digits_of(amina)})
    assert (told.status_code, SORRY in told.text) == (422, True)
    assert not TOTPDevice.objects.get(user=amina).confirmed
    assert reason(make_recovery_codes, staff=amina) == "not_written_down"


def digits_of(staff: Staff) -> str:
    """Read the code of an app in the making."""
    device = TOTPDevice.objects.get(user=staff)
    return totp.code_of(key_of(device), totp.step_at(present.now()))


def codes_of(staff: Staff) -> list[str]:
    """Return recovery codes that were never used."""
    return make_recovery_codes(staff=staff)


def test_a_recovery_code_that_was_used_is_used_after_a_restore_too(
    file: Path, amina: Staff
) -> None:
    furnish(amina)
    used, other = codes_of(amina)[:2]
    file.unlink()
    assert use_recovery_code(staff=amina, code=used)
    assert not use_recovery_code(staff=amina, code="nooit-gemaakt")
    ((kind, subject),) = lines(file)
    assert (kind, used in subject) == ("recovery_code_used", False)
    # As a backup from before knows it.
    RecoveryCode.objects.update(used_at=None)
    for _ in range(2):
        use_recovery_code_again(subject)
    assert not use_recovery_code(staff=amina, code=used)
    assert use_recovery_code(staff=amina, code=other)


def test_a_used_code_of_an_account_that_came_after_the_backup_is_passed_over(amina: Staff) -> None:
    codes = codes_of(amina)
    use_recovery_code_again("staff 999999 1")
    use_recovery_code_again(f"staff {amina.id} 999999")
    assert use_recovery_code(staff=amina, code=codes[0])


def test_a_recovery_code_stays_good_where_it_cannot_be_noted_that_it_is_used(
    amina: Staff, settings: Settings, file: Path
) -> None:
    furnish(amina)
    (code, *_rest), client = codes_of(amina), Client()
    client.post("/staff/login/", {"username": "amina", "password": PASSWORD})
    settings.ERASURE_JOURNAL = "/dev/full"
    told = client.post("/staff/verify/", {"recovery_code": code})
    assert (told.status_code, SORRY in told.text) == (422, True)
    settings.ERASURE_JOURNAL = str(file)
    assert client.post("/staff/verify/", {"recovery_code": code}).status_code == 302
