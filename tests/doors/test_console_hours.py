from datetime import datetime, time
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.actions import create_staff, open_session
from counselling.core import clock as moments
from counselling.shift.actions.hours import set_week
from counselling.shift.models import Door, OpeningHours, SpecialDays
from counselling.shift.queries.opening import held_door, last_entry_minutes, week
from counselling.shift.rules.opening import Hours
from tests.doors.conftest import OUR_PAGE

MONDAY_NOON = datetime.fromisoformat("2026-11-23T11:00:00+00:00")
PAGES = ("", "preview/")
POSTS = ("week/", "days/", "days/1/remove/", "last-entry/", "door/")
NOTES = {"note_nl": "Het is vakantie.", "note_fr": "C'est les vacances.", "note_en": "A holiday."}


def at_desk(role: str) -> Client:
    staff = create_staff(
        username=role, display_name=role.title(), roles=[role],
        password="zeven paarden drinken koffie", secrecy_acknowledged=True,
    )  # fmt: skip
    client = Client(headers=OUR_PAGE)
    client.cookies["staff"] = open_session(staff=staff)
    return client


@pytest.fixture(autouse=True)
def noon(db: None) -> Any:
    """Monday, twelve o'clock in Brussels."""
    with time_machine.travel(MONDAY_NOON, tick=False):
        yield


@pytest.fixture
def eva() -> Client:
    """The browser of a coordinator."""
    return at_desk("coordinator")


def told(eva: Client) -> str:
    """Return the page after a save."""
    return eva.get("/staff/hours/").text


@pytest.mark.parametrize(
    "role", ["counsellor", "supervisor", "network_manager", "privacy_officer", "auditor"]
)
def test_for_others_there_is_no_such_page(role: str) -> None:
    other = at_desk(role)
    assert {other.get(f"/staff/hours/{page}").status_code for page in PAGES} == {404}
    assert {other.post(f"/staff/hours/{page}").status_code for page in POSTS} == {404}
    assert "/staff/hours/" not in other.get("/staff/").text


def test_who_is_not_signed_in_is_sent_to_the_sign_in() -> None:
    for page in (*PAGES, *POSTS):
        answer = (Client().get if page in PAGES else Client().post)(f"/staff/hours/{page}")
        assert answer["Location"].startswith("/staff/login/")


def test_the_console_leads_a_coordinator_there(eva: Client) -> None:
    assert eva.get("/staff/")["Location"] == "/staff/hours/"
    assert eva.get("/staff/hours/")["Cache-Control"] == "no-store"


def test_a_saved_week_says_what_changed_and_says_it_once(eva: Client) -> None:
    set_week(hours=[Hours(0, time(17), time(21))])
    sent = {"opens_0_0": "17:00", "closes_0_0": "22:00", "opens_4_0": "22:00", "closes_4_0": "2.00"}
    assert eva.post("/staff/hours/week/", sent).status_code == 303
    assert week() == [Hours(0, time(17), time(22)), Hours(4, time(22), time(2))]
    page = told(eva)
    assert "Maandag: 17:00–22:00. Dat was: 17:00–21:00." in page
    assert "Vrijdag: 22:00–02:00. Dat was: dicht." in page
    assert "Dinsdag: " not in page
    assert "Dat was" not in told(eva)
    eva.post("/staff/hours/week/", sent)
    assert "Er was niets veranderd." in told(eva)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"opens_0_0": "17:00"}, "Maandag, keer 1, tot: Vul begin en einde in"),
        ({"closes_0_1": "17:00"}, "Maandag, keer 2, van: Vul begin en einde in"),
        ({"opens_0_0": "25:00", "closes_0_0": "26:00"}, "Dit uur kunnen we niet lezen."),
        ({"opens_0_0": "17:00", "closes_0_0": "17:00"}, "Maandag, keer 1, tot: Begin en einde zijn hetzelfde uur."),
        (
            {"opens_0_0": "17:00", "closes_0_0": "21:00", "opens_0_1": "20:00", "closes_0_1": "22:00"},
            "De uren van maandag overlappen elkaar.",
        ),
        (
            {"opens_6_0": "22:00", "closes_6_0": "02:00", "opens_0_0": "01:00", "closes_0_0": "03:00"},
            "De uren van maandag en zondag overlappen elkaar.",
        ),
    ],
)  # fmt: skip
def test_a_week_that_cannot_be_comes_back_as_it_was_typed(
    eva: Client, sent: dict[str, str], sentence: str
) -> None:
    answer = eva.post("/staff/hours/week/", sent)
    assert answer.status_code == 422
    assert sentence in answer.text
    for value in sent.values():
        assert f'value="{value}"' in answer.text
    assert not OpeningHours.objects.exists()


def test_a_third_stretch_of_a_day_has_a_place_too(eva: Client) -> None:
    set_week(hours=[Hours(0, time(hour), time(hour + 1)) for hour in (9, 12, 17)])
    assert 'name="opens_0_3"' in told(eva)
    assert 'name="opens_1_2"' not in told(eva)


def test_holidays_are_told_to_visitors_and_can_be_taken_away(eva: Client) -> None:
    sent = {"first": "2026-11-23", "last": "2026-11-29", **NOTES}
    assert eva.post("/staff/hours/days/", sent).status_code == 303
    assert "Nieuw: maandag 23 november 2026 tot en met zondag 29 november 2026: dicht." in told(eva)
    assert "Het is vakantie." in eva.get("/status.json").json()["text"]
    assert "les vacances." in eva.get("/?taal=fr").text
    assert eva.post("/staff/hours/days/", sent).status_code == 422
    assert "is er al een uitzondering" in eva.post("/staff/hours/days/", sent).text
    row = SpecialDays.objects.get()
    assert eva.post(f"/staff/hours/days/{row.pk}/remove/").status_code == 303
    assert "Die dagen volgen weer de week." in told(eva)
    assert eva.post(f"/staff/hours/days/{row.pk}/remove/").status_code == 303


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Eerste dag: Vul dit in."),
        ({"first": "gisteren"}, "Deze dag kunnen we niet lezen."),
        ({"first": "2026-11-22"}, "Deze dagen zijn al voorbij."),
        ({"first": "2026-12-02", "last": "2026-12-01"}, "De laatste dag komt vóór de eerste."),
        ({"first": "2026-12-02", "opens": "14:00"}, "Vul begin en einde in"),
        ({"first": "2026-12-02", "note_nl": "Feest"}, "Vul de boodschap in drie talen in"),
        ({"first": "2026-12-02", **NOTES, "note_en": "x" * 201}, "Dit is te lang."),
    ],
)
def test_an_exception_that_cannot_be_is_refused_kindly(
    eva: Client, sent: dict[str, str], sentence: str
) -> None:
    answer = eva.post("/staff/hours/days/", sent)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert not SpecialDays.objects.exists()


def test_the_last_entry_is_kept_and_told(eva: Client) -> None:
    assert eva.post("/staff/hours/last-entry/", {"minutes": "45"}).status_code == 303
    assert last_entry_minutes() == 45
    assert "45 minuten vóór sluiting. Dat was: 30." in told(eva)
    for wrong in ("", "-1", "601", "veel"):
        assert eva.post("/staff/hours/last-entry/", {"minutes": wrong}).status_code == 422
    assert last_entry_minutes() == 45


def test_the_door_is_held_until_a_moment_on_the_clock_of_brussels(eva: Client) -> None:
    eva.post("/staff/hours/door/", {"mode": "open", "until": "2026-11-23T22:30"})
    assert "De deur is met de hand open tot maandag 23 november, 22:30." in told(eva)
    held = held_door(moments.now())
    assert held
    assert held.until == datetime.fromisoformat("2026-11-23T21:30:00+00:00")
    eva.post("/staff/hours/door/", {"mode": "closed"})
    assert "De deur is met de hand dicht, tot iemand dat verandert." in told(eva)
    eva.post("/staff/hours/door/", {"mode": "hours", "until": "2026-11-23T22:30"})
    assert "De deur volgt de uren." in told(eva)
    assert Door.objects.get().until is None


@pytest.mark.parametrize(
    "sent",
    [{}, {"mode": "ajar"}, {"mode": "open", "until": "2026-11-23T11:59"},
     {"mode": "open", "until": "straks"}, {"mode": "open", "until": "2027-03-28T02:30"}],
)  # fmt: skip
def test_a_door_that_cannot_be_stays_as_it_is(eva: Client, sent: dict[str, str]) -> None:
    assert eva.post("/staff/hours/door/", sent).status_code == 422
    assert held_door(moments.now()) is None
