"""When an appointment is open, and how its code is written, without a database or a clock."""

import re
from datetime import datetime, timedelta

from counselling.waiting_room.rules.words import LONGEST, lexicons, meant, pair_of

#: So long before its time an appointment opens, and so long after it closes.
EARLY, LATE = timedelta(minutes=10), timedelta(hours=1)
#: Whoever came in at the last moment still waits a while.
WAIT_STILL = timedelta(minutes=15)
#: How far ahead a time may be kept, and how many by one counsellor.
AHEAD = timedelta(weeks=8)
MOST_OPEN = 20
#: How long an unused code is still told that it is late.
KNOWN_FOR = timedelta(days=1)

#: With two words (17 bits) eight digits make 43 bits: nobody guesses a code, at whatever speed.
DIGITS = 8
LANGUAGE = "nl"


def codes() -> int:
    """Return how many codes there are."""
    return len(lexicons()[LANGUAGE]) * int(10**DIGITS)


def code_of(number: int) -> str:
    """Return a code by its number, as it is written down: "blauwe fiets 4821 7380"."""
    words, digits = divmod(number, 10**DIGITS)
    written = f"{digits:0{DIGITS}}"
    return f"{pair_of(LANGUAGE, words)} {written[:4]} {written[4:]}"


def meant_code(typed: str) -> list[str]:
    """Return what somebody may have meant by a code, as it is hashed, however they wrote it."""
    typed = typed[:LONGEST]
    digits = "".join(re.findall("[0-9]", typed))
    if len(digits) != DIGITS:
        return []
    return [f"{words} {digits}" for words in meant(re.sub("[0-9]", " ", typed))]


def is_early(at: datetime, now: datetime) -> bool:
    """Tell whether an appointment at `at` is not open yet."""
    return now < at - EARLY


def is_late(at: datetime, now: datetime) -> bool:
    """Tell whether an appointment at `at` is over."""
    return now > at + LATE
