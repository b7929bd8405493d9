"""The people of the tests: each talks to the real service as their page would."""

import asyncio
import base64
import time
import uuid
from typing import Any

from django_otp.oath import TOTP

from tests.service import Service
from tests.web import Answer, Web
from tests.wire import Frame, Wire

TOTP_STEP = 30


class Person:
    """Somebody with a browser and, once connected, a websocket."""

    path = ""

    def __init__(self, service: Service, name: str, *, process: int = 0) -> None:
        self.service = service
        self.name = name
        self.web = Web(service.origin, service.ports[process])
        self._wire: Wire | None = None
        self._hello: dict[str, Any] = {}
        self._connecting = asyncio.Lock()

    @property
    def wire(self) -> Wire:
        """The open websocket."""
        assert self._wire, f"{self.name} is not connected"
        return self._wire

    async def connect(self, **hello: Any) -> Frame:
        """Open the websocket, say hello and return the snapshot."""
        self._hello = hello
        self._wire = await Wire.open(self.web, self.path)
        await self.wire.send("hello", **hello)
        return await self.wire.expect("snapshot")

    async def stay_connected(self) -> None:
        """Connect again, with the same hello, when the connection is lost."""
        async with self._connecting:
            if self._wire is None or self._wire.closed:
                await self.connect(**self._hello)

    async def hang_up(self) -> None:
        """Close the websocket, if there is one."""
        if self._wire:
            await self._wire.close()
            self._wire = None

    async def answer_to(self, id: str) -> Frame:
        """Wait for the ack or refusal of one message, whatever else comes meanwhile."""
        return await self.wire.answer(id)


class Visitor(Person):
    """A young person."""

    path = "/ws/visit/"

    async def start(self, **fields: str) -> Answer:
        """Send the form of the chat page."""
        answer = await self.web.post("/chat/start/", {"nickname": self.name, **fields})
        assert answer.status == 303, f"{answer.status}: {answer.text[:2000]}"
        return answer

    async def arrive(self, **fields: str) -> Frame:
        """Send the form and connect: waiting from here on."""
        await self.start(**fields)
        return await self.connect(after=0)

    async def say(self, text: str, *, id: str = "") -> Frame:
        """Send a message and return its ack or refusal."""
        id = id or str(uuid.uuid4())
        await self.wire.send("message", id=id, text=text)
        return await self.answer_to(id)


class Counsellor(Person):
    """Somebody of the staff, signed in with name, password and a code."""

    path = "/ws/console/"

    async def sign_in(self) -> None:
        """Pass the two pages of the sign-in."""
        person = self.service.staff[self.name]
        await self._send_form("/staff/login/", username=self.name, password=str(person["password"]))
        await self._send_form("/staff/verify/", otp_token=code_now(str(person["totp_secret"])))

    async def arrive(self) -> Frame:
        """Sign in and open the console."""
        await self.sign_in()
        return await self.connect()

    async def take(self, conversation: str = "") -> Frame:
        """Take one visit, or the next; returns `taken` or `refused`."""
        await self.wire.send("take", **({"conversation": conversation} if conversation else {}))
        return await self.wire.until(
            lambda frame: frame["type"] in ("taken", "refused"), wanted="take"
        )

    async def say(self, conversation: str, text: str, *, id: str = "") -> Frame:
        """Send a message into a conversation and return its ack or refusal."""
        id = id or str(uuid.uuid4())
        await self.wire.send("message", conversation=conversation, id=id, text=text)
        return await self.answer_to(id)

    async def _send_form(self, path: str, **fields: str) -> None:
        page = await self.web.get(path)
        assert page.status == 200, f"{path}: {page.status} {page.location}"
        token = page.hidden("csrfmiddlewaretoken")
        answer = await self.web.post(path, {"csrfmiddlewaretoken": token, **fields})
        assert answer.status in (302, 303), f"{path}: {answer.status} {answer.text[:2000]}"


def code_now(secret: str, at: float | None = None) -> str:
    """Return the six digits of a base32 secret, now or at a moment (seconds since 1970)."""
    padded = secret + "=" * (-len(secret) % 8)
    totp = TOTP(base64.b32decode(padded, casefold=True), step=TOTP_STEP)
    totp.time = time.time() if at is None else at
    return f"{totp.token():06d}"


async def pair(visitor: Visitor, counsellor: Counsellor, **fields: str) -> str:
    """Let a visitor arrive and be taken by a counsellor who is there; returns the conversation's id."""
    await visitor.arrive(**fields)
    taken = await counsellor.take()
    assert taken["type"] == "taken", taken
    await visitor.wire.send("here")
    conversation = str(taken["conversation"])
    await visitor.wire.until(lambda frame: frame.get("state") == "active", wanted="active state")
    return conversation


async def everybody(*steps: Any) -> list[Any]:
    """Let several people act at the same time."""
    return list(await asyncio.gather(*steps))
