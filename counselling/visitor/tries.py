"""How often something may be tried from one connection; others never wait for whoever guesses.

Every process counts in the database, so that several of them let through no more than one. Each also counts what
came to itself: that stands where the database cannot be asked, and keeps it from being asked for nothing.
"""

import time
from collections import defaultdict, deque
from contextlib import suppress
from datetime import timedelta

from django.db import DatabaseError, InterfaceError

from counselling.abuse.actions.trying import count_try, give_back_try
from counselling.abuse.queries.tries import tries_of_all
from counselling.abuse.rules.tries import Trying
from counselling.core import clock
from counselling.core.errors import Refused

HOUR = timedelta(hours=1)
#: A code has 53 bits: a thousand connections that never rest find one of a million in 17 years.
WRONG_CODES_PER_TAG = 60
#: Connections kept in mind; beyond that those without a try of late are forgotten.
MOST_TAGS = 10_000


class Tries:
    """The tries of one kind that still count, by whoever tries: a connection, or a conversation's code."""

    def __init__(self, kind: Trying, most: int, within: timedelta = HOUR) -> None:
        self._kind, self._most, self._within = kind, most, within
        self._here = TriesHere(within.total_seconds())

    def take(self, who: str, *, most: int = 0) -> None:
        """Count a try before it is looked at; raises `Refused("tried_often")` where it is one too many."""
        allowed = most or self._most
        self._here.take(who, allowed)
        try:
            count_try(kind=self._kind, who=who, most=allowed, within=self._within)
        except Refused:
            self._here.give_back(who)
            raise
        except (DatabaseError, InterfaceError):
            # Neither nobody nor everybody gets through meanwhile: what this process counted stands.
            return

    def give_back(self, who: str) -> None:
        """Take a try back: it was no wrong one."""
        self._here.give_back(who)
        with suppress(DatabaseError, InterfaceError):
            give_back_try(kind=self._kind, who=who)

    def of_all(self) -> int:
        """Return how many tries still count, from wherever."""
        here = self._here.of_all()
        with suppress(DatabaseError, InterfaceError):
            return max(here, tries_of_all(self._kind, clock.now()))
        return here

    def forget(self) -> None:
        """Forget what this process counted."""
        self._here.forget()


class TriesHere:
    """The tries that came to this process; they live in its memory and end with it."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._by: defaultdict[str, deque[float]] = defaultdict(deque)

    def take(self, who: str, most: int) -> None:
        """Count a try; raises `Refused("tried_often")` where it is one too many."""
        now = time.monotonic()
        self._forget_idle(now)
        tries = self._recent(self._by[who], now)
        if len(tries) >= most:
            raise Refused("tried_often")
        tries.append(now)

    def give_back(self, who: str) -> None:
        """Take the last try back."""
        if self._by[who]:
            self._by[who].pop()

    def of_all(self) -> int:
        """Return how many still count."""
        now = time.monotonic()
        return sum(len(self._recent(tries, now)) for tries in list(self._by.values()))

    def forget(self) -> None:
        """Begin anew."""
        self._by.clear()

    def _forget_idle(self, now: float) -> None:
        if len(self._by) > MOST_TAGS:
            for who in [who for who, tries in self._by.items() if not self._recent(tries, now)]:
                del self._by[who]

    def _recent(self, tries: deque[float], now: float) -> deque[float]:
        while tries and tries[0] < now - self._seconds:
            tries.popleft()
        return tries
