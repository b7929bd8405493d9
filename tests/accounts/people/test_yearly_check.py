from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from accounts.actions import open_session
from accounts.models import AuditEntry, Staff
from accounts.people.actions import confirm_people
from accounts.people.queries import due_for, is_shut, whom_to_ask
from accounts.queries import signed_in
from accounts.shift_codes import give_shift_code
from counselling.core.errors import Refused
from tests.accounts.people.office import PASSWORD, desk_of, manager, somebody

#: The clock of these stories stands on 23 November 2026.
TODAY = date(2026, 11, 23)
A_YEAR_AGO = TODAY - timedelta(days=365)
TOO_LONG_AGO = TODAY - timedelta(days=395)

pytestmark = pytest.mark.usefixtures("clock")


def due(staff: Staff) -> list[str]:
    return [person.username for person in due_for(manager(staff))]


def signs_in(staff: Staff) -> str:
    answer = Client().post("/staff/login/", {"username": staff.username, "password": PASSWORD})
    return answer.headers.get("Location", "") or answer.text


def test_after_a_year_somebody_is_asked_about_and_not_a_day_earlier(eva: Staff) -> None:
    somebody("amina", confirmed_on=A_YEAR_AGO)
    somebody("bram", confirmed_on=A_YEAR_AGO + timedelta(days=1))
    assert due(eva) == ["amina"]


def test_a_yes_is_good_for_a_year(eva: Staff, clock: time_machine.Traveller) -> None:
    amina = somebody("amina", confirmed_on=A_YEAR_AGO)
    assert confirm_people(manager=manager(eva), staff_ids=[amina.id, eva.id, 999]) == 1
    assert due(eva) == []
    assert AuditEntry.objects.get().action == "still_in_service"
    clock.shift(timedelta(days=364))
    assert due(eva) == []
    clock.shift(timedelta(days=1))
    assert "amina" in due(eva)


def test_a_network_manager_answers_for_the_own_counsellors_alone(eva: Staff, nadia: Staff) -> None:
    amina = somebody("amina", network="Noord", confirmed_on=A_YEAR_AGO)
    bram = somebody("bram", network="Zuid", confirmed_on=A_YEAR_AGO)
    chris = somebody("chris", "supervisor", network="Noord", confirmed_on=A_YEAR_AGO)
    assert due(nadia) == ["amina"]
    everybody = [amina.id, bram.id, chris.id]
    assert confirm_people(manager=manager(nadia), staff_ids=everybody) == 1
    assert due(eva) == ["chris", "bram"]


def test_30_days_without_an_answer_and_signing_in_waits_for_a_yes(eva: Staff, nadia: Staff) -> None:
    late = somebody("amina", network="Noord", confirmed_on=TOO_LONG_AGO + timedelta(days=1))
    assert signs_in(late) == "/staff/setup/"
    Staff.objects.filter(id=late.id).update(confirmed_on=TOO_LONG_AGO)
    refused = signs_in(late)
    assert "We weten niet of je hier nog werkt" in refused
    assert "Vraag het aan Nadia." in refused
    confirm_people(manager=manager(nadia), staff_ids=[late.id])
    assert signs_in(late) == "/staff/setup/"


def test_only_who_knows_the_password_learns_that_an_account_waits(eva: Staff) -> None:
    late = somebody("amina", confirmed_on=TOO_LONG_AGO)
    answer = Client().post(
        "/staff/login/", {"username": late.username, "password": "een heel ander wachtwoord"}
    )
    assert "Naam of wachtwoord klopt niet." in answer.text


def test_a_running_sign_in_goes_on(eva: Staff) -> None:
    amina = somebody("amina")
    session = open_session(staff=amina)
    Staff.objects.filter(id=amina.id).update(confirmed_on=TOO_LONG_AGO)
    assert signed_in(session) is not None


def test_without_a_network_manager_a_coordinator_is_named(eva: Staff) -> None:
    assert whom_to_ask(somebody("amina", network="Noord")) == ["Eva"]
    assert whom_to_ask(eva) == []


def test_somebody_who_cannot_sign_in_is_not_named(eva: Staff) -> None:
    somebody("nadia", "network_manager", network="Noord", confirmed_on=TOO_LONG_AGO)
    assert whom_to_ask(somebody("amina", network="Noord")) == ["Eva"]


def test_coordinators_answer_for_each_other_and_the_last_one_is_let_in(eva: Staff) -> None:
    Staff.objects.filter(id=eva.id).update(confirmed_on=TOO_LONG_AGO)
    eva.refresh_from_db()
    assert not is_shut(eva)
    assert due(eva) == ["eva"]
    finn = somebody("finn", "coordinator")
    assert is_shut(eva)
    assert due(eva) == []
    assert due(finn) == ["eva"]


def test_the_menu_counts_and_one_click_answers(eva: Staff) -> None:
    amina = somebody("amina", confirmed_on=A_YEAR_AGO)
    bram = somebody("bram", confirmed_on=A_YEAR_AGO)
    somebody("chris", confirmed_on=A_YEAR_AGO)
    desk = desk_of(eva)
    assert '<span class="due">3 ' in desk.get("/staff/replies/").text
    page = desk.post("/staff/people/check/answer/", {"no": str(amina.id)}, follow=True).text
    assert "Het account is gesloten." in page
    assert not Staff.objects.get(id=amina.id).is_active
    page = desk.post("/staff/people/check/answer/", {"yes": str(bram.id)}, follow=True).text
    assert "1 persoon blijft in dienst." in page
    assert '<span class="due">1 ' in page


def test_all_who_are_ticked_at_once_even_180(eva: Staff) -> None:
    people = [somebody("p0", confirmed_on=A_YEAR_AGO)]
    people += Staff.objects.bulk_create(
        Staff(username=f"p{n}", display_name="P", roles=["counsellor"], created_at=eva.created_at,
              confirmed_on=A_YEAR_AGO, password=people[0].password) for n in range(1, 180)
    )  # fmt: skip
    desk = desk_of(eva)
    assert desk.get("/staff/people/check/?all=1").text.count(" checked>") == 180
    ticked = {"person": [str(staff.id) for staff in people], "ticked": "1"}
    page = desk.post("/staff/people/check/answer/", ticked, follow=True).text
    assert "180 mensen blijven in dienst." in page
    assert "Er wacht niemand op je antwoord." in page


@pytest.mark.parametrize("field", ["yes", "no", "person"])
@pytest.mark.parametrize("value", ["", "x", "-1", "9" * 18, "9" * 40, "1.5"])
def test_an_answer_about_nobody_changes_nothing(eva: Staff, field: str, value: str) -> None:
    answer = desk_of(eva).post("/staff/people/check/answer/", {field: value})
    assert answer.status_code == 303
    assert not AuditEntry.objects.exists()


def test_a_no_about_oneself_or_a_stranger_is_refused_kindly(eva: Staff, nadia: Staff) -> None:
    page = desk_of(eva).post("/staff/people/check/answer/", {"no": str(eva.id)}, follow=True).text
    assert "Je eigen account kun je niet sluiten." in page
    desk_of(nadia).post("/staff/people/check/answer/", {"no": str(eva.id)})
    assert Staff.objects.get(id=eva.id).is_active


def test_the_lead_lets_nobody_in_by_code_about_whom_nobody_answered(eva: Staff) -> None:
    late = somebody("amina", confirmed_on=TOO_LONG_AGO)
    lead = somebody("chris")
    with pytest.raises(Refused):
        give_shift_code(staff_id=late.id, given_by=lead.id, until=eva.created_at)
