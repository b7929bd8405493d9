"""During a pause nothing can be written: the page says for how long and who is there, and opens again."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from accounts.models import Staff
from counselling.abuse.rules.measures import Ground, Kind
from counselling.conversation.actions.visit import be_here
from tests.counselling.abuse.school import measure
from tests.counselling.evening import says, takes
from tests.doors.conftest import OUR_PAGE

WRITE = re.compile(
    r'<form class="composer" data-composer method="post" action="/chat/messages/"(.*?)>'
)
BOX = re.compile(r'<section class="paused" data-paused (.*?)>')


pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser(clock: time_machine.Traveller, evening: Staff) -> Client:
    client = Client(headers=OUR_PAGE)
    assert client.post("/chat/start/", {"nickname": "Boos"}).status_code == 303
    return client


@pytest.fixture
def talk(browser: Client, evening: Staff) -> UUID:
    conversation = takes(evening)
    be_here(conversation_id=conversation)
    says(conversation)
    return conversation


def paused(conversation: UUID, staff: Staff) -> UUID:
    return measure(conversation, staff, Kind.PAUSE, Ground.THREAT)


def closed(browser: Client) -> bool:
    """Tell whether the field to write in is away, and the box there in its place."""
    text = browser.get("/chat/").text
    (form,), (box,) = WRITE.findall(text), BOX.findall(text)
    assert ("hidden" in form) != ("hidden" in box)
    return "hidden" in form


def test_without_a_script_the_field_is_away_and_the_page_comes_back_by_itself(
    browser: Client, talk: UUID, evening: Staff, clock: time_machine.Traveller
) -> None:
    assert not closed(browser)
    paused(talk, evening)
    assert closed(browser)
    clock.shift(timedelta(minutes=7, seconds=30))
    text = browser.get("/chat/").text
    assert "Over 3 minuten kan je weer schrijven." in text
    assert 'content="150;url=/chat/"' in text
    for number in ("tel:112", "tel:1813", "tel:102"):
        assert number in text
    clock.shift(timedelta(minutes=2, seconds=30))
    assert not closed(browser)


def test_what_was_typed_and_not_taken_stays_on_the_page(
    browser: Client, talk: UUID, evening: Staff
) -> None:
    paused(talk, evening)
    answer = browser.post("/chat/messages/", {"text": "nog één ding"})
    assert answer.status_code == 409
    (form,) = WRITE.findall(answer.text)
    assert "hidden" not in form
    assert "nog één ding</textarea>" in answer.text
    assert "Het is even pauze." in answer.text
    assert "url=/chat/" not in answer.text


@pytest.mark.parametrize("kind", [Kind.WARNING, Kind.PAUSE])
def test_whoever_finds_it_unfair_reads_where_to_say_so_and_gets_there_in_another_tab(
    browser: Client, talk: UUID, evening: Staff, kind: Kind
) -> None:
    measure(talk, evening, kind, Ground.THREAT)
    last = browser.get("/chat/messages/?after=0&wait=0").json()["messages"][-1]
    assert last["rest"] == last["text"]
    assert last["text"].endswith("Vind je dit niet juist? Vertel het op de pagina Klacht.")
    (card,) = last["cards"]
    assert (card["href"], card["site"]) == ("/klacht/", "Naar de pagina Klacht")
    lines = browser.get("/chat/").text.split("data-lines")[1].split("</ol>")[0]
    assert 'href="/klacht/" target="_blank"' in lines
