"""Amina, who works here, and the steps by which she signs in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.test import Client

from accounts import totp
from accounts.actions import create_staff, enrol_totp
from accounts.models import Staff

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

PASSWORD = "zeven paarden drinken koffie"
MONDAY_EVENING = datetime.fromisoformat("2026-11-23T18:00:05+00:00")


@dataclass
class Desk:
    """One person's browser, and the phone with the codes."""

    client: Client
    staff: Staff
    clock: time_machine.Traveller
    secret: str = ""

    def give_password(self, password: str = PASSWORD, **more: str) -> "Answer":
        """Send name and password."""
        return self.client.post(
            "/staff/login/", {"username": self.staff.username, "password": password, **more}
        )

    def code(self) -> str:
        """Read the code the phone shows now."""
        return totp.code_of(totp.from_text(self.secret), totp.step_at(datetime.now().astimezone()))

    def give_code(self, code: str | None = None) -> "Answer":
        """Send a code, by default the one on the phone."""
        return self.client.post("/staff/verify/", {"otp_token": code or self.code()})

    def sign_in(self) -> "Answer":
        """Go through both steps, with a code that was not used before."""
        self.clock.shift(timedelta(seconds=30))
        self.give_password()
        return self.give_code()

    def is_in(self) -> bool:
        """Tell whether the console opens."""
        return self.client.get("/staff/").status_code == 200

    def session_key(self) -> str:
        """Return the value of the staff cookie."""
        return self.client.session.session_key or ""


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Monday evening, and time that only moves when told to."""
    with time_machine.travel(MONDAY_EVENING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def amina(db: None, clock: time_machine.Traveller, client: Client) -> Desk:
    """Amina with her phone set up and secrecy promised, not signed in."""
    staff = create_staff(
        username="amina",
        display_name="Amina",
        roles=["counsellor"],
        password=PASSWORD,
        secrecy_acknowledged=True,
    )
    return Desk(client, staff, clock, enrol_totp(staff=staff))


@pytest.fixture
def newcomer(db: None, clock: time_machine.Traveller, client: Client) -> Desk:
    """Noor, who signs in for the first time."""
    staff = create_staff(
        username="noor", display_name="Noor", roles=["counsellor"], password=PASSWORD
    )
    return Desk(client, staff, clock)
