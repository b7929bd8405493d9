"""The visitor's socket, in this process: what a tab is told, and which tab is the present one."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from channels.testing import WebsocketCommunicator
from django.conf import settings as configured
from django.test import Client

from accounts.models import Staff
from clbchat.asgi import application
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy
from counselling.live import threads
from counselling.live.events import Hint
from counselling.live.hub import hub
from counselling.visitor import limits
from tests.counselling.evening import message, says, takes
from tests.threads import hang_up

pytestmark = pytest.mark.django_db(transaction=True)

ORIGIN = configured.SITE_ORIGIN.encode()
Opens = Callable[..., Awaitable["Tab"]]


class Tab:
    """One tab: what it sent and what it was told."""

    def __init__(self, wire: WebsocketCommunicator) -> None:
        self.wire = wire

    async def send(self, kind: str, /, **fields: Any) -> None:
        await self.wire.send_to(text_data=json.dumps({"type": kind, **fields}))

    async def told(self, kind: str, /, **fields: Any) -> dict[str, Any]:
        """Return the next frame of this kind; whatever came before it is read."""
        for _ in range(50):
            frame: dict[str, Any] = json.loads(str(await self.wire.receive_from(timeout=5)))
            if frame["type"] == kind and fields.items() <= frame.items():
                return frame
        raise AssertionError(kind)

    async def is_silent(self) -> bool:
        return bool(await self.wire.receive_nothing(timeout=0.3))

    async def code(self) -> int:
        """Return the code with which the server closes."""
        while (event := await self.wire.receive_output(timeout=5))["type"] != "websocket.close":
            pass
        return int(event["code"])


@pytest.fixture
async def opens(waiting: Client) -> AsyncIterator[Opens]:
    """Open tabs of Noor's browser; all are closed in the end."""
    wires: list[WebsocketCommunicator] = []
    own = waiting.cookies["visit"].value

    async def open_one(cookie: str = own, origin: bytes = ORIGIN, path: str = "/ws/visit/") -> Tab:
        headers = [(b"origin", origin), (b"cookie", f"visit={cookie}".encode())]
        wire = WebsocketCommunicator(application, path, headers)
        wires.append(wire)
        assert (await wire.connect(timeout=5))[0]
        return Tab(wire)

    yield open_one
    for wire in wires:
        await wire.disconnect(timeout=5)
    await hang_up()


@pytest.fixture
def talking(waiting: Client, evening: Staff) -> UUID:
    """Noor and Amina talk."""
    conversation = takes(evening)
    be_here(conversation_id=conversation)
    return conversation


async def test_hello_is_answered_with_all_there_is(opens: Opens, talking: UUID) -> None:
    tab = await opens()
    await tab.send("hello")
    shown = await tab.told("snapshot")
    assert (shown["state"], shown["counsellor"], shown["last_seq"]) == ("active", "Amina", 1)
    assert [line["text"] for line in shown["messages"]] == ["Je praat nu met Amina."]


@pytest.mark.parametrize(("after", "seqs"), [(0, [1, 2, 3]), (2, [3]), (3, []), (99, [1, 2, 3])])
async def test_hello_after_a_number_is_answered_with_the_rest(
    opens: Opens, talking: UUID, after: int, seqs: list[int]
) -> None:
    for _ in range(2):
        await threads.run(says, talking)
    tab = await opens()
    await tab.send("hello", after=after)
    assert [line["seq"] for line in (await tab.told("snapshot"))["messages"]] == seqs


async def test_before_hello_nothing_is_heard(opens: Opens, talking: UUID) -> None:
    tab, id = await opens(), str(uuid4())
    await tab.send("message", id=id, text="hallo")
    refused = await tab.told("refused")
    assert (refused["reason"], refused["id"]) == ("not_yours", id)
    assert await threads.run(lambda: Conversation.objects.get().last_seq) == 1


async def test_a_message_is_acknowledged_and_not_told_to_who_wrote_it(
    opens: Opens, talking: UUID
) -> None:
    tab, id = await opens(), str(uuid4())
    await tab.send("hello")
    await tab.told("snapshot")
    await tab.send("message", id=id, text="  hallo ")
    assert (await tab.told("ack"))["seq"] == 2
    assert await tab.is_silent()
    await tab.send("message", id=id, text="anders")
    assert (await tab.told("ack", id=id))["seq"] == 2


async def test_what_the_counsellor_writes_comes_at_once(
    opens: Opens, talking: UUID, evening: Staff
) -> None:
    tab = await opens()
    await tab.send("hello")
    await tab.told("snapshot")
    await hub().submitted(await threads.run(message, talking, "dag Noor", by=evening))
    line = await tab.told("message")
    assert (line["seq"], line["from"], line["by"], line["text"]) == (
        2, "counsellor", "Amina", "dag Noor",
    )  # fmt: skip


async def test_the_newest_tab_is_the_present_one(opens: Opens, talking: UUID) -> None:
    first = await opens()
    await first.send("hello")
    await first.told("snapshot")
    second = await opens()
    await second.send("hello")
    await second.told("snapshot")
    assert await first.code() == 4001
    await second.send("ping", seq=1)
    assert (await second.told("pong"))["seq"] == 1


async def test_after_the_end_every_tab_may_stay(
    opens: Opens, talking: UUID, evening: Staff
) -> None:
    await threads.run(
        end_conversation, conversation_id=talking, by=EndedBy.COUNSELLOR, staff_id=evening.id
    )
    tabs = [await opens() for _ in range(2)]
    for tab in tabs:
        await tab.send("hello")
        assert (await tab.told("snapshot"))["ended_by"] == "counsellor"
    await tabs[0].send("ping", seq=2)
    assert await tabs[0].told("pong")


async def test_who_waits_is_called_and_answers_with_anything_but_a_ping(
    opens: Opens, evening: Staff
) -> None:
    tab = await opens()
    await tab.send("hello")
    shown = await tab.told("snapshot")
    assert (shown["state"], shown["position"]) == ("waiting", 1)
    await threads.run(takes, evening)
    assert (await tab.told("state", state="active"))["turn_until"]
    await tab.send("ping", seq=1)
    await tab.told("pong")
    assert (await threads.run(Conversation.objects.get)).turn_until
    await tab.send("typing", on=False)
    assert (await tab.told("state", state="active", turn_until=None))["counsellor"] == "Amina"


async def test_whether_the_other_types_and_has_read_is_told_and_the_own_is_not(
    opens: Opens, talking: UUID
) -> None:
    tab = await opens()
    await tab.send("hello")
    await tab.told("snapshot")
    hub().say(Hint(talking, "typing", "counsellor", 1))
    assert (await tab.told("typing"))["on"] is True
    hub().say(Hint(talking, "seen", "counsellor", 1))
    assert (await tab.told("seen"))["seq"] == 1
    await tab.send("typing", on=True)
    await tab.send("seen", seq=1)
    assert await tab.is_silent()


async def test_leaving_ends_the_visit(opens: Opens, talking: UUID) -> None:
    tab = await opens()
    await tab.send("hello")
    await tab.told("snapshot")
    await tab.send("leave")
    assert (await tab.told("state", state="ended"))["ended_by"] == "visitor"
    assert (await threads.run(Conversation.objects.get)).ended_by == "visitor"


async def test_a_cookie_that_opens_nothing_is_told_so(opens: Opens) -> None:
    assert await (await opens(cookie="x" * 43)).code() == 4401


async def test_beyond_the_limit_of_a_connection_no_socket_is_let_in(
    opens: Opens, talking: UUID, settings: Any
) -> None:
    settings.LIMIT_SOCKETS_PER_TAG = 1
    first = await opens()
    await first.send("hello")
    await first.told("snapshot")
    assert await (await opens()).code() == 4009
    await first.wire.disconnect(timeout=5)
    await asyncio.sleep(0)
    assert not limits._sockets


async def test_a_socket_that_closes_leaves_nothing_behind(opens: Opens, talking: UUID) -> None:
    tab = await opens()
    await tab.send("hello")
    await tab.told("snapshot")
    assert len(hub().rooms) == len(hub().ticker.holders) == 1
    await tab.wire.disconnect(timeout=5)
    assert len(hub().rooms) == len(hub().ticker.holders) == len(hub().watchers) == 0
