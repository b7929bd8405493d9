"""Coming for an appointment with a code, as a browser without script does it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from accounts.models import Staff
from counselling.abuse.queries.behaviour import is_shared_visit
from counselling.abuse.rules.measures import Ground, Kind
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy
from counselling.core import clock as moments
from counselling.origin.actions.opening import open_records
from counselling.origin.actions.sealing import require_seal
from counselling.origin.models import Arrival
from counselling.privacy.actions.statement import publish_first_statement
from counselling.shift.actions.hours import hold_door
from counselling.shift.actions.presence import renew_leases
from counselling.shift.models import DoorMode
from counselling.shift.queries import approvers
from counselling.visitor import limits
from counselling.waiting_room.actions.appointments import Made, make_appointment
from tests.counselling.abuse.school import measure
from tests.counselling.evening import counsellor, says, takes
from tests.counselling.origin.holding import first_holder, supervisor
from tests.doors.conftest import OUR_PAGE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nobody_tried() -> Iterator[None]:
    """Begin and end without tries that count."""
    yield
    limits.words_tries.forget()


@pytest.fixture
def made(clock: time_machine.Traveller, evening: Staff) -> Made:
    """An appointment with Amina at eight, and now it is seven."""
    return make_appointment(staff_id=evening.id, at=moments.now() + timedelta(hours=1))


@pytest.fixture
def now(made: Made, clock: time_machine.Traveller) -> Made:
    """The same, and it is eight."""
    clock.move_to(made.at)
    return made


def comes(browser: Client, code: str, nickname: str = "Noor", **more: Any) -> Any:
    return browser.post("/chat/afspraak/", {"code": code, "nickname": nickname}, **more)


def test_early_and_late_are_told_kindly_with_the_time(
    browser: Client, made: Made, clock: time_machine.Traveller
) -> None:
    early = comes(browser, made.code)
    assert early.status_code == 422
    assert "Je afspraak is vandaag om 20 uur." in early.text
    clock.shift(timedelta(hours=3))
    late = comes(browser, made.code)
    assert "Je afspraak was vandaag om 20 uur." in late.text
    assert not Conversation.objects.exists()


def test_on_time_the_page_says_with_whom_and_whether_they_are_there(
    clock: time_machine.Traveller, made: Made, browser: Client, evening: Staff
) -> None:
    clock.move_to(made.at)
    hold_door(mode=DoorMode.CLOSED)
    answer = comes(browser, made.code.upper())
    assert (answer.status_code, answer["Location"]) == (303, "/chat/")
    page = browser.get("/chat/").text
    assert "Je hebt een afspraak met amina" in page.replace("Amina", "amina")
    assert "Vandaag om 20 uur." in page
    assert "<span data-not-there>" in page
    renew_leases([evening.id])
    assert "<span data-not-there hidden>" in browser.get("/chat/").text
    takes(evening, Conversation.objects.get().id)
    assert 'data-state="turn"' in browser.get("/chat/").text


def test_an_appointment_that_failed_is_nobodys_fault(
    browser: Client, made: Made, clock: time_machine.Traveller
) -> None:
    clock.move_to(made.at)
    comes(browser, made.code)
    end_conversation(conversation_id=Conversation.objects.get().id, by=EndedBy.CLOSED)
    assert "Je afspraak is voorbij" in browser.get("/chat/").text


@pytest.mark.parametrize(
    "code", ["", "blauwe fiets", "blauwe fiets 1234 5678", "x" * 60_000, "\x00", "<b>"]
)
def test_a_code_that_is_none_gets_one_kind_answer(browser: Client, code: str) -> None:
    answer = comes(browser, code)
    assert answer.status_code == 422
    assert "Met deze code vinden we geen afspraak." in answer.text


@pytest.mark.parametrize(
    ("nickname", "told"), [("", "Vul een schuilnaam in."), ("n" * 200, "te lang")]
)
def test_a_nickname_that_cannot_be_is_said_beside_it_and_what_was_typed_stays(
    browser: Client, now: Made, nickname: str, told: str
) -> None:
    made = now
    answer = comes(browser, made.code, nickname)
    assert answer.status_code == 422
    assert told in answer.text
    assert made.code in answer.text
    assert comes(browser, made.code).status_code == 303


def test_a_script_gets_the_same_as_json(browser: Client, made: Made) -> None:
    answer = comes(browser, made.code, headers={"Accept": "application/json"})
    assert (answer.status_code, list(answer.json()["errors"])) == (422, [""])


def test_wrong_codes_count_as_wrong_words_do(browser: Client, made: Made) -> None:
    for _ in range(5):
        comes(browser, "blauwe fiets 1234 5678")
    assert comes(browser, made.code).status_code == 429
    assert browser.post("/chat/terug/", {"words": "blauwe fiets"}).status_code == 429


def test_another_site_cannot_try_codes_and_who_is_inside_is_led_there(
    browser: Client, waiting: Client
) -> None:
    assert waiting.get("/chat/afspraak/")["Location"] == "/chat/"
    elsewhere = Client(headers={"Origin": "https://elsewhere.example"})
    assert comes(elsewhere, "blauwe fiets 1234 5678").status_code == 403


def test_an_appointment_keeps_the_edition_of_the_statement_that_counts(
    browser: Client, now: Made
) -> None:
    publish_first_statement()
    assert comes(browser, now.code).status_code == 303
    assert Conversation.objects.get().statement == "1"


def test_whoever_comes_for_an_appointment_has_a_tag_and_a_seal_as_anybody(
    evening: Staff, now: Made
) -> None:
    chris = supervisor("Chris")
    words = first_holder(chris)
    home = Client(headers=OUR_PAGE, REMOTE_ADDR="203.0.113.9", REMOTE_PORT=4711)
    assert comes(home, now.code).status_code == 303
    noor = takes(evening, Conversation.objects.get().id)
    assert (Arrival.objects.get().tag != "", is_shared_visit(noor)) == (True, False)
    opened = open_records(conversation_id=noor, staff_id=chris.pk, passphrase=words)
    assert [(one.address, one.port) for one in opened] == [("203.0.113.9", 4711)]


def test_while_nothing_can_be_sealed_and_that_is_asked_the_code_waits(
    browser: Client, now: Made, evening: Staff
) -> None:
    require_seal(actor_id=evening.id, required=True)
    refused = comes(browser, now.code)
    assert refused.status_code == 503
    assert "Je afspraak kan nu niet beginnen. Dat ligt aan ons" in refused.text
    assert not Conversation.objects.exists()
    first_holder(supervisor("Chris"))
    assert comes(browser, now.code).status_code == 303


def test_without_a_second_person_for_emergencies_the_code_waits(
    browser: Client, now: Made, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.APPROVERS_NEEDED = 1
    monkeypatch.setattr(approvers, "_count", approvers._Count())
    assert comes(browser, now.code).status_code == 503
    supervisor("Chris")
    monkeypatch.setattr(approvers, "_count", approvers._Count())
    assert comes(browser, now.code).status_code == 303


def test_a_block_stands_before_an_appointment_as_before_any_start(now: Made) -> None:
    home, bram = Client(headers=OUR_PAGE, REMOTE_ADDR="203.0.113.9"), counsellor("Bram")
    home.post("/chat/start/", {"nickname": "Noor"})
    conversation = takes(bram)
    says(conversation)
    measure(conversation, bram, Kind.BLOCK, Ground.THREAT)
    refused = comes(home, now.code)
    assert refused.status_code == 403
    assert "Je kan nu niet chatten." in refused.text
    assert comes(Client(headers=OUR_PAGE), now.code).status_code == 303
