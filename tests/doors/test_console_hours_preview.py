from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from counselling.shift.actions.hours import add_special_days, hold_door, set_last_entry, set_week
from counselling.shift.models import DoorMode
from counselling.shift.rules.opening import Hours, Note, Special
from tests.doors.test_console_hours import eva as eva
from tests.doors.test_console_hours import noon as noon


@pytest.fixture(autouse=True)
def week(db: None) -> None:
    """Every evening from five to nine, with the last entry half an hour before."""
    set_week(hours=[Hours(day, time(17), time(21)) for day in range(7)])
    set_last_entry(minutes=30)


def seen(eva: Client, moment: str) -> tuple[str, list[str]]:
    """Return the state and the three sentences at a moment."""
    found: dict[str, Any] = eva.get("/staff/hours/preview/", {"moment": moment}).json()
    return found["state"], [card["sentence"] for card in found["cards"]]


def test_an_evening_is_shown_as_visitors_would_see_it(eva: Client) -> None:
    assert seen(eva, "2026-11-24T18:00") == (
        "open",
        ["De chat is open tot 21 uur.", "Le chat est ouvert jusqu'à 21\u00a0h.", "The chat is open until 21:00."],
    )  # fmt: skip


def test_days_are_named_as_on_that_day_and_not_as_today(eva: Client) -> None:
    state, (dutch, *_) = seen(eva, "2026-11-24T20:30")
    assert (state, dutch) == ("closed", "De chat is nu dicht. We zijn er weer morgen om 17 uur.")
    assert seen(eva, "2026-11-24T20:29")[0] == "open"


def test_holidays_are_shown_with_their_note(eva: Client) -> None:
    note = Note("Het is vakantie.", "C'est les vacances.", "It is a holiday.")
    add_special_days(special=Special(date(2026, 12, 21), date(2027, 1, 3), note=note))
    _, sentences = seen(eva, "2026-12-24T18:00")
    assert sentences[0].endswith("We zijn er weer op maandag 4 januari om 17 uur. Het is vakantie.")
    assert sentences[1].endswith("C'est les vacances.")
    assert sentences[2].endswith("It is a holiday.")


def test_a_door_held_by_hand_is_shown_and_said(eva: Client) -> None:
    hold_door(mode=DoorMode.CLOSED)
    answer = eva.get("/staff/hours/preview/", {"moment": "2026-11-24T18:00"}).json()
    assert (answer["state"], answer["by_hand"]) == ("closed", True)


def test_without_script_the_page_shows_the_same(eva: Client) -> None:
    page = eva.get("/staff/hours/", {"moment": "2026-11-24T18:00"}).text
    assert "De chat is open tot 21 uur." in page
    assert 'value="2026-11-24T18:00"' in page
    assert "dinsdag 24 november 2026, 18:00" in page


@pytest.mark.parametrize(
    "moment", ["straks", "2027-03-28T02:30", "9999-12-31T18:00", "0001-01-01T00:00"]
)
def test_a_moment_that_does_not_exist_is_said_kindly(eva: Client, moment: str) -> None:
    answer = eva.get("/staff/hours/preview/", {"moment": moment})
    assert answer.status_code == 422
    assert "bestaat niet" in answer.json()["problem"]
    assert "bestaat niet" in eva.get("/staff/hours/", {"moment": moment}).text


def test_a_week_that_is_being_filled_in_is_shown_before_it_is_saved(eva: Client) -> None:
    moment = {"moment": "2026-11-24T22:00"}
    later = {"opens_0_0": "", "opens_1_0": "17:00", "closes_1_0": "23:00"}
    answer = eva.get("/staff/hours/preview/", moment | later).json()
    assert (answer["state"], answer["draft"]) == ("open", True)
    assert answer["cards"][0]["sentence"] == "De chat is open tot 23 uur."
    assert seen(eva, moment["moment"])[0] == "closed"


@pytest.mark.parametrize(
    "typed",
    [{"opens_1_0": "17:00"}, {"opens_1_0": "x", "closes_1_0": "23:00"},
     {"opens_1_0": "17:00", "closes_1_0": "23:00", "opens_1_1": "18:00", "closes_1_1": "19:00"}],
)  # fmt: skip
def test_a_week_that_cannot_be_saved_is_not_shown(eva: Client, typed: dict[str, str]) -> None:
    sent = {"moment": "2026-11-24T22:00", "opens_0_0": "", **typed}
    answer = eva.get("/staff/hours/preview/", sent).json()
    assert (answer["state"], answer["draft"]) == ("closed", False)


def test_an_hour_that_comes_twice_can_be_looked_at(eva: Client) -> None:
    assert seen(eva, "2026-10-25T02:30")[0] == "closed"


def test_what_is_shown_is_what_visitors_then_read(eva: Client, settings: Any) -> None:
    settings.OPEN_WITHOUT_STAFF = True
    state, (dutch, *_) = seen(eva, "")
    assert eva.get("/status.json").json()["text"] == dutch
    assert state == "closed"
