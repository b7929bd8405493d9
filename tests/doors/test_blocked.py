"""Whoever may not chat for now, at the door: when they may come again, who helps, and who still gets in."""

from ipaddress import ip_address

import pytest
import time_machine
from django.test import Client

from accounts.models import Staff
from counselling.abuse.actions.approach import propose_approach
from counselling.abuse.models import Approach
from counselling.abuse.rules.measures import SLOWER, Ground, Kind
from counselling.conversation.models import Conversation
from counselling.core import clock as moments
from counselling.origin.tags import tags_of
from counselling.shift.actions.presence import choose_presence
from counselling.shift.models import OpeningHours
from tests.counselling.abuse.school import is_on_the_list, measure, talks
from tests.counselling.evening import counsellor, row, says, takes

pytestmark = pytest.mark.usefixtures("clock", "evening")

HOME, SCHOOL = "198.51.100.7", "203.0.113.9"


@pytest.fixture
def hours(db: None) -> None:
    """Open on Wednesday afternoon as well, so that there is a next time."""
    OpeningHours.objects.create(weekday=2, opens="16:00", closes="22:00")


def browser(address: str) -> Client:
    return Client(REMOTE_ADDR=address)


def start(client: Client, nickname: str = "Noor", **headers: str) -> int:
    return client.post("/chat/start/", {"nickname": nickname}, headers=headers).status_code


def blocked(address: str) -> Client:
    """Return the browser of somebody whom a counsellor blocked until tonight's end."""
    amina = Staff.objects.get(username="amina")
    client = browser(address)
    assert start(client) == 303
    conversation = takes(amina)
    says(conversation)
    measure(conversation, amina, Kind.BLOCK, Ground.THREAT)
    return client


def test_a_blocked_connection_gets_a_kind_page_with_numbers_and_the_next_opening(
    hours: None,
) -> None:
    blocked(HOME)
    other = browser(HOME)
    page = other.get("/chat/").text
    assert "Je kan nu niet chatten. Vanaf op woensdag om 16 uur" in page
    for part in ("112", "1813", "102", "/klacht/", "Snel weg"):
        assert part in page
    assert 'action="/chat/start/"' not in page
    assert start(other) == 403
    assert Conversation.objects.count() == 1


def test_a_script_that_starts_is_sent_to_the_page() -> None:
    blocked(HOME)
    answer = browser(HOME).post(
        "/chat/start/", {"nickname": "Noor"}, headers={"Accept": "application/json"}
    )
    assert (answer.status_code, answer.json()) == (200, {"location": "/chat/"})


def test_somebody_elsewhere_gets_in() -> None:
    blocked(HOME)
    assert start(browser("198.51.100.8"), "Sem") == 303


def test_behind_the_network_of_a_school_a_classmate_gets_in_and_this_browser_does_not() -> None:
    is_on_the_list()
    same = blocked(SCHOOL)
    page = same.get("/chat/").text
    assert "Je kan nu niet chatten." in page
    assert 'name="again"' not in page
    assert start(same) == 403
    assert start(browser(SCHOOL), "Sem") == 303


def test_a_header_that_a_visitor_made_up_leads_past_no_block() -> None:
    blocked(HOME)
    forged = {"X-Forwarded-For": "203.0.113.200"}
    assert start(browser(HOME), **forged) == 403


def test_a_running_visit_is_not_stopped_by_the_block_of_somebody_else() -> None:
    amina = Staff.objects.get(username="amina")
    sister = browser(HOME)
    assert start(sister, "Lot") == 303
    takes(amina)
    brother = browser(HOME)
    assert start(brother) == 303
    bram = counsellor("Bram")
    conversation = takes(bram)
    says(conversation)
    measure(conversation, bram, Kind.BLOCK, Ground.THREAT)
    assert "Je kan nu niet chatten" not in sister.get("/chat/").text
    assert start(sister) == 303


def test_the_slow_lane_puts_the_next_start_ten_minutes_back() -> None:
    amina = Staff.objects.get(username="amina")
    client = browser(HOME)
    start(client)
    conversation = takes(amina)
    says(conversation)
    measure(conversation, amina, Kind.SLOW, Ground.OBSCENE)
    assert start(browser(HOME), "Noortje") == 303
    slow = Conversation.objects.get(state="waiting")
    assert row(slow.id).place.joined_at == slow.opened_at + SLOWER
    assert "slow" not in browser(HOME).get("/chat/").text


def test_after_its_end_a_block_is_gone(clock: time_machine.Traveller) -> None:
    blocked(HOME)
    clock.shift(3 * 3600 + 1)
    counsellor("Bram")
    assert start(browser(HOME)) == 303


@pytest.mark.parametrize(("language", "words"), [("nl", "Nu even niet"), ("fr", ""), ("en", "")])
def test_the_page_speaks_the_reader_s_language(language: str, words: str) -> None:
    blocked(HOME)
    page = browser(HOME).get(f"/chat/?taal={language}").text
    assert f'<html lang="{language}">' in page
    assert words in page


def test_an_agreed_approach_goes_with_whoever_comes_back(clock: time_machine.Traveller) -> None:
    amina = Staff.objects.get(username="amina")
    first = talks(amina, HOME)
    propose_approach(conversation_id=first, staff_id=amina.id, body="Eén gesprek per avond.")
    clock.shift(20 * 86400)
    choose_presence(staff_id=amina.id, presence="available")
    assert start(browser(HOME)) == 303
    kept = Approach.objects.get()
    assert kept.seen_at == moments.now()
    assert kept.tag == tags_of(ip_address(HOME))[0]
