import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.test import Client
from django.utils import translation

from accounts.audit import note_deed
from accounts.models import AuditEntry, AuditKey, Staff
from accounts.trail.reasons import forget_reasons
from accounts.trail.words import action_in_words
from tests.accounts.people.office import desk_of, somebody
from tests.accounts.trail.deeds import deeds

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.usefixtures("clock")

AUDIT = "/staff/audit/"


def test_the_auditor_reads_who_did_what_in_words(gust: Staff, eva: Staff) -> None:
    note_deed(actor_id=eva.id, action="account_closed", subject=f"staff {gust.id}")
    note_deed(actor_id=None, action="account_made", subject="staff 0")
    page = desk_of(gust).get(AUDIT).text
    for words in ("Eva", "sloot een account", "account Gust", "de dienst zelf", "23 nov"):
        assert words in page
    assert "De keten klopt tot 23 november 2026, 19:00:05 (regel 3)." in page


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "a fermé un compte"), ("en", "closed an account")]
)
def test_the_words_are_there_in_french_and_english(
    gust: Staff, eva: Staff, language: str, words: str
) -> None:
    with translation.override(language):
        assert action_in_words("account_closed") == words


@pytest.mark.parametrize("role", ["counsellor", "supervisor", "coordinator", "network_manager"])
def test_nobody_else_finds_such_a_page_and_asking_is_written_down(
    db: None, gust: Staff, role: str
) -> None:
    amina = somebody("amina", role)
    desk = desk_of(amina)
    deeds(gust, 1)
    for path in (AUDIT, f"{AUDIT}1/"):
        assert desk.get(path).status_code == 404, path
    assert desk.post(f"{AUDIT}export/").status_code == 404
    refused = AuditEntry.objects.filter(action="access_refused", actor=amina)
    assert list(refused.values_list("subject", flat=True)) == [
        "page staff_audit",
        "page staff_audit_entry",
        "page staff_audit_export",
    ]
    assert AUDIT not in desk.get("/staff/me/").text


def test_nobody_signed_in_is_led_to_sign_in(db: None) -> None:
    for path in (AUDIT, f"{AUDIT}1/"):
        assert Client().get(path)["Location"].startswith("/staff/login/"), path


def test_a_privacy_officer_reads_their_own_deeds_alone(gust: Staff, eva: Staff) -> None:
    femke = somebody("femke", "privacy_officer")
    deeds(eva, 1)
    desk = desk_of(femke)
    page = desk.get(AUDIT).text
    assert "las het logboek" in page
    assert ">bewaarde een thema</td>" not in page
    assert 'name="person"' not in page
    assert desk.get(f"{AUDIT}1/").status_code == 404
    assert ">bewaarde een thema</td>" not in desk.get(f"{AUDIT}?person={eva.id}").text


def test_looking_is_written_down_once_each_time(gust: Staff, eva: Staff) -> None:
    deeds(eva, 1)
    desk = desk_of(gust)
    desk.get(f"{AUDIT}?person={eva.id}&action=theme_kept&since=2026-11-01")
    desk.get(f"{AUDIT}1/")
    read, opened = AuditEntry.objects.filter(actor=gust)
    assert read.action == "audit_read"
    assert read.details == {"person": str(eva.id), "deed": "theme_kept", "since": "2026-11-01"}
    assert (opened.action, opened.subject) == ("audit_entry_read", "entry 1")


def test_the_rows_are_narrowed_by_person_deed_and_days(
    gust: Staff, eva: Staff, clock: time_machine.Traveller
) -> None:
    deeds(eva, 1)
    clock.shift(timedelta(days=2))
    note_deed(actor_id=gust.id, action="door_opened", subject="door")
    desk = desk_of(gust)
    assert numbers(desk.get(f"{AUDIT}?person={eva.id}")) == ["1"]
    assert numbers(desk.get(f"{AUDIT}?action=door_opened")) == ["2"]
    assert numbers(desk.get(f"{AUDIT}?until=2026-11-23")) == ["1"]
    assert "1" not in numbers(desk.get(f"{AUDIT}?since=2026-11-24"))
    assert "Hier staat niets." in desk.get(f"{AUDIT}?until=2026-11-22").text


def test_a_day_is_a_day_here_and_not_in_greenwich(
    gust: Staff, eva: Staff, clock: time_machine.Traveller
) -> None:
    clock.move_to(datetime.fromisoformat("2026-11-23T23:30:00+00:00"))
    deeds(eva, 1)
    desk = desk_of(gust)
    assert numbers(desk.get(f"{AUDIT}?since=2026-11-24&action=theme_kept")) == ["1"]
    assert numbers(desk.get(f"{AUDIT}?until=2026-11-23")) == []


@pytest.mark.parametrize(
    "asked",
    [
        "person=x",
        "person=99999",
        "action=%00",
        "action=' OR 1=1",
        "since=2026-13-01",
        "since=0001-01-01",
        "until=9999-12-31",
        "before=0",
        "before=-1",
        "before=99999999999999999999",
        "before=x",
    ],
)
def test_what_cannot_be_looked_for_is_said_kindly(gust: Staff, asked: str) -> None:
    assert desk_of(gust).get(f"{AUDIT}?{asked}").status_code == 422


def test_the_largest_numbers_find_nothing(gust: Staff) -> None:
    desk = desk_of(gust)
    assert desk.get(f"{AUDIT}99999999999999999999/").status_code == 404
    assert desk.get(f"{AUDIT}{2**63 - 1}/").status_code == 404
    assert desk.get(f"{AUDIT}?before={2**63 - 1}").status_code == 200


def test_older_entries_are_reached_page_by_page_and_none_is_skipped(
    gust: Staff, eva: Staff
) -> None:
    deeds(eva, 120)
    desk, seen, path = desk_of(gust), [], f"{AUDIT}?action=theme_kept"
    while path:
        answer = desk.get(path)
        seen += numbers(answer)
        path = older(answer)
    assert seen == [str(number) for number in range(120, 0, -1)]


def test_a_row_opens_with_its_reason(gust: Staff, eva: Staff) -> None:
    note_deed(
        actor_id=eva.id, action="x", subject="conversation 1", reason="<b>Politie</b>", minutes=7
    )
    desk = desk_of(gust)
    assert "open de regel" in desk.get(AUDIT).text
    assert "Politie" not in desk.get(AUDIT).text
    page = desk.get(f"{AUDIT}1/").text
    assert "&lt;b&gt;Politie&lt;/b&gt;" in page
    assert AuditEntry.objects.get(seq=1).hash in page
    assert "Minuten" in page
    forget_reasons(subject="conversation 1")
    assert "De reden is gewist." in desk.get(f"{AUDIT}1/").text


def test_a_reason_that_was_tampered_with_is_said(gust: Staff, eva: Staff) -> None:
    note_deed(actor_id=eva.id, action="x", reason="Politie")
    AuditKey.objects.update(wrapped=b"x" * 60)
    assert "niet te lezen: veranderd" in desk_of(gust).get(f"{AUDIT}1/").text


def test_a_broken_chain_is_said_at_the_top(gust: Staff, eva: Staff) -> None:
    deeds(eva, 3)
    AuditEntry.objects.filter(seq=2).update(subject="theme 9")
    page = desk_of(gust).get(AUDIT).text
    assert "De keten klopt niet" in page
    assert "Regel 2 is veranderd" in page


def test_without_a_folder_elsewhere_the_page_says_what_that_means(gust: Staff) -> None:
    assert "De stand ligt nergens anders." in desk_of(gust).get(AUDIT).text


def numbers(answer: "Answer") -> list[str]:
    return re.findall(r"Open regel </span>(\d+)</a>", answer.text)


def older(answer: "Answer") -> str:
    found = re.search(r'href="(\?[^"]*before=\d+[^"]*)" rel="next"', answer.text)
    return AUDIT + found[1].replace("&amp;", "&") if found else ""
