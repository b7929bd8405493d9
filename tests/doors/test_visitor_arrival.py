from ipaddress import ip_address
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy
from counselling.origin.actions.opening import open_records
from counselling.origin.models import Arrival, SealedConnection
from counselling.origin.queries.arrivals import visits_with
from counselling.origin.tags import tags_of
from counselling.visitor import arriving
from tests.counselling.evening import takes
from tests.counselling.origin.holding import first_holder, supervisor
from tests.doors.conftest import OUR_PAGE

# A poll reads in a thread of its own.
pytestmark = pytest.mark.django_db(transaction=True)

HOME, TRAM = "203.0.113.9", "198.51.100.4"


@pytest.fixture
def chris(db: None) -> Staff:
    return supervisor("Chris")


@pytest.fixture
def words(chris: Staff) -> str:
    return first_holder(chris)


def starts(address: str = HOME, port: int = 4711) -> Client:
    browser = Client(headers=OUR_PAGE, REMOTE_ADDR=address, REMOTE_PORT=port)
    assert browser.post("/chat/start/", {"nickname": "Noor"}).status_code == 303
    return browser


def moves(browser: Client, address: str, port: int) -> None:
    browser.defaults.update(REMOTE_ADDR=address, REMOTE_PORT=port)  # type: ignore[call-overload]


def test_a_start_notes_where_it_came_from(evening: Staff, chris: Staff, words: str) -> None:
    starts()
    visit = Conversation.objects.get()
    assert visits_with(tags_of(ip_address(HOME)), visit.opened_at) == [visit.pk]
    opened = open_records(conversation_id=visit.pk, staff_id=chris.pk, passphrase=words)
    assert [(one.address, one.port) for one in opened] == [(HOME, 4711)]


def test_a_page_and_a_poll_from_elsewhere_are_noted_too(
    evening: Staff, chris: Staff, words: str
) -> None:
    browser = starts()
    browser.get("/chat/")
    moves(browser, TRAM, 4712)
    for _ in range(3):
        browser.get("/chat/")
    moves(browser, TRAM, 4713)
    for _ in range(3):
        assert browser.get("/chat/messages/").status_code == 200
    visit = Conversation.objects.get().pk
    opened = open_records(conversation_id=visit, staff_id=chris.pk, passphrase=words)
    assert [(one.address, one.port) for one in opened] == [(HOME, 4711), (TRAM, 4712), (TRAM, 4713)]
    assert Arrival.objects.count() == 1


def test_a_visit_that_is_over_is_noted_no_more(evening: Staff, words: str) -> None:
    browser = starts()
    # Of a visit that nobody took no seal is left at all.
    end_conversation(conversation_id=takes(evening), by=EndedBy.VISITOR)
    moves(browser, TRAM, 4712)
    browser.get("/chat/")
    browser.get("/chat/messages/")
    assert SealedConnection.objects.count() == 1


def test_there_is_no_visit_without_its_arrival(
    evening: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(**_: Any) -> None:
        raise OperationalError

    monkeypatch.setattr(arriving, "note_arrival", gone)
    browser = Client(headers=OUR_PAGE)
    assert browser.post("/chat/start/", {"nickname": "Noor"}).status_code == 503
    assert not Conversation.objects.exists()


def test_without_a_key_to_seal_with_the_chat_goes_on(evening: Staff) -> None:
    assert starts().get("/chat/").status_code == 200
    assert Arrival.objects.get().tag
    assert not SealedConnection.objects.exists()
