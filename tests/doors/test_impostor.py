"""Somebody else, a parent perhaps, who knows nickname and evening: nothing they send tells whether there was a chat."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from counselling.core import clock as moments
from counselling.privacy.actions.complaints import decide_complaint, link_conversation
from counselling.privacy.actions.requests import grant_request, put_off_request, refuse_request
from counselling.privacy.models import Letter, Right
from counselling.privacy.queries.knowledge import candidates
from counselling.privacy.rules.desk import Told
from counselling.visitor.views.letters import sent_letters
from counselling.visitor.views.pick_up import pick_up_tries
from tests.counselling.evening import open_the_door
from tests.counselling.privacy.office import Office, office
from tests.doors.conftest import OUR_PAGE

pytestmark = pytest.mark.django_db

#: Of the same length: a page is not longer for the one than for the other.
THERE, NOWHERE = "Noor", "Roon"
CODE = re.compile(r"\d{5}-\d{6}-\d{5}")
PAGE_NUMBER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}")
RIGHTS = [right.value for right in Right]
DONE = ["correct", "erase", "restrict", "object"]


@pytest.fixture(autouse=True)
def nobody_counted_before() -> Iterator[None]:
    sent_letters.forget()
    pick_up_tries.forget()
    yield
    sent_letters.forget()
    pick_up_tries.forget()


@pytest.fixture
def here(clock: object) -> Office:
    """Noor talked this evening; nobody was called Roon."""
    open_the_door()
    return office(THERE)


@pytest.fixture
def parent() -> Client:
    return Client(headers=OUR_PAGE)


class Seen:
    """What came back: status, body without what is random, headers, and what the database was asked."""

    def __init__(self, client: Client, path: str, told: dict[str, str]) -> None:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = client.post(path, told)
        body = answer.text.replace(told.get("nickname", THERE), "NAME")
        found = CODE.search(body)
        self.code = found.group(0) if found else ""
        body = PAGE_NUMBER.sub("PAGE", CODE.sub("CODE", body))
        queries = [re.sub(r"'[^']*'|\d+", "?", str(query["sql"])) for query in asked]
        self.all = (answer.status_code, body, sorted(answer.headers.items()), queries)
        self.sql = " ".join(queries)


def sends(parent: Client, nickname: str, path: str = "/mijn-gegevens/vraag/", **told: str) -> Seen:
    words = {"words": "Over school.", "day": "2026-11-23", "nickname": nickname, **told}
    return Seen(parent, path, words)


def picks_up(parent: Client, code: str) -> Seen:
    return Seen(parent, "/antwoord/", {"code": code})


def letters() -> list[int]:
    return list(Letter.objects.order_by("pk").values_list("pk", flat=True))


def meant(nickname: str) -> list[object]:
    told = Told(nickname=nickname, day="2026-11-23")
    return [one.id for one in candidates(told, moments.now())]


@pytest.mark.parametrize("asked", RIGHTS)
def test_sending_and_looking_tell_nothing_and_ask_no_conversation(
    here: Office, parent: Client, asked: str
) -> None:
    one, other = (sends(parent, name, asked=asked) for name in (THERE, NOWHERE))
    assert one.all == other.all
    assert "counselling_conversation" not in one.sql
    waits, waits_too = picks_up(parent, one.code), picks_up(parent, other.code)
    assert waits.all == waits_too.all
    assert "counselling_conversation" not in waits.sql


@pytest.mark.parametrize("asked", DONE)
def test_what_was_done_reads_as_what_could_not_be(here: Office, parent: Client, asked: str) -> None:
    sent = [sends(parent, name, asked=asked) for name in (THERE, NOWHERE)]
    assert (len(meant(THERE)), len(meant(NOWHERE))) == (1, 0)
    for number, name in zip(letters(), (THERE, NOWHERE), strict=True):
        put_off_request(number=number, staff_id=here.femke.id, later="many")
        grant_request(number=number, staff_id=here.femke.id, conversations=meant(name))  # type: ignore[arg-type]
    one, other = (picks_up(parent, seen.code) for seen in sent)
    assert one.all == other.all
    assert "counselling_conversation" not in one.sql


@pytest.mark.parametrize("asked", ["see", "take"])
def test_a_refusal_reads_the_same(here: Office, parent: Client, asked: str) -> None:
    sent = [sends(parent, name, asked=asked) for name in (THERE, NOWHERE)]
    for number in letters():
        refuse_request(number=number, staff_id=here.femke.id, ground="not_proven")
    one, other = (picks_up(parent, seen.code) for seen in sent)
    assert one.all == other.all


def test_a_complaint_by_nickname_and_day_tells_nothing_either(here: Office, parent: Client) -> None:
    sent = [sends(parent, name, "/klacht/") for name in (THERE, NOWHERE)]
    assert sent[0].all == sent[1].all
    found, nothing = letters()
    link_conversation(number=found, asker=here.desk, conversation_id=here.conversation)
    decide_complaint(number=found, asker=here.desk, outcome="right", answer="")
    decide_complaint(number=nothing, asker=here.desk, outcome="neither", answer="")
    one, other = (picks_up(parent, seen.code) for seen in sent)
    assert one.all == other.all
    assert "We zeggen nooit of er zo’n gesprek is" in one.all[1]
    assert "counselling_conversation" not in one.sql
