"""The people of an office: who keeps accounts, and of whom."""

from datetime import date

from django.test import Client

from accounts.actions import create_staff, open_session
from accounts.models import Network, Staff
from accounts.people.queries import manager_of
from accounts.people.rules import Manager
from accounts.queries import signed_in

PASSWORD = "zeven paarden drinken koffie"
HEAD = "username,display_name,network,discipline,roles,email\n"


def somebody(
    username: str, *roles: str, network: str = "", confirmed_on: date | None = None
) -> Staff:
    """Let somebody work here."""
    staff = create_staff(
        username=username,
        display_name=username.capitalize(),
        roles=roles or ("counsellor",),
        password=PASSWORD,
        secrecy_acknowledged=True,
    )
    staff.network = Network.objects.get_or_create(name=network)[0] if network else None
    staff.confirmed_on = confirmed_on or staff.confirmed_on
    staff.save()
    return staff


def desk_of(staff: Staff) -> Client:
    """Let somebody sit at a desk, signed in."""
    client = Client()
    client.cookies["staff"] = open_session(staff=staff)
    return client


def manager(staff: Staff) -> Manager:
    """Return what somebody may keep."""
    person = signed_in(open_session(staff=staff))
    assert person is not None
    return manager_of(person)
