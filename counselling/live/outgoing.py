"""What waits to be sent to one socket: a list and one task, so that frames keep their order."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

SEND_LIMIT = 256


class Outgoing:
    """Sends frames one after another; a reader too far behind is cut off and resumes by number."""

    __slots__ = ("_cut_off", "_send", "_task", "_waiting", "closed")

    def __init__(
        self, send: Callable[[str], Awaitable[None]], cut_off: Callable[[], Awaitable[None]]
    ) -> None:
        self._send = send
        self._cut_off = cut_off
        self._waiting: deque[str] = deque()
        self._task: asyncio.Task[None] | None = None
        self.closed = False

    def push(self, text: str) -> None:
        """Put a frame in line; never waits, never raises."""
        if self.closed:
            return
        self._waiting.append(text)
        if len(self._waiting) > SEND_LIMIT:
            self.close()
            self._task = asyncio.ensure_future(self._cut_off())
        elif self._task is None:
            self._task = asyncio.ensure_future(self._drain())

    def close(self) -> None:
        """Send nothing more."""
        self.closed = True
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    async def _drain(self) -> None:
        try:
            while self._waiting:
                await self._send(self._waiting.popleft())
        except Exception:  # noqa: BLE001 - servers differ in what they raise once a socket is gone
            self.closed = True
            self._waiting.clear()
        finally:
            self._task = None
