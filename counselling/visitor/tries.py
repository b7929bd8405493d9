"""How often codes may be wrong from one connection; others never wait for whoever guesses.

The counts live in this process's memory, by tag, and end with it.
"""

import time
from collections import defaultdict, deque

from counselling.core.errors import Refused

HOUR = 3600.0
#: A code has 53 bits: a thousand connections that never rest find one of a million in 17 years.
WRONG_CODES_PER_TAG = 60
#: Connections kept in mind; beyond that those without a wrong code in the last hour are forgotten.
MOST_TAGS = 10_000


class Tries:
    """The tries of the last hour, by tag; each kind of code has its own."""

    def __init__(self, most: int = WRONG_CODES_PER_TAG) -> None:
        self._most = most
        self._by_tag: defaultdict[str, deque[float]] = defaultdict(deque)

    def take(self, tag: str) -> None:
        """Count a try before it is looked at; raises `Refused("tried_often")` after too many wrong ones."""
        now = time.monotonic()
        self._forget_idle(now)
        tries = _recent(self._by_tag[tag], now)
        if len(tries) >= self._most:
            raise Refused("tried_often")
        tries.append(now)

    def give_back(self, tag: str) -> None:
        """Take a try back: it was no wrong one."""
        if self._by_tag[tag]:
            self._by_tag[tag].pop()

    def forget(self) -> None:
        """Begin anew."""
        self._by_tag.clear()

    def _forget_idle(self, now: float) -> None:
        if len(self._by_tag) > MOST_TAGS:
            for tag in [tag for tag, tries in self._by_tag.items() if not _recent(tries, now)]:
                del self._by_tag[tag]


def _recent(tries: deque[float], now: float) -> deque[float]:
    while tries and tries[0] < now - HOUR:
        tries.popleft()
    return tries
