"""The self-check as a command with an exit status, and as the privacy officer's page; headers are asked of the application."""

import json
from io import StringIO
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.actions import create_staff, open_session
from clbchat import headers
from counselling.console import answers_seen
from counselling.console.answers_seen import headers_item
from counselling.privacy.models import SelfCheck
from counselling.privacy.queries import selfcheck
from counselling.privacy.rules.selfcheck import Item, Level, amber
from tests.counselling.evening import PASSWORD
from tests.doors.conftest import OUR_PAGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def well(monkeypatch: pytest.MonkeyPatch) -> None:
    """All the rooms are in order, but for one that wants care."""
    items = [Item("sweep"), amber("journal", "beside")]
    monkeypatch.setattr("counselling.privacy.actions.selfcheck.items_of_rooms", lambda: items)


def run(*options: str) -> str:
    out = StringIO()
    call_command("privacy_selfcheck", *options, stdout=out)
    return out.getvalue()


def test_the_answers_of_the_running_application_are_in_order() -> None:
    assert headers_item() == Item("headers")


@pytest.fixture
def fresh_application() -> Any:
    """The application is built anew, with what a test changed in it."""
    answers_seen._application.cache_clear()
    yield
    answers_seen._application.cache_clear()


def test_a_header_that_is_gone_is_red(
    fresh_application: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(headers, "PERMISSIONS", "camera=()")
    item = headers_item()
    assert (item.level, item.problem, item.about) == (Level.RED, "wrong", "Permissions-Policy, /")


def test_a_middleware_that_is_gone_is_red(fresh_application: None, settings: Any) -> None:
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "csp" not in one]
    assert headers_item().about == "Content-Security-Policy, /"


def test_nothing_red_ends_well_and_says_what_wants_care(well: None) -> None:
    said = run()
    assert "green  sweep" in said
    assert "amber  journal" in said
    assert "Put ERASURE_JOURNAL on another disk." in said


def test_something_red_fails_and_a_report_is_kept_all_the_same() -> None:
    with pytest.raises(CommandError, match="mended now"):
        run()
    assert SelfCheck.objects.get().level == "red"


def test_json_is_one_object_for_programs(well: None) -> None:
    report = json.loads(run("--json"))
    assert report["level"] == "amber"
    assert [item["name"] for item in report["items"]] == ["headers", "sweep", "journal"]
    assert set(report["items"][0]) == {"name", "level", "found", "to_do"}


@pytest.fixture
def femke() -> Client:
    staff = create_staff(
        username="femke", display_name="Femke", roles=["privacy_officer"], password=PASSWORD,
        secrecy_acknowledged=True,
    )  # fmt: skip
    browser = Client(headers=OUR_PAGE)
    browser.cookies[configured.SESSION_COOKIE_NAME] = open_session(staff=staff)
    return browser


def test_the_page_runs_it_and_shows_every_item(femke: Client) -> None:
    assert "Er is nog nooit gecontroleerd." in femke.get("/staff/selfcheck/").text
    assert femke.post("/staff/selfcheck/run/").status_code == 302
    page = femke.get("/staff/selfcheck/").text
    assert page.count('class="check-item"') == 1 + len(selfcheck.items_of_rooms())
    assert "Er is nog geen back-up." in page
    assert "punten om nu te herstellen" in page, "the menu counts what is red"
