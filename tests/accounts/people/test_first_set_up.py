"""A first set-up that was broken off after the password: who knows the password alone does not finish it."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accounts.models import SetupCode, Staff, TOTPDevice
from accounts.people.second_factor import reset_second_factor
from tests.accounts.people.office import manager, somebody
from tests.accounts.people.test_credentials_changed import OTHER, chooses, digits_of, link_for
from tests.accounts.people.test_reset_second_factor import sets_up

pytestmark = pytest.mark.usefixtures("clock")

DRAWING, ASKS = "Scan deze tekening", "Eerst de code van je collega"


@pytest.fixture
def noor(db: None) -> Staff:
    """Somebody who was invited and never came in."""
    staff = somebody("noor")
    staff.set_unusable_password()
    staff.save()
    return staff


def signs_in(client: Client) -> str:
    """Give the password; returns the page on which a second factor would be set up."""
    client.post("/staff/login/", {"username": "noor", "password": OTHER})
    return client.get("/staff/setup/").text


def test_elsewhere_the_password_alone_sets_up_nothing(noor: Staff) -> None:
    first = chooses(link_for(noor))
    assert DRAWING in first.get("/staff/setup/").text
    thief = Client()
    page = signs_in(thief)
    assert ASKS in page
    assert "Met je wachtwoord alleen kan niemand een app instellen." in page
    assert thief.post("/staff/setup/", {"otp_token": digits_of(noor)}).status_code == 422
    assert not TOTPDevice.objects.get(user=noor).confirmed


def test_in_the_same_browser_it_goes_on_for_twelve_hours(
    noor: Staff, clock: time_machine.Traveller
) -> None:
    client = chooses(link_for(noor))
    clock.shift(timedelta(minutes=30))
    assert client.get("/staff/setup/").status_code == 302
    assert DRAWING in signs_in(client)
    clock.shift(timedelta(hours=11))
    assert DRAWING in signs_in(client)
    assert "Herstelcodes" in client.post("/staff/setup/", {"otp_token": digits_of(noor)}).text
    assert not SetupCode.objects.exists()


def test_after_that_a_code_is_needed_there_too(noor: Staff, clock: time_machine.Traveller) -> None:
    client = chooses(link_for(noor))
    clock.shift(timedelta(hours=6))
    assert DRAWING in signs_in(client)
    clock.shift(timedelta(hours=6))
    assert ASKS in signs_in(client)


def test_whoever_keeps_the_account_reads_a_code_out(eva: Staff, noor: Staff) -> None:
    chooses(link_for(noor))
    code = reset_second_factor(manager=manager(eva), staff_id=noor.id)
    elsewhere = Client()
    assert "Wie dat voor je deed, las je een code voor." in signs_in(elsewhere)
    assert sets_up(elsewhere, code).status_code == 302
    assert DRAWING in elsewhere.get("/staff/setup/").text


def test_a_code_that_was_given_counts_as_long_in_that_browser(
    eva: Staff, noor: Staff, clock: time_machine.Traveller
) -> None:
    chooses(link_for(noor))
    code = reset_second_factor(manager=manager(eva), staff_id=noor.id)
    client = Client()
    signs_in(client)
    sets_up(client, code)
    clock.shift(timedelta(minutes=30))
    assert DRAWING in signs_in(client)


def test_ones_own_invitation_opens_nobody_elses_set_up(noor: Staff) -> None:
    chooses(link_for(noor))
    sam = somebody("sam")
    sam.set_unusable_password()
    sam.save()
    client = chooses(link_for(sam))
    assert ASKS in signs_in(client)


def test_another_link_does_not_take_the_place_of_the_code_after_a_lost_phone(
    eva: Staff, noor: Staff
) -> None:
    chooses(link_for(noor))
    code = reset_second_factor(manager=manager(eva), staff_id=noor.id)
    client = chooses(link_for(noor))
    assert ASKS in client.get("/staff/setup/").text
    assert sets_up(client, code).status_code == 302
