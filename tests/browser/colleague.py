"""A counsellor at another machine: no browser, a socket that lives in a thread of its own."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, Self, TypeVar

from tests.people import Counsellor
from tests.service import Service
from tests.wire import Frame

T = TypeVar("T")
SECONDS = 30


class Colleague:
    """Talks with one young person at a time; every call waits until it is done."""

    def __init__(self, service: Service, name: str) -> None:
        self.counsellor = Counsellor(service, name)
        self.conversation = ""
        self._running = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._live()), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._running.wait(SECONDS)
        self._do(self._arrive())
        return self

    def __exit__(self, *error: object) -> None:
        self._do(self.counsellor.hang_up())
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(SECONDS)

    def chooses(self, presence: str) -> None:
        """Choose to be available, on a break or offline."""
        self._do(self.counsellor.wire.send("presence", state=presence, capacity=1))
        self._do(self.counsellor.wire.expect("presence", state=presence))

    def takes(self, nickname: str) -> Frame:
        """Take somebody out of the waiting list."""
        taken = self._do(self._take(nickname))
        assert taken["type"] == "taken", taken
        self.conversation = taken["conversation"]
        return taken

    def says(self, text: str) -> Frame:
        """Send a message, and return its ack."""
        answer = self._do(self.counsellor.say(self.conversation, text))
        assert answer["type"] == "ack", answer
        return answer

    def hears(self, text: str) -> Frame:
        """Wait for a message of the young person, and return it."""
        return self._do(
            self.counsellor.wire.expect("message", text=text, conversation=self.conversation)
        )

    def times_heard(self, text: str) -> int:
        """Return how often a message came in."""
        return sum(frame.get("text") == text for frame in self.counsellor.wire.frames)

    def sees(self, kind: str, **fields: Any) -> Frame:
        """Wait for another frame about this conversation, and return it."""
        return self._do(self.counsellor.wire.expect(kind, **fields, conversation=self.conversation))

    def knows(self, kind: str, **fields: Any) -> bool:
        """Tell whether such a frame about this conversation came in already."""
        wanted = {"type": kind, "conversation": self.conversation, **fields}
        return any(wanted.items() <= frame.items() for frame in self.counsellor.wire.frames)

    def types(self) -> None:
        """Have the fingers on the keys."""
        self._send("typing", on=True)

    def reads(self, seq: int) -> None:
        """Have everything up to this line on the screen."""
        self._send("seen", seq=seq)

    def notes(self, text: str) -> None:
        """Keep a note for the team."""
        self._send("note", text=text)
        self.sees("noted", text=text)

    def does(self, kind: str, /, **fields: Any) -> None:
        """Send any other frame about this conversation."""
        self._send(kind, **fields)

    def asks_to_talk(self) -> None:
        """Ask whoever leads for a talk after a heavy conversation."""
        self._do(self.counsellor.wire.send("debrief"))

    def is_told_who_comes(self) -> str:
        """Wait until somebody says to be coming, and return who."""
        told = self._do(
            self.counsellor.wire.until(lambda frame: frame["type"] == "debrief" and frame["by"])
        )
        return str(told["by"])

    def ends(self) -> None:
        """End the conversation."""
        self._send("end")
        self.sees("state", state="ended")
        self.conversation = ""

    def tidies(self) -> None:
        """End what a test left running."""
        if self.conversation:
            self._send("end")
            self.conversation = ""

    def _send(self, kind: str, /, **fields: Any) -> None:
        self._do(self.counsellor.wire.send(kind, **fields, conversation=self.conversation))

    async def _arrive(self) -> None:
        await self.counsellor.arrive()
        await self.counsellor.wire.send("presence", state="available", capacity=1)
        await self.counsellor.wire.expect("presence", state="available")

    async def _take(self, nickname: str) -> Frame:
        wire = self.counsellor.wire
        if not self._waiting(nickname):
            await wire.until(lambda _: bool(self._waiting(nickname)), wanted=f"{nickname} waiting")
        return await self.counsellor.take(self._waiting(nickname))

    def _waiting(self, nickname: str) -> str:
        """Return the conversation of somebody on the newest list, or nothing."""
        lists = (
            frame["waiting"]
            for frame in reversed(self.counsellor.wire.frames)
            if "waiting" in frame
        )
        names = {item["nickname"]: item["conversation"] for item in next(lists, [])}
        return str(names.get(nickname, ""))

    async def _live(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        self._running.set()
        await self._stop.wait()

    def _do(self, step: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(step, self._loop).result(SECONDS)
