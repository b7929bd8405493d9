from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Staff
from counselling.console.forms.roster_import import packed, unpacked
from counselling.shift.models import Turn
from counselling.shift.rules.roster import Wanted
from tests.counselling.shift.roster import at, person, planned
from tests.doors.test_console_roster import at_desk
from tests.doors.test_console_roster import noon as noon

CSV = "date;start;end;username;lead\n2026-11-24;17:00;21:00;amina;1\n2026-11-24;22:00;02:00;bram;\n"


@pytest.fixture
def eva() -> Client:
    """The browser of a coordinator; Amina and Bram can be planned."""
    person("amina")
    person("bram")
    return at_desk(person("eva", "coordinator"))


def bring(client: Client, content: str | bytes, name: str = "rooster.csv") -> Any:
    content = content.encode() if isinstance(content, str) else content
    return client.post("/staff/roster/import/", {"file": SimpleUploadedFile(name, content)})


def turns_in(page: str) -> str:
    return page.split('name="turns" value="')[1].split('"', maxsplit=1)[0]


@pytest.mark.parametrize("role", ["counsellor", "supervisor", "auditor"])
def test_for_who_does_not_plan_there_is_no_such_page(role: str) -> None:
    other = at_desk(person("x", role))
    assert other.get("/staff/roster/import/").status_code == 404
    assert bring(other, CSV).status_code == 404
    assert other.post("/staff/roster/import/keep/", {"turns": ""}).status_code == 404


def test_the_page_says_how_a_file_looks(eva: Client) -> None:
    page = eva.get("/staff/roster/import/").text
    for column in ("date", "start", "end", "username", "lead"):
        assert f"<code>{column}</code>" in page


def test_a_file_is_previewed_then_kept_and_the_second_time_nothing_is_new(eva: Client) -> None:
    preview = bring(eva, CSV)
    assert preview.status_code == 200
    assert "2 nieuwe diensten. Er is nog niets bewaard." in preview.text
    assert not Turn.objects.exists()
    kept = eva.post("/staff/roster/import/keep/", {"turns": turns_in(preview.text)})
    assert (kept.status_code, kept["Location"]) == (303, "/staff/roster/?day=2026-11-24")
    assert "2 diensten bewaard." in eva.get("/staff/roster/").text
    assert planned() == [
        ("amina", "2026-11-24 17:00", "2026-11-24 21:00"),
        ("bram", "2026-11-24 22:00", "2026-11-25 02:00"),
    ]
    again = bring(eva, CSV.encode("utf-16"))
    assert "Er is niets nieuws om te bewaren." in again.text
    assert 'name="turns"' not in again.text


def test_a_calendar_is_previewed_too(eva: Client) -> None:
    event = "DTSTART:20261124T170000\nDURATION:PT4H\nSUMMARY:amina"
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{event}\nEND:VEVENT\nEND:VCALENDAR\n"
    assert "1 nieuwe dienst. Er is nog niets bewaard." in bring(eva, text, "rooster.ics").text


def test_a_refused_line_says_which_and_why_and_the_others_go_on(eva: Client) -> None:
    text = CSV + "2026-11-24;20:00;22:00;amina;\n=1+1;17:00;21:00;<b>bram</b>;\n"
    page = bring(eva, text).text
    assert "Deze persoon heeft dan al een dienst, hier of hoger in het bestand." in page
    assert "De dag kunnen we niet lezen. Schrijf ze zoals 2027-01-31." in page
    assert "&lt;b&gt;bram&lt;/b&gt;" in page
    assert page.index('<td class="number">4</td>') < page.index('<td class="number">2</td>')
    eva.post("/staff/roster/import/keep/", {"turns": turns_in(page)})
    assert Turn.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "leeg"),
        ("naam;dag\nx;y\n", "In de eerste lijn ontbreekt: date, start, end, username."),
        ("x" * (2 * 1024 * 1024 + 1), "groter dan 2\u00a0MB"),
        ("date,start,end,username\n" + "2026-11-24,17:00,21:00,x\n" * 10_001, "10.000 diensten"),
        (b"\x89PNG\x00\x81\x8d", "kunnen we niet lezen"),
        ("BEGIN:VCALENDAR\nhallo", "agenda kunnen we niet lezen"),
        ('date,start,end,username\n"' + "x" * 200_000, "Lijn 2 kunnen we niet lezen."),
    ],
)
def test_a_file_that_is_no_roster_gets_a_kind_sentence(
    eva: Client, content: str | bytes, words: str
) -> None:
    answer = bring(eva, content)
    assert answer.status_code == 422
    assert words in answer.text
    assert "Er is niets bewaard." in answer.text


def test_without_a_file_it_asks_for_one(eva: Client) -> None:
    answer = eva.post("/staff/roster/import/")
    assert answer.status_code == 422
    assert "Kies eerst een bestand." in answer.text


def test_a_preview_that_was_changed_too_old_or_somebody_elses_keeps_nothing(eva: Client) -> None:
    turns = turns_in(bring(eva, CSV).text)
    other = at_desk(person("olga", "coordinator"))
    for desk, text in ((eva, ""), (eva, f"{turns}x"), (eva, "<>"), (other, turns)):
        answer = desk.post("/staff/roster/import/keep/", {"turns": text})
        assert answer.status_code == 422
        assert "te oud geworden" in answer.text
    with time_machine.travel(at("2026-11-23 13:30"), tick=False):
        fresh = at_desk(Staff.objects.get(username="eva"))
        assert fresh.post("/staff/roster/import/keep/", {"turns": turns}).status_code == 422
    assert not Turn.objects.exists()


def test_ten_thousand_turns_survive_the_way_through_the_form(eva: Client) -> None:
    day, hour = timedelta(days=1), timedelta(hours=1)
    first = at("2026-12-01 17:00")
    turns = [
        Wanted(
            n % 180 + 1, first + n // 15 * day, first + n // 15 * day + 4 * hour, lead=n % 6 == 0
        )
        for n in range(10_000)
    ]
    text = packed(1, turns)
    assert 0 < len(text) < 60_000
    assert unpacked(1, text) == turns
    assert unpacked(2, text) is None
