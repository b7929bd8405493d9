"""A talk after a heavy conversation: asked with one key, heard by whoever leads."""

from datetime import timedelta

import pytest
import time_machine

from accounts.models import Staff
from counselling.core import clock as present
from counselling.shift.actions.debrief import answer_debrief, ask_debrief
from counselling.shift.actions.lead import take_lead
from counselling.shift.actions.presence import choose_presence, renew_leases
from counselling.shift.models import Debrief
from counselling.shift.queries.debrief import debriefs_for, own_debrief
from tests.counselling.evening import counsellor, reason

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def supervisor(name: str) -> Staff:
    staff = counsellor(name)
    staff.roles = ["supervisor"]
    staff.save()
    return staff


def heard_by(staff: Staff) -> list[str]:
    return [one.name for one in debriefs_for(staff.id, present.now())]


def told(staff: Staff) -> tuple[list[str], str]:
    own = own_debrief(staff.id, present.now())
    return (own.to, own.by) if own else ([], "")


def test_the_lead_hears_it_and_says_who_comes() -> None:
    amina, bram, dina = counsellor("Amina"), counsellor("Bram"), supervisor("Dina")
    take_lead(staff_id=bram.id)
    ask_debrief(staff_id=amina.id)
    assert (heard_by(bram), heard_by(dina), told(amina)) == (["Amina"], [], (["Bram"], ""))
    assert reason(answer_debrief, staff_id=dina.id, asked_by=amina.id) == "not_lead"
    answer_debrief(staff_id=bram.id, asked_by=amina.id)
    assert (heard_by(bram), told(amina)) == ([], ([], "Bram"))


def test_asking_twice_is_asking_once() -> None:
    amina, bram = counsellor("Amina"), counsellor("Bram")
    take_lead(staff_id=bram.id)
    for _ in range(2):
        ask_debrief(staff_id=amina.id)
    assert heard_by(bram) == ["Amina"]
    answer_debrief(staff_id=bram.id, asked_by=amina.id)
    ask_debrief(staff_id=amina.id)
    assert heard_by(bram) == ["Amina"]


def test_without_a_lead_the_supervisors_on_duty_hear_it() -> None:
    amina, dina, chris = counsellor("Amina"), supervisor("Dina"), supervisor("Chris")
    choose_presence(staff_id=chris.id, presence="offline")
    ask_debrief(staff_id=amina.id)
    assert (heard_by(dina), heard_by(chris)) == (["Amina"], [])


def test_of_two_supervisors_the_first_comes() -> None:
    amina, dina, chris = counsellor("Amina"), supervisor("Dina"), supervisor("Chris")
    ask_debrief(staff_id=amina.id)
    answer_debrief(staff_id=dina.id, asked_by=amina.id)
    assert reason(answer_debrief, staff_id=chris.id, asked_by=amina.id) == "already_taken"


def test_a_lead_whose_laptop_died_leaves_it_to_the_supervisors(
    clock: time_machine.Traveller,
) -> None:
    amina, bram, dina = counsellor("Amina"), counsellor("Bram"), supervisor("Dina")
    take_lead(staff_id=bram.id)
    ask_debrief(staff_id=amina.id)
    clock.shift(timedelta(minutes=2))
    renew_leases([dina.id])
    assert heard_by(dina) == ["Amina"]


def test_the_lead_needs_somebody_too() -> None:
    bram, dina = counsellor("Bram"), supervisor("Dina")
    take_lead(staff_id=bram.id)
    ask_debrief(staff_id=bram.id)
    assert (heard_by(bram), heard_by(dina), told(bram)) == ([], ["Bram"], (["Dina"], ""))


def test_with_nobody_there_it_waits_for_whoever_comes() -> None:
    amina = counsellor("Amina")
    ask_debrief(staff_id=amina.id)
    assert told(amina) == ([], "")
    bram = counsellor("Bram")
    take_lead(staff_id=bram.id)
    assert heard_by(bram) == ["Amina"]


def test_one_of_another_evening_is_not_heard_but_can_be_asked_anew(
    clock: time_machine.Traveller,
) -> None:
    amina, dina = counsellor("Amina"), supervisor("Dina")
    ask_debrief(staff_id=amina.id)
    clock.shift(timedelta(hours=12))
    renew_leases([dina.id])
    assert (heard_by(dina), told(amina)) == ([], ([], ""))
    ask_debrief(staff_id=amina.id)
    assert heard_by(dina) == ["Amina"]
    assert Debrief.objects.count() == 1
