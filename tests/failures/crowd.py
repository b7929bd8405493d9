"""A hall full of conversations that go on whatever breaks, and the count afterwards."""

import asyncio
import contextlib
import random
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.people import Counsellor, Person, Visitor
from tests.service import Service
from tests.wire import Frame

#: What counts here is every message, not how fast somebody types.
LIMITS = (
    "LIMIT_MESSAGE_BURST",
    "LIMIT_MESSAGES_PER_SECOND",
    "LIMIT_SOCKETS_PER_TAG",
    "LIMIT_STARTS_PER_TAG_MINUTE",
    "LIMIT_WAITING_PER_TAG",
    "LIMIT_WAITING",
)
NO_LIMITS = dict.fromkeys(LIMITS, "0")
CHATS_EACH = 3
SETTINGS = {**NO_LIMITS, "CAPACITY_MAX": str(CHATS_EACH)}
BACK_WITHIN = 60.0
LOST = (AssertionError, ConnectionClosed, InvalidHandshake, OSError, TimeoutError)
PASSING = ("try_again", "too_fast")


@dataclass
class Talk:
    """One side of one conversation: what was acknowledged to it, in order."""

    person: Person
    conversation: str
    acked: list[tuple[str, int]] = field(default_factory=list)
    refused: list[Frame] = field(default_factory=list)

    async def go_on(self, end: asyncio.Event) -> None:
        """Send one message after another until the end; an unanswered one is sent again as it is."""
        while not end.is_set():
            await self.deliver(str(uuid.uuid4()), f"{self.person.name} {len(self.acked)}")
            await asyncio.sleep(random.uniform(0.2, 0.6))

    async def deliver(self, id: str, text: str) -> None:
        deadline = asyncio.get_running_loop().time() + BACK_WITHIN
        while asyncio.get_running_loop().time() < deadline:
            answer = await self.attempt(id, text)
            if answer and answer["type"] == "ack":
                self.acked.append((id, answer["seq"]))
                return
            if answer and answer["reason"] not in PASSING:
                self.refused.append(answer)
                return
            await asyncio.sleep(0.3)
        raise AssertionError(f"{self.person.name} was not heard for {BACK_WITHIN} seconds")

    async def attempt(self, id: str, text: str) -> Frame | None:
        addressed = {} if isinstance(self.person, Visitor) else {"conversation": self.conversation}
        try:
            await self.person.stay_connected()
            await self.person.wire.send("message", id=id, text=text, **addressed)
            return await self.person.answer_to(id)
        except LOST:
            return None


class Crowd:
    """Visitors and counsellors in pairs, each counsellor with up to three conversations."""

    def __init__(self, service: Service, size: int) -> None:
        self.service = service
        self.size = size
        self.talks: list[Talk] = []
        self.visitors: dict[str, Visitor] = {}
        self._end = asyncio.Event()

    async def gather(self) -> None:
        """Let everybody arrive, on processes in turn, and find a counsellor."""
        names = [name for name in self.service.staff if name.startswith("demo")]
        last = self.service.processes - 1
        counsellors = [Counsellor(self.service, name, process=last) for name in names]
        for counsellor in counsellors:
            await counsellor.arrive()
            await counsellor.wire.send("presence", state="available", capacity=CHATS_EACH)
        for number in range(self.size):
            await self.add(
                Visitor(self.service, f"kind {number}"), counsellors[number // CHATS_EACH]
            )

    async def add(self, visitor: Visitor, counsellor: Counsellor) -> None:
        await visitor.arrive()
        taken = await counsellor.take()
        assert taken["type"] == "taken", taken
        conversation = str(taken["conversation"])
        await visitor.wire.send("here")
        self.visitors[conversation] = visitor
        self.talks += [Talk(visitor, conversation), Talk(counsellor, conversation)]

    @contextlib.asynccontextmanager
    async def talking(self) -> AsyncIterator[None]:
        """Let everybody talk while the test breaks something, and finish their sentences after it."""
        tasks = [asyncio.create_task(talk.go_on(self._end)) for talk in self.talks]
        try:
            yield
        finally:
            self._end.set()
            await asyncio.gather(*tasks)

    def was_shown_all(self, conversation: str) -> bool:
        """Tell whether this visitor's page got every message acknowledged to the counsellor."""
        said = {
            seq for talk in self.talks if talk.conversation == conversation for _, seq in talk.acked
        }
        shown = self.visitors[conversation].wire.numbers()
        return said <= shown

    async def complaints(self) -> list[str]:
        """Ask for every conversation anew and return what is lost, doubled or out of order."""
        found = []
        for conversation, visitor in self.visitors.items():
            await visitor.hang_up()
            snapshot = await visitor.connect(after=0)
            await visitor.hang_up()
            said = [talk for talk in self.talks if talk.conversation == conversation]
            found += [f"{conversation}: {what}" for what in compare(snapshot["messages"], said)]
        return found


def compare(messages: list[Frame], talks: list[Talk]) -> list[str]:
    """Compare a stored conversation with what was acknowledged to its two sides."""
    found = []
    numbers = [message["seq"] for message in messages]
    if numbers != list(range(1, len(numbers) + 1)):
        found.append(f"numbers have gaps or are out of order: {numbers}")
    stored = [(message["id"], message["seq"]) for message in messages if message.get("id")]
    if len({id for id, _ in stored}) != len(stored):
        found.append("a message is there twice")
    for talk in talks:
        name = talk.person.name
        found += [f"{name}: lost {entry}" for entry in talk.acked if entry not in stored]
        if [seq for _, seq in talk.acked] != sorted(seq for _, seq in talk.acked):
            found.append(f"{name}: acknowledged out of order")
        found += [f"{name}: refused with {answer['reason']}" for answer in talk.refused]
    return found
