from datetime import timedelta
from functools import partial

import pytest
import time_machine

from accounts.models import AuditEntry, Staff
from accounts.trail.refusals import MOST_AN_HOUR, note_refusal
from tests.accounts.people.office import desk_of, somebody
from tests.counselling.evening import together


@pytest.fixture
def amina(clock: time_machine.Traveller, db: None) -> Staff:
    """Amina counsels, and nothing else."""
    return somebody("amina")


def refused() -> list[str]:
    rows = AuditEntry.objects.filter(action="access_refused")
    return list(rows.values_list("subject", flat=True))


def test_the_same_page_again_and_again_is_one_entry(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    desk = desk_of(amina)
    for _again in range(30):
        assert desk.get("/staff/people/").status_code == 404
    assert refused() == ["page staff_people"]
    clock.shift(timedelta(minutes=11))
    desk.get("/staff/people/")
    assert refused() == ["page staff_people"] * 2


def test_many_pages_do_not_flood_the_trail(amina: Staff, clock: time_machine.Traveller) -> None:
    for number in range(500):
        note_refusal(staff_id=amina.id, page=f"page{number}")
    assert len(refused()) == MOST_AN_HOUR
    clock.shift(timedelta(minutes=61))
    note_refusal(staff_id=amina.id, page="later")
    assert refused()[-1] == "page later"


def test_one_who_floods_hides_nobody_else(amina: Staff) -> None:
    bram = somebody("bram")
    for number in range(500):
        note_refusal(staff_id=amina.id, page=f"page{number}")
    note_refusal(staff_id=bram.id, page="staff_people")
    assert AuditEntry.objects.filter(actor=bram).count() == 1


def test_a_number_in_an_address_is_not_in_the_entry(amina: Staff) -> None:
    desk_of(amina).get("/staff/people/4711/")
    assert refused() == ["page staff_person"]


def test_who_may_see_a_page_leaves_no_refusal(amina: Staff) -> None:
    desk_of(amina).get("/staff/roster/")
    assert refused() == []


def test_an_auditor_begins_at_the_trail_and_is_refused_nothing(
    clock: time_machine.Traveller, db: None
) -> None:
    desk = desk_of(somebody("gust", "auditor"))
    assert desk.get("/staff/")["Location"] == "/staff/audit/"
    desk.get("/staff/audit/")
    assert refused() == []


def test_a_person_of_another_network_is_one_entry_an_hour_and_a_wrong_number_none(
    clock: time_machine.Traveller, db: None
) -> None:
    keeper = somebody("mo", "network_manager", network="Noord")
    desk = desk_of(keeper)
    elsewhere = somebody("zoe", network="Zuid")
    for address in ("", "change/", "close/", "device/"):
        ask = desk.post if address else desk.get
        assert ask(f"/staff/people/{elsewhere.id}/{address}").status_code == 404
    assert desk.get("/staff/people/999999/").status_code == 404
    assert refused() == [f"staff {elsewhere.id}"]
    clock.shift(timedelta(minutes=61))
    desk_of(keeper).get(f"/staff/people/{elsewhere.id}/")
    assert refused() == [f"staff {elsewhere.id}"] * 2


def test_an_entry_of_somebody_else_that_a_privacy_officer_asks_for_is_noted(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    desk_of(amina).get("/staff/people/")
    number = AuditEntry.objects.get(action="access_refused").seq
    desk = desk_of(somebody("femke", "privacy_officer"))
    for seq in (number, number, 999_999):
        assert desk.get(f"/staff/audit/{seq}/").status_code == 404
    assert refused() == ["page staff_people", f"entry {number}"]


@pytest.mark.django_db(transaction=True)
def test_the_same_from_many_windows_at_once_is_one_entry() -> None:
    amina = somebody("amina")
    together(*[partial(note_refusal, staff_id=amina.id, page="staff_people")] * 6)
    assert refused() == ["page staff_people"]
