import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accounts.actions import open_session
from accounts.models import AuditEntry
from counselling.core import clock
from counselling.shift.queries.announcements import announcements, service_day
from tests.counselling.evening import counsellor
from tests.counselling.shift.roster import at, person, turn
from tests.doors.test_console_replies import desk_of

TEXT = "Vanaf morgen is Awel ook op maandag open."


@pytest.fixture
def amina(db: None) -> Client:
    return desk_of("Amina", "counsellor")


@pytest.fixture
def eva(db: None) -> Client:
    return desk_of("Eva", "coordinator")


def tell(desk: Client, text: str = TEXT, *, days: int = 7) -> int:
    last_day = service_day(clock.now()) + timedelta(days=days)
    return desk.post(
        "/staff/announcements/add/", {"text": text, "last_day": last_day.isoformat()}
    ).status_code


def test_what_the_coordinator_tells_stands_on_everybodys_first_screen(
    amina: Client, eva: Client
) -> None:
    assert tell(eva) == 302
    assert TEXT in amina.get("/staff/").text
    assert AuditEntry.objects.get().action == "announce"


def test_it_is_gone_after_its_day_and_when_it_is_taken_down(amina: Client, eva: Client) -> None:
    tell(eva, days=0)
    tell(eva, "Blijft staan", days=3)
    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        assert [one.text for one in announcements(clock.now())] == ["Blijft staan"]
    eva.post("/staff/announcements/remove/", {"id": announcements(clock.now())[0].id})
    assert "Blijft staan" not in amina.get("/staff/").text


def test_only_a_coordinator_tells(amina: Client) -> None:
    assert tell(amina) == 404
    assert amina.get("/staff/announcements/").status_code == 404


@pytest.mark.parametrize(
    ("text", "days"), [("", 7), ("\x07", 7), ("a" * 5000, 7), (TEXT, -1), (TEXT, 91)]
)
def test_what_cannot_be_told_comes_back_as_typed(eva: Client, text: str, days: int) -> None:
    assert tell(eva, text, days=days) == 422
    assert announcements(clock.now()) == []


@pytest.mark.parametrize("id", ["", "x", "-1", "9" * 40, "12"])
def test_taking_down_what_is_not_there_changes_nothing(eva: Client, id: str) -> None:
    tell(eva)
    assert eva.post("/staff/announcements/remove/", {"id": id}).status_code == 302
    assert len(announcements(clock.now())) == 1


def test_a_day_that_is_no_day_is_said_kindly(eva: Client) -> None:
    answer = eva.post("/staff/announcements/add/", {"text": TEXT, "last_day": "gisteren"})
    assert answer.status_code == 422
    assert "Kies een dag" in answer.text


def test_a_newcomer_is_welcomed_and_who_was_away_reads_what_changed(db: None) -> None:
    staff = counsellor("Bram")
    with time_machine.travel("2026-11-01T18:00Z", tick=False):
        first = Client()
        first.cookies["staff"] = open_session(staff=staff)
        assert "je eerste keer" in first.get("/staff/").text
    with time_machine.travel("2026-12-06T18:00Z", tick=False):
        later = Client()
        later.cookies["staff"] = open_session(staff=staff)
        assert "doorgeven" in later.get("/staff/").text
    with time_machine.travel("2027-01-10T18:00Z", tick=False):
        again = Client()
        again.cookies["staff"] = open_session(staff=staff)
        assert "niets veranderd" in again.get("/staff/").text


def test_who_is_planned_tonight_is_named_with_discipline_before_they_sign_in(db: None) -> None:
    bram, dina = person("bram", discipline="nurse"), person("dina")
    for staff, starts, ends in (
        (bram, "2026-11-24 19:00", "2026-11-24 21:30"),
        (dina, "2026-11-24 17:00", "2026-11-24 19:00"),
        (dina, "2026-11-25 17:00", "2026-11-25 19:00"),
        (bram, "2026-11-24 09:00", "2026-11-24 12:00"),
    ):
        turn(staff, starts, ends)
    with time_machine.travel(at("2026-11-24 16:30"), tick=False):
        page = desk_of("Amina", "counsellor").get("/staff/").text
    planned = page.split("Vanavond ingepland")[1].split("</ul>")[0]
    assert re.findall(r"<strong>(\w+)</strong> <span class=\"muted\">([^<]+)<", planned) == [
        ("Dina", "17:00–19:00"),
        ("Bram", "verpleegkundige, 19:00–21:30"),
    ]
    with time_machine.travel(at("2026-11-26 16:30"), tick=False):
        assert "Vanavond ingepland" not in desk_of("Noor", "counsellor").get("/staff/").text
