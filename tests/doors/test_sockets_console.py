"""The counsellor's socket, in this process: what a console is told of conversations that are lost to it."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from channels.testing import WebsocketCommunicator
from django.conf import settings as configured

from accounts.actions import start_sign_in
from accounts.models import AuditEntry, Staff
from clbchat.asgi import application
from counselling.console.topics.lead import NOTICE_LOST
from counselling.conversation.actions.append import append_messages
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.rules import EndedBy
from counselling.live import threads
from counselling.privacy.queries.looks import looks_at
from counselling.waiting_room.actions import pass_on
from tests.counselling.evening import counsellor, message, says, talk, visitor
from tests.counselling.pairs import answers, asks
from tests.doors.test_sockets_visitor import ORIGIN, Tab
from tests.threads import hang_up

pytestmark = pytest.mark.django_db(transaction=True)

Opens = Callable[[Staff], Awaitable[Tab]]
#: So many lines take a while to read, and what happens meanwhile happens in the middle of the reading.
MANY = 20_000


@pytest.fixture
async def opens(evening: Staff) -> AsyncIterator[Opens]:
    """Open consoles; all are closed in the end."""
    wires: list[WebsocketCommunicator] = []

    async def open_one(staff: Staff) -> Tab:
        key = f"session {len(wires)}"
        await threads.run(partial(start_sign_in, staff=staff, session_key=key))
        cookie = f'{configured.SESSION_COOKIE_NAME}="{key}"'.encode()
        headers = [(b"origin", ORIGIN), (b"cookie", cookie)]
        wires.append(WebsocketCommunicator(application, "/ws/console/", headers))
        assert (await wires[-1].connect(timeout=5))[0]
        return Tab(wires[-1])

    yield open_one
    for wire in wires:
        await wire.disconnect(timeout=5)
    await hang_up()


@pytest.fixture
def long_talk(evening: Staff) -> UUID:
    """Noor and Amina have talked for very long."""
    conversation = talk(evening)
    append_messages([message(conversation, "en toen") for _ in range(MANY)])
    return conversation


async def until_two_wait(console: Tab) -> AsyncIterator[dict[str, Any]]:
    """Yield what a console is told, until it is told of two who wait."""
    frame: dict[str, Any] = {}
    while (frame.get("type"), frame.get("count")) != ("queue", 2):
        frame = json.loads(str(await console.wire.receive_from(timeout=5)))
        yield frame


async def test_what_is_lost_while_it_is_read_is_not_shown_and_nobody_misses_the_line(
    opens: Opens, long_talk: UUID, evening: Staff
) -> None:
    console = await opens(evening)
    await console.send("hello")
    await console.told("askings")
    colleagues = [await opens(evening) for _ in range(3)]
    for colleague in colleagues:
        await colleague.send("hello")
        await colleague.told("askings")
    await console.send("resume", conversation=str(long_talk))
    await asyncio.sleep(0.02)
    await threads.run(partial(pass_on, conversation_id=long_talk, staff_id=evening.id))
    await threads.run(visitor, "Sam")
    for colleague in colleagues:
        await colleague.told("queue", count=2)
    told = [frame async for frame in until_two_wait(console)]
    kinds = [frame["type"] for frame in told if frame.get("conversation") == str(long_talk)]
    assert kinds[-1] in ("closed", "refused"), kinds


async def test_a_practice_conversation_hides_no_real_one_of_which_the_notice_was_lost(
    opens: Opens, evening: Staff
) -> None:
    console = await opens(evening)
    await console.send("hello")
    await console.send("practise")
    await console.told("taken")
    # Taken in another window, of which this one hears nothing.
    noor = await threads.run(talk, evening)
    await asyncio.sleep(NOTICE_LOST + 0.2)
    await threads.run(visitor, "Sam")
    await console.told("handed_on", conversation=str(noor))


def deeds(action: str) -> list[tuple[str, str]]:
    rows = AuditEntry.objects.filter(action=action).order_by("seq")
    return list(rows.values_list("actor__username", "subject"))


async def test_asking_for_a_conversation_of_somebody_else_is_noted_once_and_shows_nothing(
    opens: Opens, evening: Staff
) -> None:
    noor = await threads.run(talk, evening)
    bram = await threads.run(counsellor, "Bram")
    console = await opens(bram)
    await console.send("hello")
    await console.told("askings")
    nowhere = "00000000-0000-4000-8000-000000000001"
    for conversation in (str(noor), str(noor), nowhere):
        await console.send("resume", conversation=conversation)
        await console.told("refused", reason="not_yours")
    await console.send("message", conversation=str(noor), id=nowhere, text="hallo")
    await console.told("refused", reason="not_yours")
    await asyncio.sleep(0.5)
    assert await threads.run(deeds, "access_refused") == [("bram", f"conversation {noor}")]
    # Nobody looked, so the young person reads of no look.
    assert await threads.run(looks_at, noor) == []


async def test_a_colleague_who_had_a_part_in_it_is_not_noted(opens: Opens, evening: Staff) -> None:
    noor, bram = await threads.run(talk, evening), await threads.run(counsellor, "Bram")
    await threads.run(partial(says, noor, "dag", by=evening))
    await threads.run(asks, noor, evening, bram)
    await threads.run(answers, noor, bram)
    console = await opens(evening)
    await console.send("hello")
    await console.told("askings")
    await console.send("resume", conversation=str(noor))
    await console.told("refused", reason="not_yours")
    await asyncio.sleep(0.5)
    assert await threads.run(deeds, "access_refused") == []


async def test_reading_an_own_conversation_again_is_noted_each_time_and_only_once_it_is_over(
    opens: Opens, evening: Staff
) -> None:
    noor = await threads.run(talk, evening)
    console = await opens(evening)
    await console.send("hello")
    await console.told("askings")
    await console.send("resume", conversation=str(noor))
    await console.told("resumed")
    assert await threads.run(deeds, "conversation_reread") == []
    await threads.run(partial(end_conversation, conversation_id=noor, by=EndedBy.VISITOR))
    for _again in range(2):
        await console.send("resume", conversation=str(noor))
        await console.told("resumed")
    noted = await threads.run(deeds, "conversation_reread")
    assert noted == [("amina", f"conversation {noor}")] * 2
    looks = await threads.run(looks_at, noor)
    assert [(look.deed, look.roles) for look in looks] == [
        ("conversation_reread", ("counsellor",))
    ] * 2
