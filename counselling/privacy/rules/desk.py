"""How long desks have, and for how long what they wrote is kept, without a database or a clock."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta

from django.utils import timezone

# Doors know the words of the tables from here.
from counselling.privacy.models.choices import Decision as Decision
from counselling.privacy.models.choices import Later as Later
from counselling.privacy.models.choices import LetterKind as LetterKind
from counselling.privacy.models.choices import Outcome as Outcome
from counselling.privacy.models.choices import RefusalGround as RefusalGround
from counselling.privacy.models.choices import Right as Right
from counselling.privacy.models.letter import Told as Told

#: An answer comes within so many months, and within so many more where that is told in time.
MONTHS, MONTHS_MORE = 1, 2
#: How long an answer waits behind its code; then the texts go.
ANSWER_WAITS = timedelta(days=60)
#: How long an erasure waits that somebody without a code asked for.
ERASURE_WAITS = timedelta(days=14)
#: How many days somebody may read the conversation of a complaint.
READING_DAYS = 14
#: How many people at most.
READERS = 2

#: How many letters a desk lists: whoever writes thousands fills no page.
LISTED = 200

WORDS_LIMIT = 4000
REASON_LIMIT = 500
ANSWER_LIMIT = 4000

#: What can be done on knowledge of a chat alone, because it shows nothing to whoever asks.
ON_KNOWLEDGE = frozenset({Right.CORRECT, Right.ERASE, Right.RESTRICT, Right.OBJECT})


def grounds_for(asked: Right, told: Told) -> list[RefusalGround]:
    """Return on what grounds a request may be refused: on none that depends on what conversations there are."""
    grounds = [RefusalGround.REPEATED, RefusalGround.NOT_OURS]
    if not (told.nickname and told.day):
        grounds.insert(0, RefusalGround.TOO_LITTLE)
    # What can be done without showing anything needs no proof.
    return grounds if asked in ON_KNOWLEDGE else [RefusalGround.NOT_PROVEN, *grounds]


def answer_is_fixed(told: Told, *, proven: bool) -> bool:
    """Tell whether a complaint gets an answer that is the same for everybody.

    It names a conversation, and nobody knows whose that is: a free answer would tell whether there is one.
    """
    return not proven and bool(told.nickname or told.day)


def due_after(received: datetime, months: int = MONTHS) -> datetime:
    """Return the end of the day, where the service is, so many months after something came."""
    day = timezone.localdate(received)
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    last = date(year, month, min(day.day, monthrange(year, month)[1]))
    return day_span(last)[1]


def day_span(day: date) -> tuple[datetime, datetime]:
    """Return when a day of the service begins and when it is over."""
    zone = timezone.get_default_timezone()
    begins = [datetime.combine(one, time(), zone) for one in (day, day + timedelta(days=1))]
    return begins[0], begins[1]


def last_day(until: datetime) -> date:
    """Return the last day before this moment, as people say it: "at the latest on"."""
    return timezone.localdate(until - timedelta(seconds=1))


def read_day(typed: str) -> date | None:
    """Return the day that somebody told, or nothing where it is none."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
