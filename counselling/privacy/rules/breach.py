"""A breach of personal data: its clock, and what follows from what was lost."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

import msgspec

#: The authority has to know within so long of its being found (GDPR article 33).
WITHIN = timedelta(hours=72)
WORDS_LIMIT = 4000
NOTICE_LIMIT = 2000
#: So long a notice stands on the site at most: whoever still has to know it is told anew.
NOTICE_STANDS = timedelta(days=90)


class Clock(StrEnum):
    """How the clock of a breach stands."""

    RUNS = "runs"
    #: The hours are over, and nothing was decided about the authority.
    OVER = "over"
    IN_TIME = "in_time"
    LATE = "late"


class Lost(StrEnum):
    """What somebody may have got besides the database."""

    DATABASE = "database"
    #: With these the texts of conversations can be read.
    DAY_KEYS = "day_keys"
    #: With these the addresses can be worked out from the tags.
    PEPPERS = "peppers"
    #: With a holder's words the sealed addresses open.
    HOLDER_WORDS = "holder_words"


def due_at(found_at: datetime) -> datetime:
    """Return until when the authority has to be told."""
    return found_at + WITHIN


def clock_of(found_at: datetime, decided_at: datetime | None, now: datetime) -> Clock:
    """Return how the clock stands; `decided_at` is when it was decided to tell the authority, or not to."""
    if decided_at is not None:
        return Clock.IN_TIME if decided_at <= due_at(found_at) else Clock.LATE
    return Clock.OVER if now > due_at(found_at) else Clock.RUNS


def may_stand_until(until: date, today: date) -> bool:
    """Tell whether a notice that is published today may stand on the site until that day."""
    return today <= until <= today + NOTICE_STANDS


def written_texts(texts: Mapping[str, str]) -> str:
    """Write the texts of a notice, by language, as one that can be sealed."""
    return msgspec.json.encode(dict(texts)).decode()


def read_texts(written: str) -> dict[str, str]:
    """Return the texts of a notice by language."""
    return msgspec.json.decode(written, type=dict[str, str])


def readable(lost: Collection[str]) -> dict[str, bool]:
    """Return what whoever has these can read: texts, exact addresses, and addresses behind the tags."""
    database = Lost.DATABASE in lost
    return {
        "texts": database and Lost.DAY_KEYS in lost,
        "addresses": database and Lost.HOLDER_WORDS in lost,
        "tags": database and Lost.PEPPERS in lost,
    }
