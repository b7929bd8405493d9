"""A visit that goes on elsewhere: what the page hears that is still open."""

import asyncio
from functools import partial
from uuid import UUID

import pytest
from django.test import AsyncClient, Client

from accounts.models import Staff
from counselling.conversation.actions.visit import be_here
from counselling.live import threads
from counselling.waiting_room.actions import leave_quickly, return_with_words
from counselling.waiting_room.queries.returning import way_back
from tests.counselling.evening import says, takes
from tests.doors.conftest import OUR_PAGE
from tests.doors.test_sockets_visitor import Opens
from tests.doors.test_sockets_visitor import opens as opens
from tests.threads import hang_up

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def talking(waiting: Client, evening: Staff) -> UUID:
    """Noor talks with Amina."""
    conversation = takes(evening)
    be_here(conversation_id=conversation)
    return conversation


def comes_back(conversation: UUID, token: str) -> str:
    way = way_back(conversation, token)
    assert way is not None
    return return_with_words(typed=way.words)


async def test_the_page_left_behind_is_told_and_hears_nothing_more(
    opens: Opens, talking: UUID, waiting: Client, evening: Staff
) -> None:
    old = waiting.cookies["visit"].value
    first, waits = await opens(), await opens()
    await first.send("hello")
    await first.told("snapshot")
    token = await threads.run(comes_back, talking, old)
    await threads.run(says, talking, "alleen voor Noor", by=evening)
    assert await first.code() == 4001
    # A tab that had not said hello yet does not take the visit back.
    await waits.send("hello")
    assert await waits.code() == 4001
    second = await opens(token)
    await second.send("hello")
    snapshot = await second.told("snapshot")
    assert snapshot["messages"][-1]["text"] == "alleen voor Noor"
    await second.send("ping")
    await second.told("pong")
    assert await (await opens(old)).code() == 4401


@pytest.mark.parametrize("leaves", [True, False])
async def test_a_poll_under_way_gets_nothing_of_what_is_said_elsewhere(
    talking: UUID, waiting: Client, evening: Staff, *, leaves: bool
) -> None:
    old = waiting.cookies["visit"].value
    page = AsyncClient(headers=OUR_PAGE)
    page.cookies["visit"] = old
    poll = asyncio.ensure_future(page.get("/chat/messages/?after=1&wait=20"))
    await asyncio.sleep(0.3)
    gone = partial(leave_quickly, conversation_id=talking, token=old)
    await threads.run(gone if leaves else partial(comes_back, talking, old))
    answer = await asyncio.wait_for(poll, 5)
    assert (answer.status_code, answer.json()["code"]) == (401, 4401)
    await hang_up()
