"""The privacy statement at the door: what counts, every edition at its own address, what changed, and the notice of it."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.models import Staff
from counselling.conversation.models import Conversation
from counselling.privacy.actions.statement import publish_statement

TODAY = date(2026, 11, 23)
WORDS = {"nl": {"processors": "Onze computers staan bij Hosting Vlaanderen in Gent."}}
NEWS = "Onze tekst over privacy is veranderd."
COOKIES = "We gebruiken alleen cookies die nodig zijn om te chatten."


def publish(**words: str) -> None:
    publish_statement(staff_id=None, valid_from=TODAY, words={"nl": words})


pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def first(clock: time_machine.Traveller, evening: Staff) -> None:
    publish()


@pytest.fixture
def second(first: None) -> None:
    publish(processors=WORDS["nl"]["processors"])


def close(browser: Client) -> str:
    answer = browser.post("/cookies/", {"back": "/privacy/"})
    cookie = answer.cookies["clbchat_cookie_ok"]
    assert (cookie["max-age"], cookie["expires"]) == ("", ""), "gone with the browser"
    return str(cookie.value)


def test_the_page_shows_what_counts_and_since_when(browser: Client, first: None) -> None:
    page = browser.get("/privacy/").text
    assert "Versie 1, geldig vanaf 23 november 2026." in page
    assert "Je kiest zelf een schuilnaam." in page


def test_old_editions_are_served_at_their_own_address(browser: Client, second: None) -> None:
    assert "Hosting Vlaanderen" not in browser.get("/privacy/1/").text
    assert "Hosting Vlaanderen" in browser.get("/privacy/2/").text
    assert browser.get("/privacy/3/").status_code == 404


def test_what_changed_is_shown_for_a_person(browser: Client, second: None) -> None:
    page = browser.get("/privacy/1/2/").text
    assert "<ins>Onze computers staan bij Hosting Vlaanderen in Gent.</ins>" in page
    assert "Je internetadres ligt op slot" not in page
    assert browser.get("/privacy/1/9/").status_code == 404


def test_all_editions_are_listed(browser: Client, second: None) -> None:
    page = browser.get("/privacy/versies/").text
    assert page.index("Versie 2") < page.index("Versie 1")
    assert page.count("Deze geldt nu.") == 1


def test_a_visit_keeps_the_edition_it_began_with_and_its_page_says_so(
    browser: Client, first: None
) -> None:
    browser.post("/chat/start/", {"nickname": "Noor"})
    assert Conversation.objects.get().statement == "1"
    assert "Toen je chat begon" not in browser.get("/privacy/").text
    publish(processors=WORDS["nl"]["processors"])
    assert "Toen je chat begon, gold versie 1." in browser.get("/privacy/").text


def test_a_first_visit_is_told_of_cookies_alone(browser: Client, first: None) -> None:
    page = browser.get("/").text
    assert COOKIES in page
    assert NEWS not in page


def test_a_change_is_told_until_the_notice_is_closed(browser: Client, second: None) -> None:
    page = browser.get("/").text
    assert COOKIES in page
    assert NEWS in page
    assert 'href="/privacy/1/2/"' in page
    assert close(browser) == "2"
    assert 'id="notice"' not in browser.get("/").text


def test_whoever_closed_the_notice_before_is_told_of_the_change_alone(
    browser: Client, first: None
) -> None:
    assert close(browser) == "1"
    assert 'id="notice"' not in browser.get("/").text
    publish(processors=WORDS["nl"]["processors"])
    page = browser.get("/").text
    assert NEWS in page
    assert COOKIES not in page


def test_a_new_browser_session_is_told_again(browser: Client, second: None) -> None:
    close(browser)
    browser.cookies.clear()
    assert NEWS in browser.get("/").text


def test_after_a_while_it_is_no_news(
    browser: Client, second: None, clock: time_machine.Traveller
) -> None:
    clock.shift(timedelta(days=61))
    assert NEWS not in browser.get("/").text


@pytest.mark.parametrize("value", ["", "x", "-1", "²", "9" * 400])
def test_a_cookie_of_somebodys_own_making_breaks_nothing(
    browser: Client, second: None, value: str
) -> None:
    browser.cookies["clbchat_cookie_ok"] = value
    assert browser.get("/privacy/").status_code == 200


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_changes_are_in_the_language_asked_for(
    browser: Client, second: None, language: str
) -> None:
    page = browser.get("/privacy/1/2/", {"taal": language}).text
    assert f'<html lang="{language}">' in page


def test_hours_and_days_are_those_of_the_settings(
    browser: Client, evening: Staff, settings: Any
) -> None:
    settings.SEAL_DAYS, settings.CONVERSATION_DAYS = 1, 365
    page = browser.get("/privacy/").text
    assert "Na 1 dag wissen we het." in page
    assert "hoogstens 1 jaar" in page


def test_the_authority_and_who_is_responsible_come_from_the_settings(
    browser: Client, evening: Staff, settings: Any
) -> None:
    settings.DATA_AUTHORITY_NAME, settings.ORGANISATION_NAME = "De Waker", "CLB De Brug"
    settings.PRIVACY_EMAIL = "privacy@brug.example"
    page = browser.get("/privacy/").text
    for named in ("De Waker", "CLB De Brug is verantwoordelijk", "privacy@brug.example"):
        assert named in page
