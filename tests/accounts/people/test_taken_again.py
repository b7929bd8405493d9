"""What is taken from somebody of the staff is written down outside the database first, and can be taken again."""

from pathlib import Path

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings

from accounts.actions import disable_staff, enrol_totp
from accounts.models import Staff, TOTPDevice
from accounts.people.actions import Wanted, change_person, close_account
from accounts.people.again import disable_again, remove_role_again, reset_device_again
from accounts.people.importing import import_people
from accounts.people.second_factor import reset_second_factor
from accounts.people.sheet import Row, read_sheet
from counselling.core.errors import Refused
from counselling.core.journal_lines import read
from tests.accounts.people.office import HEAD, manager

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture(autouse=True)
def file(tmp_path: Path, settings: Settings) -> Path:
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")
    return tmp_path / "erasures.jsonl"


def lines(file: Path) -> list[tuple[str, str]]:
    return [(line.kind, line.subject) for line in read(file.read_bytes()).lines]


def wanted(staff: Staff, *roles: str) -> Wanted:
    return Wanted(staff.display_name, staff.discipline, staff.network_id, roles)


def list_of(line: str) -> list[Row]:
    return read_sheet(f"{HEAD}{line}\n".encode())


def test_a_closed_account_is_written_down(file: Path, eva: Staff, amina: Staff) -> None:
    close_account(manager=manager(eva), staff_id=amina.id)
    assert lines(file) == [("staff_disabled", f"staff {amina.id}")]


def test_each_role_that_is_lost_is_written_down(file: Path, eva: Staff, amina: Staff) -> None:
    change_person(
        manager=manager(eva), staff_id=amina.id, wanted=wanted(amina, "counsellor", "supervisor")
    )
    assert not file.exists()
    change_person(manager=manager(eva), staff_id=amina.id, wanted=wanted(amina, "supervisor"))
    assert lines(file) == [("roles_removed", f"staff {amina.id} counsellor")]


def test_each_role_that_a_list_takes_away_is_written_down(
    file: Path, settings: Settings, eva: Staff, amina: Staff
) -> None:
    for roles in ("counsellor+supervisor", "supervisor"):
        import_people(manager=manager(eva), rows=list_of(f"amina,Amina,,,{roles},"))
    assert lines(file) == [("roles_removed", f"staff {amina.id} counsellor")]
    settings.ERASURE_JOURNAL = "/dev/full"
    with pytest.raises(Refused, match="not_written_down"):
        import_people(manager=manager(eva), rows=list_of("amina,Amina,,,counsellor,"))
    amina.refresh_from_db()
    assert amina.roles == ["supervisor"]


def test_a_second_factor_that_is_taken_off_is_written_down(
    file: Path, eva: Staff, amina: Staff
) -> None:
    enrol_totp(staff=amina)
    reset_second_factor(manager=manager(eva), staff_id=amina.id)
    assert lines(file) == [("device_reset", f"staff {amina.id}")]


def test_what_cannot_be_written_down_is_not_done(
    settings: Settings, eva: Staff, amina: Staff
) -> None:
    settings.ERASURE_JOURNAL = "/dev/full"
    with pytest.raises(Refused, match="not_written_down"):
        close_account(manager=manager(eva), staff_id=amina.id)
    amina.refresh_from_db()
    assert amina.is_active


def test_a_deed_that_was_not_committed_left_a_line_that_does_no_harm(
    file: Path, amina: Staff
) -> None:
    with transaction.atomic():
        disable_staff(staff=amina)
        transaction.set_rollback(True)
    amina.refresh_from_db()
    assert amina.is_active
    assert lines(file) == [("staff_disabled", f"staff {amina.id}")]


def test_all_of_it_is_taken_again_and_once_more(eva: Staff, amina: Staff) -> None:
    enrol_totp(staff=amina)
    for _ in range(2):
        disable_again(f"staff {amina.id}")
        remove_role_again(f"staff {amina.id} counsellor")
        reset_device_again(f"staff {amina.id}")
    amina.refresh_from_db()
    assert (amina.is_active, amina.roles) == (False, [])
    assert not TOTPDevice.objects.exists()


def test_somebody_who_came_after_the_backup_is_passed_over(eva: Staff) -> None:
    disable_again("staff 999999")
    remove_role_again("staff 999999 counsellor")
    reset_device_again("staff 999999")
    assert Staff.objects.get().is_active
