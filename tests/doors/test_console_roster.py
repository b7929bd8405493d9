from datetime import time
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.actions import open_session
from accounts.models import Staff
from counselling.shift.actions.hours import set_week
from counselling.shift.models import Turn
from counselling.shift.rules.opening import Hours
from tests.counselling.shift.roster import at, person, planned, turn
from tests.doors.conftest import OUR_PAGE

POSTS = ("plan/", "1/change/", "1/drop/", "copy/", "1/offer/", "1/withdraw/", "1/take/")
NEW = {"day": "2026-11-25", "begins": "17:00", "ends": "21:00", "on": "2026-11-25"}


@pytest.fixture(autouse=True)
def noon(db: None) -> Any:
    """Monday 23 November, twelve o'clock in Brussels."""
    with time_machine.travel(at("2026-11-23 12:00"), tick=False):
        yield


def at_desk(staff: Staff) -> Client:
    client = Client(headers=OUR_PAGE)
    client.cookies["staff"] = open_session(staff=staff)
    return client


@pytest.fixture
def amina() -> Staff:
    return person("amina", network="GO!", discipline="psychologist")


@pytest.fixture
def eva() -> Client:
    """The browser of a coordinator."""
    return at_desk(person("eva", "coordinator"))


def see(client: Client, query: str = "") -> str:
    return client.get(f"/staff/roster/{query}").text


@pytest.mark.parametrize("role", ["privacy_officer", "auditor"])
def test_for_who_neither_counsels_nor_plans_there_is_no_roster(role: str) -> None:
    other = at_desk(person("x", role))
    assert other.get("/staff/roster/").status_code == 404
    assert {other.post(f"/staff/roster/{page}").status_code for page in POSTS} == {404}
    assert 'href="/staff/roster/"' not in other.get("/staff/replies/").text


def test_who_is_not_signed_in_is_sent_to_the_sign_in() -> None:
    for page in POSTS:
        answer = Client().post(f"/staff/roster/{page}")
        assert answer["Location"].startswith("/staff/login/")


def test_a_counsellor_sees_everybody_and_edits_nothing(amina: Staff) -> None:
    bram = person("bram", discipline="nurse")
    number = turn(bram, "2026-11-24 17:00", "2026-11-24 21:00", lead=True).pk
    turn(amina, "2026-11-24 22:00", "2026-11-25 02:00")
    set_week(hours=[Hours(1, time(17), time(21))])
    desk = at_desk(amina)
    week = see(desk)
    for words in ("17:00–21:00", "Bram", "Verpleegkundige", "leidt", "22:00–02:00", "jij"):
        assert words in week
    for words in ("Verander", "Plan iemand in", "De komende vier weken", "Kopieer"):
        assert words not in week
    assert "turn-form" not in see(desk, f"?change={number}") + see(desk, "?plan")
    assert {desk.post(f"/staff/roster/{page}").status_code for page in POSTS[:4]} == {404}


def test_the_week_of_a_day_and_its_neighbours(eva: Client, amina: Staff) -> None:
    turn(amina, "2026-12-01 17:00", "2026-12-01 21:00")
    assert "Amina" not in see(eva).split("roster-week")[1].split("tools-title")[0]
    assert "Amina" in see(eva, "?day=2026-12-03")
    assert "?day=2026-11-16" in see(eva)
    assert "?day=2026-11-30" in see(eva)


@pytest.mark.parametrize(
    "day", ["", "gisteren", "0001-01-01", "9999-12-31", "2026-13-40", "x" * 999]
)
def test_a_day_that_nobody_can_read_is_today(eva: Client, day: str) -> None:
    assert "23 – 29 november 2026" in see(eva, f"?day={day}")


def test_a_coordinator_plans_changes_and_drops(eva: Client, amina: Staff) -> None:
    assert 'name="staff"' in see(eva, "?day=2026-11-25&plan")
    saved = eva.post("/staff/roster/plan/", NEW | {"staff": amina.id})
    assert (saved.status_code, saved["Location"]) == (303, "/staff/roster/?day=2026-11-25")
    assert "Bewaard." in see(eva)
    number = Turn.objects.get().pk
    assert 'value="17:00"' in see(eva, f"?change={number}")
    night = NEW | {"staff": amina.id, "begins": "22u00", "ends": "02:00", "lead": "on"}
    assert eva.post(f"/staff/roster/{number}/change/", night).status_code == 303
    assert planned() == [("amina", "2026-11-25 22:00", "2026-11-26 02:00")]
    assert eva.post(f"/staff/roster/{number}/drop/").status_code == 303
    assert "De dienst is weg." in see(eva)
    eva.post(f"/staff/roster/{number}/drop/")
    assert "staat er niet meer zo" in see(eva)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"staff": ""}, "Vul dit in."),
        ({"staff": "999999"}, "Deze persoon plan jij niet in."),
        ({"staff": "=1+1"}, "Deze persoon plan jij niet in."),
        ({"begins": "half zes"}, "Dit uur kunnen we niet lezen"),
        ({"begins": ""}, "Vul dit in."),
        ({"ends": "17:00"}, "Begin en einde zijn hetzelfde uur."),
        ({"day": "morgen"}, "Deze dag kunnen we niet lezen."),
        ({"day": "2026-11-20"}, "Deze dienst is al voorbij."),
        ({"day": "2062-11-25"}, "Klopt het jaar?"),
        ({"day": "9999-12-31", "ends": "02:00"}, "Klopt het jaar?"),
        ({"day": "2027-03-28", "begins": "02:30"}, "de klok springt dan"),
        ({"day": "2026-11-24", "begins": "20:59"}, "heeft dan al een dienst"),
    ],
)
def test_what_cannot_be_comes_back_with_a_kind_sentence(
    eva: Client, amina: Staff, wrong: dict[str, str], words: str
) -> None:
    turn(amina, "2026-11-24 17:00", "2026-11-24 21:00")
    answer = eva.post("/staff/roster/plan/", NEW | {"staff": str(amina.id)} | wrong)
    assert answer.status_code == 422
    assert words in answer.text
    assert Turn.objects.count() == 1


def test_a_network_manager_changes_the_own_network_alone(amina: Staff) -> None:
    bram = person("bram", network="VCLB")
    number = turn(bram, "2026-11-25 17:00", "2026-11-25 21:00").pk
    desk = at_desk(person("hilde", "network_manager", network="GO!"))
    assert desk.get("/staff/")["Location"] == "/staff/roster/"
    assert f"?change={number}" not in see(desk)
    assert "turn-form" not in see(desk, f"?change={number}")
    assert "Bram (bram)" not in see(desk, "?day=2026-11-25&plan")
    assert desk.post("/staff/roster/plan/", NEW | {"staff": bram.id}).status_code == 422
    desk.post(f"/staff/roster/{number}/drop/")
    assert desk.post("/staff/roster/plan/", NEW | {"staff": amina.id}).status_code == 303
    assert [who for who, _, _ in planned()] == ["bram", "amina"]


def test_a_week_is_copied_with_one_button(eva: Client, amina: Staff) -> None:
    turn(amina, "2026-11-24 17:00", "2026-11-24 21:00")
    copy = {"on": "2026-11-23", "to": "2026-12-02"}
    assert eva.post("/staff/roster/copy/", copy)["Location"].endswith("?day=2026-12-02")
    assert "1 dienst gekopieerd." in see(eva)
    eva.post("/staff/roster/copy/", copy)
    assert "Er was niets nieuws om te kopiëren." in see(eva)
    eva.post("/staff/roster/copy/", copy | {"to": "ooit"})
    assert "Deze dag kunnen we niet lezen." in see(eva)
    eva.post("/staff/roster/copy/", copy | {"to": "9999-12-31"})
    assert "Klopt het jaar?" in see(eva)
    assert len(planned()) == 2


def test_a_turn_is_offered_taken_and_the_slower_one_is_told(eva: Client, amina: Staff) -> None:
    number = turn(amina, "2026-11-24 17:00", "2026-11-24 21:00").pk
    bram, carla = at_desk(person("bram")), at_desk(person("carla"))
    desk = at_desk(amina)
    assert "Wie neemt mijn dienst over?" in see(desk)
    assert "Wie neemt mijn dienst over?" not in see(bram)
    desk.post(f"/staff/roster/{number}/offer/", {"on": "2026-11-24"})
    assert "Ik kom toch zelf" in see(desk)
    assert "Ik neem deze dienst over" in see(bram)
    assert "zoekt vervanging" in see(eva)
    assert "Ik neem deze dienst over" not in see(eva)
    bram.post(f"/staff/roster/{number}/take/")
    assert "De dienst is nu van jou." in see(bram)
    carla.post(f"/staff/roster/{number}/take/")
    assert "Iemand was je voor." in see(carla)


def test_coordinators_read_where_nobody_is_planned(eva: Client, amina: Staff) -> None:
    set_week(hours=[Hours(1, time(17), time(21))])
    turn(amina, "2026-11-24 17:00", "2026-11-24 20:00")
    week = see(eva)
    assert "dinsdag 24 november, 20:00–21:00" in week
    assert "dinsdag 1 december, 17:00–21:00" in week
    assert "Niemand leidt de avond" in week
    assert "Geen verpleegkundige of arts" in week
    counted = "keer niemand ingepland in de komende vier weken"
    assert counted in eva.get("/staff/hours/").text
    assert counted not in see(at_desk(amina), "../replies/")
