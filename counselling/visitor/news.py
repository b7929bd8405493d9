"""What the notice on top of every page tells: which cookies there are, and that the privacy statement changed.

One cookie remembers that it was closed; its value is the newest edition of the statement at that moment, so
that a later one is told of.
"""

from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest

from counselling.core import clock
from counselling.privacy.queries.statement import announced

NOTICE_COOKIE = "clbchat_cookie_ok"


@dataclass(frozen=True)
class News:
    """The edition to tell of, or 0; and what the cookie holds once the notice is closed."""

    edition: int
    value: int

    @property
    def before(self) -> int:
        """The edition it is compared with."""
        return self.edition - 1


def news_for(request: HttpRequest) -> News:
    """Return what this browser was not told yet."""
    try:
        newest, told_of = announced(clock.now())
    except (DatabaseError, InterfaceError):
        # A page that stands without a database tells no news.
        newest, told_of = 0, 0
    seen = request.COOKIES.get(NOTICE_COOKIE, "")
    seen_edition = int(seen) if seen.isdecimal() and len(seen) < len("1000000") else 0
    return News(told_of if told_of > seen_edition else 0, max(newest, 1))
