"""The hat of the evening lead: one head at a time, for one shift."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from accounts.actions import disable_staff
from accounts.models import AuditEntry
from counselling.core import clock as present
from counselling.core.errors import Refused
from counselling.shift.actions.hours import hold_door, set_week
from counselling.shift.actions.lead import lay_down_lead, take_lead
from counselling.shift.actions.presence import go_home, renew_leases
from counselling.shift.models import DoorMode, EveningLead
from counselling.shift.queries.lead import lead_now, shift_ends
from counselling.shift.rules.opening import Hours
from tests.counselling.evening import counsellor, reason, together

pytestmark = pytest.mark.django_db


def clock_at(text: str) -> datetime:
    """Return a moment of the service's own clock."""
    return datetime.fromisoformat(text)


def evening_hours(opens: str = "17:00", closes: str = "21:00") -> None:
    """Open every day of the week."""
    at = datetime.strptime
    set_week(
        hours=[
            Hours(day, at(opens, "%H:%M").time(), at(closes, "%H:%M").time()) for day in range(7)
        ]
    )


def who_leads() -> str:
    lead = lead_now(present.now())
    return lead.name if lead else ""


def test_the_hat_is_worn_until_an_hour_after_closing(clock: time_machine.Traveller) -> None:
    evening_hours()
    take_lead(staff_id=counsellor("Amina").id)
    lead = lead_now(present.now())
    assert lead is not None
    assert (lead.name, lead.gone) == ("Amina", False)
    assert lead.until == clock_at("2026-11-23T22:00+01:00")
    clock.move_to(lead.until)
    assert who_leads() == ""


def test_who_comes_before_the_opening_leads_the_evening_that_follows(
    clock: time_machine.Traveller,
) -> None:
    evening_hours()
    clock.move_to(clock_at("2026-11-23T16:40+01:00"))
    assert shift_ends(present.now()) == clock_at("2026-11-23T22:00+01:00")


def test_without_a_closing_a_shift_takes_four_hours(clock: time_machine.Traveller) -> None:
    assert shift_ends(present.now()) == clock_at("2026-11-23T23:00+01:00")
    hold_door(mode=DoorMode.OPEN)
    amina = counsellor("Amina")
    take_lead(staff_id=amina.id)
    clock.shift(timedelta(hours=1))
    assert shift_ends(present.now()) == clock_at("2026-11-23T23:00+01:00")


def test_over_midnight_the_hat_stays_on(clock: time_machine.Traveller) -> None:
    evening_hours("20:00", "02:00")
    clock.move_to(clock_at("2026-11-23T23:00+01:00"))
    take_lead(staff_id=counsellor("Amina").id)
    clock.move_to(clock_at("2026-11-24T01:30+01:00"))
    assert who_leads() == "Amina"
    clock.move_to(clock_at("2026-11-24T03:00+01:00"))
    assert who_leads() == ""


@pytest.mark.parametrize(
    ("taken", "closes", "over"),
    [
        ("2026-10-24T23:00+02:00", "04:00", "2026-10-25T05:00+01:00"),
        ("2026-03-28T23:00+01:00", "04:00", "2026-03-29T05:00+02:00"),
        # The hour that comes twice ends after its second time.
        ("2026-10-24T23:00+02:00", "02:30", "2026-10-25T03:30+01:00"),
    ],
)
def test_over_a_clock_change_it_ends_by_the_clock_on_the_wall(
    clock: time_machine.Traveller, taken: str, closes: str, over: str
) -> None:
    evening_hours("20:00", closes)
    clock.move_to(clock_at(taken))
    take_lead(staff_id=counsellor("Amina").id)
    found = lead_now(present.now())
    assert found is not None
    assert found.until == clock_at(over)


def test_only_one_leads(clock: time_machine.Traveller) -> None:
    amina, bram = counsellor("Amina"), counsellor("Bram")
    take_lead(staff_id=amina.id)
    with pytest.raises(Refused) as refused:
        take_lead(staff_id=bram.id)
    assert (refused.value.reason, refused.value.details) == ("led", {"by": "Amina"})
    take_lead(staff_id=amina.id)
    assert EveningLead.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_the_hat_at_once_one_gets_it(clock: time_machine.Traveller) -> None:
    amina, bram = counsellor("Amina"), counsellor("Bram")
    told = together(*(lambda one=one: take_lead(staff_id=one.id) for one in (amina, bram)))
    assert [one.reason for one in told if isinstance(one, Refused)] == ["led"]
    assert EveningLead.objects.filter(ended_at=None).count() == 1


def test_the_database_itself_knows_one_hat(clock: time_machine.Traveller) -> None:
    now = present.now()
    rows = [
        EveningLead(staff=counsellor(name), taken_at=now, until=now) for name in ("Amina", "Bram")
    ]
    rows[0].save()
    with pytest.raises(IntegrityError), transaction.atomic():
        rows[1].save()


def test_laid_down_it_is_free_for_another(clock: time_machine.Traveller) -> None:
    amina, bram = counsellor("Amina"), counsellor("Bram")
    lay_down_lead(staff_id=amina.id)
    take_lead(staff_id=amina.id)
    lay_down_lead(staff_id=bram.id)
    assert who_leads() == "Amina"
    lay_down_lead(staff_id=amina.id)
    take_lead(staff_id=bram.id)
    assert who_leads() == "Bram"
    deeds = [(deed.action, deed.actor_id) for deed in AuditEntry.objects.all()]
    assert deeds == [
        ("lead_taken", amina.id),
        ("lead_laid_down", amina.id),
        ("lead_taken", bram.id),
    ]


def test_after_two_minutes_without_a_console_any_colleague_takes_it_over(
    clock: time_machine.Traveller,
) -> None:
    amina, bram = counsellor("Amina"), counsellor("Bram")
    take_lead(staff_id=amina.id)
    clock.shift(timedelta(minutes=1, seconds=59))
    assert reason(take_lead, staff_id=bram.id) == "led"
    clock.shift(timedelta(seconds=1))
    renew_leases([bram.id])
    assert who_leads() == "Amina"
    take_lead(staff_id=bram.id)
    assert who_leads() == "Bram"
    assert AuditEntry.objects.latest("id").subject == f"staff {amina.id}"


def test_who_signs_out_keeps_the_hat_until_somebody_takes_it(clock: time_machine.Traveller) -> None:
    amina = counsellor("Amina")
    take_lead(staff_id=amina.id)
    go_home(staff_id=amina.id)
    clock.shift(timedelta(minutes=10))
    lead = lead_now(present.now())
    assert lead is not None
    assert (lead.name, lead.gone) == ("Amina", True)


def test_a_closed_account_leads_nothing(clock: time_machine.Traveller) -> None:
    amina, bram = counsellor("Amina"), counsellor("Bram")
    take_lead(staff_id=amina.id)
    disable_staff(staff=amina)
    assert who_leads() == ""
    take_lead(staff_id=bram.id)
    assert who_leads() == "Bram"
