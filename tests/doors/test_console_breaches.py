"""The privacy officer reports a breach, counts whom it concerns, and gets the texts to send."""

from typing import Any

import pytest
import time_machine
from django.conf import settings as configured
from django.test import Client

from accounts.actions import create_staff, open_session
from counselling.privacy.queries.breaches import breaches
from tests.counselling.evening import PASSWORD
from tests.doors.conftest import OUR_PAGE

WHAT = "Er is een laptop gestolen."
FOUND = "2026-11-23T18:00"


@pytest.fixture
def femke(db: None, clock: time_machine.Traveller) -> Client:
    staff = create_staff(
        username="femke", display_name="Femke", roles=["privacy_officer"], password=PASSWORD,
        secrecy_acknowledged=True,
    )  # fmt: skip
    browser = Client(headers=OUR_PAGE)
    browser.cookies[configured.SESSION_COOKIE_NAME] = open_session(staff=staff)
    return browser


@pytest.fixture
def page(femke: Client) -> str:
    answer = femke.post("/staff/breaches/report/", {"what": WHAT, "found_at": FOUND})
    assert answer.status_code == 302
    return str(answer["Location"])


def counts(femke: Client, page: str, *lost: str, **more: str) -> Any:
    fields = {"begin": "2026-11-01T00:00", "end": "2026-11-23T18:00", "lost": list(lost), **more}
    return femke.post(f"{page}count/", fields)


def test_the_page_says_until_when(femke: Client, page: str) -> None:
    shown = femke.get(page).text
    assert "De toezichthouder moet het weten voor 26 november 2026, 18:00." in shown
    assert WHAT in shown
    assert "beslis voor 26 november, 18:00" in femke.get("/staff/breaches/").text


def test_counting_fills_in_the_texts_for_the_authority_and_for_the_site(
    femke: Client, page: str
) -> None:
    assert counts(femke, page, "database", "day_keys").status_code == 302
    shown = femke.get(page).text
    assert "Melding aan de toezichthouder (AVG artikel 33)" in shown
    assert "Iemand kan gelezen hebben wat er in die gesprekken staat." in shown
    assert shown.count('class="panel letter"') == 4
    for language in ("nl", "fr", "en"):
        assert f'class="panel letter" lang="{language}"' in shown


def test_without_the_keys_the_texts_say_that_nobody_can_read_it(femke: Client, page: str) -> None:
    counts(femke, page, "database")
    assert "Zonder sleutel kan niemand het lezen." in femke.get(page).text


def test_what_cannot_be_is_said_and_nothing_is_lost(femke: Client, page: str) -> None:
    answer = femke.post("/staff/breaches/report/", {"what": WHAT, "found_at": "2026-11-24T18:00"})
    assert answer.status_code == 422
    assert "Dit moment moet nog komen." in answer.text
    assert WHAT in answer.text
    assert counts(femke, page, "database", end="2026-10-01T00:00").status_code == 422
    assert "Kies wat iemand kan hebben." in counts(femke, page).text
    answer = femke.post(f"{page}decide/", {"step": "note", "words": ""})
    assert (answer.status_code, "Vul dit in." in answer.text) == (422, True)


def test_a_decision_stands_in_the_log_until_it_is_closed(femke: Client, page: str) -> None:
    femke.post(f"{page}decide/", {"step": "told_authority", "words": "Per webformulier."})
    assert "Per webformulier." in femke.get(page).text
    femke.post(f"{page}decide/", {"step": "closed", "words": "Klaar."})
    assert breaches()[0].closed
    assert f'action="{page}decide/"' not in femke.get(page).text


def test_a_breach_that_is_not_there_is_not_found(femke: Client) -> None:
    assert femke.get("/staff/breaches/999/").status_code == 404
