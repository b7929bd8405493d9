"""Everything that the register gives an end has a step in the sweep, and each goes at its own second."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.db import models

from accounts.actions import create_staff
from accounts.models import Invitation, SignIn, Staff
from counselling.core.register import Counted, WithConversation, WithQuarter
from counselling.emergency.models import AddressRequest, CardLine, Disclosure
from counselling.privacy.queries.register import REGISTER
from counselling.retention.actions.steps import steps
from counselling.retention.actions.sweep import sweep
from counselling.shift.models import Announcement, Debrief, EveningLead, Turn
from tests.counselling.evening import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)

BEGUN = datetime(2026, 11, 23, 18, tzinfo=UTC)
Make = Callable[[Staff], models.Model]


def test_whatever_has_an_end_in_the_register_has_a_step_in_the_sweep() -> None:
    swept = {table for step in steps() for table in step.tables()}
    ending = {
        column.table
        for column in REGISTER
        if isinstance(column.kept.retention, Counted | WithConversation | WithQuarter)
    }
    assert not {table._meta.label for table in ending if not swept & set(goes_with(table))}


def goes_with(table: type[models.Model]) -> Iterator[type[models.Model]]:
    """Go through a table and those with whose rows its own are deleted."""
    yield table
    for field in table._meta.local_fields:
        goes_along = getattr(field.remote_field, "on_delete", None) is models.CASCADE
        if goes_along and field.related_model is not table:
            assert isinstance(field.related_model, type)
            yield from goes_with(field.related_model)


def a_request(staff: Staff) -> AddressRequest:
    return AddressRequest.objects.create(
        key=uuid4(), conversation=uuid4(), asked_by=staff, asked_at=BEGUN, ground="self",
        acute="now", discussed="yes", whom="112", facts=b"", why=b"", order=b"", state="lapsed",
    )  # fmt: skip


def a_disclosure(staff: Staff) -> Disclosure:
    return Disclosure.objects.create(
        id=uuid4(), conversation=uuid4(), staff=staff, at=BEGUN, what="known", whom="112",
        discussed="yes", said=b"", why=b"",
    )  # fmt: skip


def a_sign_in(staff: Staff) -> SignIn:
    return SignIn.objects.create(
        staff=staff, session_hash="a" * 64, started_at=BEGUN, active_at=BEGUN
    )


def a_turn(staff: Staff) -> Turn:
    return Turn.objects.create(staff=staff, starts=BEGUN - timedelta(hours=3), ends=BEGUN)


def a_lead(staff: Staff) -> EveningLead:
    return EveningLead.objects.create(staff=staff, taken_at=BEGUN, until=BEGUN)


def a_debrief(staff: Staff) -> Debrief:
    return Debrief.objects.create(staff=staff, asked_at=BEGUN)


def an_invitation(staff: Staff) -> Invitation:
    return Invitation.objects.create(staff=staff, token_hash="b" * 64, expires_at=BEGUN)


def a_session(staff: Staff) -> Session:
    return Session.objects.create(session_key="c" * 32, session_data="", expire_date=BEGUN)


def an_attempt(staff: Staff) -> AccessAttempt:
    attempt: AccessAttempt = AccessAttempt.objects.create(
        username="d", user_agent="", failures_since_start=1
    )
    AccessAttempt.objects.update(attempt_time=BEGUN)
    return attempt


@pytest.mark.parametrize(
    ("make", "days"),
    [
        (a_request, 730), (a_disclosure, 730), (a_sign_in, 730), (a_turn, 730), (a_lead, 730),
        (a_debrief, 730), (an_invitation, 730), (a_session, 0), (an_attempt, 30),
    ],
)  # fmt: skip
def test_each_stays_to_its_last_second_and_goes_at_the_next(make: Make, days: int) -> None:
    with time_machine.travel(BEGUN, tick=False) as clock:
        one = make(somebody())
        clock.move_to(BEGUN + timedelta(days=days, seconds=-1))
        sweep(trust_clock=True)
        assert type(one)._default_manager.exists()
        clock.shift(1)
        sweep(trust_clock=True)
        assert not type(one)._default_manager.exists()


def somebody() -> Staff:
    return create_staff(
        username="amina", display_name="Amina", roles=["counsellor"], password=PASSWORD
    )


def test_an_announcement_goes_two_years_after_its_last_day() -> None:
    with time_machine.travel(BEGUN, tick=False) as clock:
        Announcement.objects.create(
            author=somebody(), body=b"", made_at=BEGUN, last_day=date(2026, 11, 23)
        )
        clock.move_to(BEGUN + timedelta(days=729))
        sweep(trust_clock=True)
        assert Announcement.objects.exists()
        clock.shift(timedelta(days=1))
        sweep(trust_clock=True)
        assert not Announcement.objects.exists()


def test_with_a_request_goes_what_was_told_because_of_it_and_the_line_of_a_card() -> None:
    with time_machine.travel(BEGUN, tick=False) as clock:
        staff = somebody()
        request = a_request(staff)
        a_disclosure(staff)
        Disclosure.objects.update(request=request, at=BEGUN + timedelta(days=3))
        CardLine.objects.create(
            staff=staff,
            line=1,
            salt=b"",
            sealed=b"",
            made_at=BEGUN,
            used_for=request,
            used_at=BEGUN,
        )
        clock.move_to(BEGUN + timedelta(days=730))
        sweep(trust_clock=True)
        for table in (AddressRequest, Disclosure, CardLine):
            assert not table.objects.exists()


def test_no_setting_keeps_anything_beyond_the_ceiling(settings: Any) -> None:
    settings.EMERGENCY_DAYS = settings.STAFF_DAYS = settings.CONVERSATION_DAYS = 100_000
    with time_machine.travel(BEGUN, tick=False) as clock:
        a_disclosure(somebody())
        clock.move_to(BEGUN + timedelta(days=730))
        sweep(trust_clock=True)
        assert not Disclosure.objects.exists()
