"""Two to four people take names out, named by a coordinator who is not one of them by their own word."""

from pathlib import Path

import pytest

from accounts.actions import disable_staff
from accounts.models import AuditEntry, Staff
from accounts.rules import Role
from counselling.intervision.actions.redactors import (
    name_redactor,
    remove_redactor,
    remove_redactor_again,
)
from counselling.intervision.queries.redactors import is_redactor, redactors, to_name
from tests.counselling.evening import reason
from tests.counselling.intervision.candidates import bench, drawn, person, redactor

pytestmark = pytest.mark.django_db


@pytest.fixture
def eva(amina: Staff) -> Staff:
    """The coordinator, who counsels too."""
    return person("Eva", Role.COORDINATOR, Role.COUNSELLOR)


def names(one: Staff, by: Staff) -> str:
    """Name somebody, and return the word with which that is refused."""
    return reason(name_redactor, staff_id=one.id, by=by.id)


def removes(one: Staff, by: Staff) -> str:
    """Remove somebody, and return the word with which that is refused."""
    return reason(remove_redactor, staff_id=one.id, by=by.id)


def test_a_coordinator_names_four_and_no_fifth(eva: Staff, amina: Staff) -> None:
    four = [person(name, Role.COUNSELLOR) for name in ("Robin", "Wannes", "Mirte")] + [amina]
    assert [names(one, eva) for one in four] == [""] * 4
    assert names(amina, eva) == ""
    assert names(person("Sanne", Role.SUPERVISOR), eva) == "enough"
    assert {one.name for one in redactors()} == {"Robin", "Wannes", "Mirte", "Amina"}
    assert [one.name for one in to_name(but=eva.id)] == ["Sanne"]
    assert AuditEntry.objects.filter(action="redactor_named").count() == 4


def test_only_a_coordinator_names_and_nobody_themselves(eva: Staff, amina: Staff) -> None:
    assert names(amina, amina) == "not_yours"
    assert names(eva, eva) == "own_request"
    assert names(person("Gust", Role.AUDITOR), eva) == "invalid"
    gone = person("Weg", Role.COUNSELLOR)
    disable_staff(staff=gone)
    assert names(gone, eva) == "invalid"
    assert removes(amina, amina) == "not_yours"


def test_two_stay(eva: Staff) -> None:
    robin, wannes, mirte = redactor("Robin"), redactor("Wannes"), redactor("Mirte")
    assert removes(robin, eva) == ""
    assert removes(robin, eva) == ""
    assert removes(wannes, eva) == "too_few"
    disable_staff(staff=mirte)
    assert removes(mirte, eva) == ""
    assert [one.name for one in redactors()] == ["Wannes"]
    assert AuditEntry.objects.filter(action="redactor_removed").count() == 2


def test_who_was_removed_sees_nothing_any_more(amina: Staff, eva: Staff) -> None:
    robin, _, _ = redactor("Robin"), redactor("Wannes"), redactor("Mirte")
    room = drawn(amina)
    bench(room, robin)
    remove_redactor(staff_id=robin.id, by=eva.id)
    assert reason(bench, room, robin) == "gone"


def test_a_restore_removes_them_again(eva: Staff, journal: Path) -> None:
    robin, _, _ = redactor("Robin"), redactor("Wannes"), redactor("Mirte")
    remove_redactor(staff_id=robin.id, by=eva.id)
    assert f"staff {robin.id}" in journal.read_text()
    robin_again = redactor_again(robin)
    remove_redactor_again(f"staff {robin.id}")
    remove_redactor_again(f"staff {robin.id}")
    assert not is_redactor(robin_again.id)


def redactor_again(one: Staff) -> Staff:
    """Name somebody as a backup from before would have it."""
    other = person("Nel", Role.COORDINATOR)
    name_redactor(staff_id=one.id, by=other.id)
    assert is_redactor(one.id)
    return one
