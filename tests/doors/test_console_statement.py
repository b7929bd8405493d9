"""The privacy officer looks at what would change, and publishes the next edition."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.conf import settings as configured
from django.test import Client

from accounts.actions import create_staff, open_session
from counselling.privacy.actions.statement import publish_first_statement
from counselling.privacy.queries.statement import edition, editions
from tests.counselling.evening import PASSWORD
from tests.doors.conftest import OUR_PAGE

TODAY = "2026-11-23"
HOSTING = "Onze computers staan bij Hosting Vlaanderen in Gent."


@pytest.fixture
def femke(db: None, clock: time_machine.Traveller) -> Client:
    staff = create_staff(
        username="femke", display_name="Femke", roles=["privacy_officer"], password=PASSWORD,
        secrecy_acknowledged=True,
    )  # fmt: skip
    publish_first_statement()
    browser = Client(headers=OUR_PAGE)
    browser.cookies[configured.SESSION_COOKIE_NAME] = open_session(staff=staff)
    return browser


def posts(browser: Client, where: str, **fields: str) -> Any:
    return browser.post(f"/staff/statement/{where}/", {"valid_from": TODAY, **fields})


def test_looking_shows_what_would_change_and_publishes_nothing(femke: Client) -> None:
    page = posts(femke, "look", processors_nl=HOSTING).text
    assert f"<ins>{HOSTING}</ins>" in page
    assert len(editions()) == 1


def test_publishing_leads_back_and_the_edition_says_by_whom(femke: Client) -> None:
    assert posts(femke, "publish", processors_nl=HOSTING).status_code == 302
    page = femke.get("/staff/statement/").text
    assert "Versie 2, geldig vanaf 23 november 2026" in page
    assert "door Femke." in page
    found = edition(2)
    assert found
    assert (found.valid_from, found.values["nl"]["processors"]) == (date(2026, 11, 23), HOSTING)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-11-22", "Deze dag is voorbij."),
        ("morgen", "Deze dag kunnen we niet lezen."),
        ("", "Kies een dag."),
    ],
)
def test_a_day_that_cannot_be_is_said_and_what_was_typed_stays(
    femke: Client, day: str, sentence: str
) -> None:
    answer = posts(femke, "publish", valid_from=day, processors_nl=HOSTING)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert HOSTING in answer.text
    assert len(editions()) == 1


def test_the_same_again_is_refused(femke: Client) -> None:
    answer = posts(femke, "publish")
    assert answer.status_code == 422
    assert "Er is niets veranderd" in answer.text


def test_a_setting_that_is_another_now_is_pointed_out(femke: Client, settings: Any) -> None:
    warned = "is anders dan de laatste versie"
    assert warned not in femke.get("/staff/statement/").text
    settings.SEAL_DAYS = 30
    assert warned in femke.get("/staff/statement/").text
