"""The privacy officer tells everybody of a breach: looked at first, on the site until its day, taken off again."""

from typing import Any

import pytest
from django.test import Client

from tests.doors.test_console_replies import desk_of

pytestmark = pytest.mark.usefixtures("clock", "evening")

TEXTS = {
    "text_nl": "Een laptop is weg.\r\n\r\n<b>Dat</b> spijt ons.",
    "text_fr": "Un portable a disparu.",
    "text_en": "A laptop is gone.",
    "until": "2026-12-23",
}
TOLD = "Er ging iets mis met gegevens van deze chat"


@pytest.fixture
def femke() -> Client:
    return desk_of("Femke", "privacy_officer")


@pytest.fixture
def page(femke: Client) -> str:
    """A breach that was reported and counted."""
    found = {"what": "Een laptop is gestolen.", "found_at": "2026-11-23T12:00"}
    page = str(femke.post("/staff/breaches/report/", found)["Location"])
    period = {"begin": "2026-11-01T00:00", "end": "2026-11-23T12:00", "lost": ["database"]}
    assert femke.post(f"{page}count/", period).status_code == 302
    return page


def looks(femke: Client, page: str, **other: str) -> str:
    """Look at a notice as everybody would read it; returns what publishes this very one."""
    answer = femke.post(f"{page}notice/", TEXTS | other)
    assert answer.status_code == 200
    return str(answer.text.split('name="seen" value="')[1].split('"')[0])


def publishes(femke: Client, page: str) -> Any:
    return femke.post(f"{page}notice/", {**TEXTS, "seen": looks(femke, page)})


def test_the_notice_is_proposed_in_three_languages_from_what_was_counted(
    femke: Client, page: str
) -> None:
    shown = femke.get(page).text
    assert shown.count("Zonder sleutel kan niemand het lezen.") == 2
    assert "Sans clé" in shown
    assert "Bekijk het eerst" in shown


def test_nothing_is_published_before_this_very_text_was_looked_at(
    femke: Client, browser: Client, page: str
) -> None:
    seen = looks(femke, page)
    other = femke.post(f"{page}notice/", {**TEXTS, "text_nl": "Iets anders.", "seen": seen})
    assert "Zo leest iedereen het" in other.text
    assert TOLD not in browser.get("/").text
    assert femke.post(f"{page}notice/", {**TEXTS, "seen": seen}).status_code == 302
    assert TOLD in browser.get("/").text


def test_what_was_looked_at_stands_where_everybody_passes_and_in_their_language(
    femke: Client, browser: Client, page: str
) -> None:
    assert "Er is nu geen melding." in browser.get("/meldingen/").text
    assert publishes(femke, page).status_code == 302
    for address in ("/", "/privacy/"):
        shown = browser.get(address).text
        assert TOLD in shown
        assert 'href="/meldingen/"' in shown
    assert "A laptop is gone." in browser.get("/meldingen/?taal=en").text
    assert "Un portable a disparu." in browser.get("/meldingen/?taal=fr").text
    assert "Tot en met 23 december 2026." in femke.get(page).text


def test_it_is_plain_text(femke: Client, browser: Client, page: str) -> None:
    publishes(femke, page)
    shown = browser.get("/meldingen/").text
    assert "<p>Een laptop is weg.</p>" in shown
    assert "&lt;b&gt;Dat&lt;/b&gt; spijt ons." in shown


def test_taken_off_it_is_gone_for_everybody(
    femke: Client, browser: Client, page: str, clock: Any
) -> None:
    publishes(femke, page)
    assert femke.post(f"{page}take-down/", {"why": ""}).status_code == 422
    clock.shift(60)
    assert femke.post(f"{page}take-down/", {"why": "De laptop is terug."}).status_code == 302
    assert TOLD not in browser.get("/").text
    assert "Er is nu geen melding." in browser.get("/meldingen/").text
    assert "Bericht van de site gehaald" in femke.get(page).text
    assert femke.post(f"{page}take-down/", {"why": "Nog eens."}).status_code == 422


@pytest.mark.parametrize(
    "wrong", [{"until": "2027-03-01"}, {"until": "2026-11-01"}, {"until": "x"}, {"text_en": " "}]
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    femke: Client, page: str, wrong: dict[str, str]
) -> None:
    answer = femke.post(f"{page}notice/", TEXTS | wrong)
    assert answer.status_code == 422
    assert "Zo leest iedereen het" not in answer.text
    assert "Un portable a disparu." in answer.text


def test_a_notice_stays_on_the_site_where_it_cannot_be_noted_that_it_goes(
    femke: Client, browser: Client, page: str, settings: Any
) -> None:
    publishes(femke, page)
    settings.ERASURE_JOURNAL = "/dev/full"
    told = femke.post(f"{page}take-down/", {"why": "De laptop is terug."})
    assert (told.status_code, "Er ging iets mis bij het opslaan." in told.text) == (422, True)
    assert TOLD in browser.get("/").text
