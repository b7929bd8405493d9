"""Sending and receiving without a socket."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import AsyncClient, Client

from accounts.models import Staff
from counselling.abuse.rules.measures import Ground, Kind
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy
from counselling.live import threads
from counselling.live.hub import hub
from counselling.visitor import limits
from tests.counselling.abuse.school import measure
from tests.counselling.evening import message, said, says, takes
from tests.doors.conftest import OUR_PAGE
from tests.threads import hang_up

pytestmark = pytest.mark.django_db(transaction=True)

JSON = {"Accept": "application/json"}


@pytest.fixture
def noor(waiting: Client, evening: Staff) -> UUID:
    """A conversation of Noor, whose browser has the cookie, with Amina."""
    conversation = takes(evening)
    be_here(conversation_id=conversation)
    return conversation


@pytest.fixture
async def page(waiting: Client) -> AsyncIterator[AsyncClient]:
    """Noor's browser, served as in production."""
    browser = AsyncClient(headers=OUR_PAGE)
    browser.cookies = waiting.cookies
    yield browser
    await hang_up()


async def sends(page: AsyncClient, text: str, id: str = "", **headers: str) -> Any:
    fields = {"id": id or str(uuid4()), "text": text}
    return await page.post("/chat/messages/", fields, headers=headers)


async def sends_json(page: AsyncClient, text: Any, id: str = "") -> Any:
    fields = {"id": id or str(uuid4()), "text": text}
    return await page.post("/chat/messages/", fields, content_type="application/json", headers=JSON)


async def polls(page: AsyncClient, after: Any = 0, wait: Any = 0) -> Any:
    return await page.get("/chat/messages/", {"after": after, "wait": wait}, headers=JSON)


async def test_a_message_from_a_script_gets_an_ack(page: AsyncClient, noor: UUID) -> None:
    id = str(uuid4())
    answer = await sends_json(page, "hallo", id)
    assert answer.status_code == 200
    ack = answer.json()
    assert (ack["type"], ack["id"], ack["seq"], set(ack)) == (
        "ack",
        id,
        2,
        {"type", "id", "seq", "at"},
    )
    again = (await sends_json(page, "iets anders", id)).json()
    assert again == ack
    assert [line.text for line in await threads.run(said, noor)] == ["hallo"]


async def test_a_message_from_a_form_leads_back_to_the_page(page: AsyncClient, noor: UUID) -> None:
    answer = await sends(page, "hallo")
    assert (answer.status_code, answer["Location"]) == (303, "/chat/")
    assert "hallo" in (await page.get("/chat/")).content.decode()
    assert (await sends(page, "nog iets", **JSON)).json()["type"] == "ack"


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "empty"), (" \u200b", "empty"), ("a" * 2_001, "too_long"), ("a\x00b", "invalid")],
)
async def test_a_message_that_cannot_be_sent_is_refused_and_stays_in_its_field(
    page: AsyncClient, noor: UUID, text: str, reason: str
) -> None:
    id = str(uuid4())
    told = await sends_json(page, text, id)
    assert told.status_code == 409
    refused = told.json()
    assert (refused["type"], refused["reason"], refused["id"]) == ("refused", reason, id)
    assert refused["text"]
    answer = await sends(page, text)
    assert answer.status_code == 409
    assert refused["text"] in answer.text
    if reason == "too_long":
        assert text in answer.text


@pytest.mark.parametrize(
    "body", ["{", "[]", '{"id": "x", "text": "a"}', '{"text": "a"}', '"a"',
             '{"id": "7f8d5c3e-0a6f-4d4e-9b1f-111111111111", "text": 7}', "[" * 10_000],
)  # fmt: skip
async def test_what_cannot_be_read_is_refused(page: AsyncClient, noor: UUID, body: str) -> None:
    told = await page.post("/chat/messages/", body, content_type="application/json", headers=JSON)
    assert (told.status_code, told.json()["reason"]) == (409, "invalid")
    assert told.json().get("id") is None


async def test_who_waits_is_told_that_nobody_reads_yet(page: AsyncClient) -> None:
    told = await sends_json(page, "hallo?")
    assert (told.status_code, told.json()["reason"]) == (409, "waiting")
    assert "112" in told.json()["text"]


async def test_after_the_end_nothing_is_sent(page: AsyncClient, noor: UUID) -> None:
    await threads.run(end_conversation, conversation_id=noor, by=EndedBy.COUNSELLOR, staff_id=(
        await threads.run(lambda: Conversation.objects.get().counsellor_id)))  # fmt: skip
    assert (await sends_json(page, "nog iets")).json()["reason"] == "ended"


async def test_without_a_visit_nothing_is_sent(page: AsyncClient, noor: UUID) -> None:
    page.cookies.clear()
    told = await sends_json(page, "hallo")
    assert (told.status_code, told.json()["reason"]) == (409, "not_yours")
    assert (await sends(page, "hallo")).status_code in (200, 409)
    assert (await polls(page)).status_code == 401


async def test_too_many_messages_are_slowed_down(
    page: AsyncClient, noor: UUID, settings: Any
) -> None:
    settings.LIMIT_MESSAGE_BURST, settings.LIMIT_MESSAGES_PER_SECOND = 3, 0.001
    limits._senders.clear()
    answers = [(await sends_json(page, str(number))).json() for number in range(6)]
    assert [answer["type"] for answer in answers[:3]] == ["ack"] * 3
    assert answers[-1]["reason"] == "too_fast"


async def test_sending_counts_as_being_here(page: AsyncClient, evening: Staff) -> None:
    await threads.run(takes, evening)
    assert (await sends_json(page, "ik ben er")).json()["type"] == "ack"
    assert (await threads.run(Conversation.objects.get)).turn_until is None


async def test_a_poll_answers_at_once_when_there_is_something(
    page: AsyncClient, noor: UUID
) -> None:
    snapshot = (await polls(page, after=0, wait=25)).json()
    assert (snapshot["type"], snapshot["state"]) == ("snapshot", "active")
    assert (snapshot["counsellor"], snapshot["last_seq"]) == ("Amina", 1)
    assert [line["code"] for line in snapshot["messages"]] == ["joined"]


async def test_a_poll_without_patience_answers_at_once(page: AsyncClient, noor: UUID) -> None:
    snapshot = (await polls(page, after=1)).json()
    assert snapshot["messages"] == []
    for strange in ("x", "-5", "1e9", ""):
        assert (await polls(page, after=1, wait=strange)).status_code == 200
    assert len((await polls(page, after=999)).json()["messages"]) == 1


async def test_a_poll_wakes_up_at_a_new_message(
    page: AsyncClient, noor: UUID, evening: Staff
) -> None:
    poll = asyncio.create_task(polls(page, after=1, wait=20))
    await asyncio.sleep(0.3)
    assert not poll.done()
    started = time.monotonic()
    await hub().submitted(await threads.run(message, noor, "dag Noor", by=evening))
    snapshot = (await poll).json()
    assert time.monotonic() - started < 10
    assert [line["text"] for line in snapshot["messages"]] == ["dag Noor"]


async def test_a_poll_wakes_up_when_somebody_takes_the_visit(
    page: AsyncClient, evening: Staff
) -> None:
    poll = asyncio.create_task(polls(page, after=0, wait=20))
    await asyncio.sleep(0.3)
    await threads.run(takes, evening)
    snapshot = (await poll).json()
    assert snapshot["state"] == "active"
    assert snapshot["turn_until"]


async def test_a_poll_wakes_up_at_a_pause_and_tells_for_how_many_seconds(
    page: AsyncClient, noor: UUID, evening: Staff
) -> None:
    await threads.run(says, noor)
    assert (await polls(page, after=0)).json()["paused"] is None
    poll = asyncio.create_task(polls(page, after=2, wait=20))
    await asyncio.sleep(0.3)
    await threads.run(measure, noor, evening, Kind.PAUSE, Ground.THREAT)
    assert 590 < (await poll).json()["paused"] <= 600
    refused = (await sends_json(page, "sorry")).json()
    assert (refused["type"], refused["reason"]) == ("refused", "paused")


async def test_a_poll_gives_up_in_time_and_leaves_no_trace(page: AsyncClient, noor: UUID) -> None:
    started = time.monotonic()
    answer = await polls(page, after=1, wait=1)
    assert 0.9 < time.monotonic() - started < 15
    assert (answer.status_code, answer.json()["messages"]) == (200, [])
    assert hub().rooms.find(noor) is None
    assert not hub().ticker.holders


async def test_no_other_method_is_taken(page: AsyncClient, noor: UUID) -> None:
    assert (await page.put("/chat/messages/")).status_code == 405
