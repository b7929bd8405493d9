"""The socket both doors build on: one loop per socket, no thread hop per frame, no layer channel of its own."""

import asyncio
import logging
import time
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.db import DatabaseError, InterfaceError

from counselling.core import closing
from counselling.live.bucket import Bucket
from counselling.live.hub import hub
from counselling.live.outgoing import Outgoing

logger = logging.getLogger(__name__)

NO_VISIT = 4401
NOT_ALLOWED = 4403
ELSEWHERE = 4001
TOO_SLOW = 4008
FLOOD = 4009
#: Of our own numbers too: Daphne's websockets can send none of the standard's codes above 1000.
BROKEN = 4011
TRY_LATER = 4013

#: Frames of any kind against messages: many times more, then it is a flood.
FRAMES_PER_MESSAGE = 10


class LiveSocket(AsyncWebsocketConsumer, ABC):
    """Accepts, lets the door decide, then hands it frame after frame until the socket is gone."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one socket; whatever happens, it leaves its rooms."""
        self._set_up(scope, send)
        try:
            await receive()
            await self.accept()
            if closing.is_shut():
                await self.send_away()
            elif await self.entered():
                self.hub.ticker.add(self)
                await self._listen(receive)
        except (DatabaseError, InterfaceError):
            logger.warning("a socket came while the database was away", exc_info=True)
            await self.shut(TRY_LATER)
        except Exception:
            logger.exception("a socket failed")
            await self.shut(BROKEN)
        finally:
            self._forget()

    def _set_up(self, scope: Any, send: Any) -> None:
        self.scope = scope
        self.base_send = send
        self.hub = hub()
        self.outgoing = Outgoing(self.send, self._too_slow)
        #: Whether anything came since the lease was last renewed.
        self.heard = True
        burst, rate = settings.LIMIT_MESSAGE_BURST, settings.LIMIT_MESSAGES_PER_SECOND
        self._frame_bucket = Bucket(
            burst=burst * FRAMES_PER_MESSAGE, rate=rate * FRAMES_PER_MESSAGE
        )
        self._tasks: set[asyncio.Task[None]] = set()

    async def _listen(self, receive: Callable[[], Awaitable[dict[str, Any]]]) -> None:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or self.outgoing.closed:
                return
            await self.dispatch(message)

    async def dispatch(self, message: Any) -> None:
        """Take one frame; Channels' own version goes through a thread for each."""
        self.heard = True
        if not self._frame_bucket.take(time.monotonic()):
            await self.shut(FLOOD)
            return
        work = self.frame(message.get("text"))
        if work is not None:
            await self._done(work)

    async def _done(self, work: Awaitable[None]) -> None:
        try:
            await work
        except (DatabaseError, InterfaceError):
            # The database is locked, full or gone: the client keeps what it has and tries again.
            logger.warning("a frame could not be acted on", exc_info=True)
            if not self.sorry():
                await self.shut(TRY_LATER)

    @abstractmethod
    async def entered(self) -> bool:
        """Decide whether this socket may stay; the door closes it with a code if not."""

    @abstractmethod
    def frame(self, text: str | None) -> Awaitable[None] | None:
        """Act on one frame; `None` stands for a binary one."""

    @abstractmethod
    def sorry(self) -> bool:
        """Tell the client to try again; false when it has not been greeted yet."""

    @abstractmethod
    def lease(self) -> tuple[str, Any] | None:
        """Return what being here renews, if anything came since the last time."""

    @abstractmethod
    def left(self) -> None:
        """The socket is gone: give up seats."""

    def push(self, text: str) -> None:
        """Send a frame, after those that wait; never waits, never raises."""
        self.outgoing.push(text)

    def soon(self, work: Any) -> None:
        """Do something for this socket that has to wait; it ends with the socket."""
        task = asyncio.ensure_future(self._guarded(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        # Of what ends before it began nothing is left that complains of it.
        task.add_done_callback(lambda _task: work.close())

    async def shut(self, code: int) -> None:
        """Close with a code; nothing more is sent."""
        self.outgoing.close()
        try:
            await self.close(code)
        except Exception:  # noqa: BLE001 - servers differ in what they raise once a socket is gone
            logger.debug("a socket was gone before it was closed")

    async def send_away(self) -> None:
        """Close for now: the page tries again by itself."""
        await self.shut(TRY_LATER)

    async def _guarded(self, work: Any) -> None:
        try:
            await work
        except Exception:
            logger.warning("work for a socket failed", exc_info=True)

    async def _too_slow(self) -> None:
        await self.shut(TOO_SLOW)

    def _forget(self) -> None:
        self.hub.ticker.remove(self)
        self.hub.watchers.discard(self)
        self.left()
        self.outgoing.close()
        for task in list(self._tasks):
            task.cancel()


class Nowhere(AsyncWebsocketConsumer):
    """Every other path: closed quietly."""

    channel_layer_alias = "none"

    async def connect(self) -> None:
        """Refuse the handshake."""
        await self.close()


def cookie_of(scope: Mapping[str, Any], name: str) -> str:
    """Return a cookie that came with a socket's handshake, or an empty text."""
    for header, value in scope["headers"]:
        if header == b"cookie":
            try:
                cookie = SimpleCookie(value.decode("latin-1")).get(name)
            except CookieError:
                return ""
            return cookie.value if cookie else ""
    return ""
