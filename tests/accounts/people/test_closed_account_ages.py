"""An account that was closed: its person's own things wait for a return for 90 days, and go."""

from datetime import timedelta

import pytest
import time_machine

from accounts.actions import disable_staff
from accounts.models import Staff
from accounts.people.actions import close_account, reopen_account
from accounts.people.queries import email_of, email_place
from counselling.conversation.actions.replies import keep_reply
from counselling.conversation.models import CannedReply
from counselling.core import crypto
from counselling.retention.actions.sweep import sweep
from tests.accounts.people.office import manager

pytestmark = [pytest.mark.usefixtures("clock"), pytest.mark.django_db(transaction=True)]

ADDRESS = "amina@example.org"
DAYS_90, SECOND = timedelta(days=90), timedelta(seconds=1)


@pytest.fixture
def amina(amina: Staff) -> Staff:
    """Return Amina, with an address for her invitations and a reply of her own beside the team's."""
    amina.sealed_email = crypto.seal_field(ADDRESS, *email_place(amina.username))
    amina.save(update_fields=["sealed_email"])
    for owner in (amina.id, None):
        keep_reply(owner_id=owner, code="hallo", body="Hallo, met Amina.", actor_id=amina.id)
    return amina


def left(staff: Staff) -> tuple[str, int]:
    """Return the address that is kept of somebody, and how many replies of their own."""
    staff.refresh_from_db()
    return email_of(staff), CannedReply.objects.filter(owner=staff).count()


def test_they_stay_to_the_last_second_and_go_at_the_next(
    eva: Staff, amina: Staff, clock: time_machine.Traveller
) -> None:
    close_account(manager=manager(eva), staff_id=amina.id)
    clock.shift(DAYS_90 - SECOND)
    sweep(trust_clock=True)
    assert left(amina) == (ADDRESS, 1)
    clock.shift(SECOND)
    sweep(trust_clock=True)
    assert left(amina) == ("", 0)
    assert CannedReply.objects.filter(owner=None).exists(), "the team's stays"


def test_whoever_works_here_keeps_theirs(amina: Staff, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(days=400))
    sweep(trust_clock=True)
    assert left(amina) == (ADDRESS, 1)


def test_whoever_came_back_in_time_keeps_theirs_and_a_second_end_counts_anew(
    eva: Staff, amina: Staff, clock: time_machine.Traveller
) -> None:
    close_account(manager=manager(eva), staff_id=amina.id)
    clock.shift(DAYS_90 - SECOND)
    reopen_account(manager=manager(eva), staff_id=amina.id)
    clock.shift(DAYS_90)
    close_account(manager=manager(eva), staff_id=amina.id)
    clock.shift(DAYS_90 - SECOND)
    sweep(trust_clock=True)
    assert left(amina) == (ADDRESS, 1)


def test_closing_twice_does_not_put_the_end_off(
    amina: Staff, clock: time_machine.Traveller
) -> None:
    disable_staff(staff=amina)
    clock.shift(timedelta(days=80))
    disable_staff(staff=amina)
    clock.shift(timedelta(days=10))
    sweep(trust_clock=True)
    assert left(amina) == ("", 0)
