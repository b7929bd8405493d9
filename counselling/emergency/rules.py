"""Who may do what about an emergency, and by when; without a database or a clock."""

from collections.abc import Collection
from datetime import datetime, timedelta

# Doors know the words of the tables from here.
from counselling.emergency.models.choices import Acute as Acute
from counselling.emergency.models.choices import Discussed as Discussed
from counselling.emergency.models.choices import Ground as Ground
from counselling.emergency.models.choices import How as How
from counselling.emergency.models.choices import Stand as Stand
from counselling.emergency.models.choices import Told as Told
from counselling.emergency.models.choices import Tried as Tried
from counselling.emergency.models.choices import What as What
from counselling.emergency.models.choices import Whom as Whom

#: How long one supervisor is asked by name before the next is.
TURN = timedelta(minutes=3)
#: How long a request stands before a holder may open it alone.
ALONE_AFTER = timedelta(minutes=5)
#: How long after the end of a conversation its address is opened without an order of the court.
AFTER_END = timedelta(hours=2)
#: How long those who opened an address may open it again: the police ring back.
AGAIN = timedelta(hours=24)
#: Within what time another person looks at what one opened alone.
REVIEW = timedelta(hours=24)
#: How long a request on an order of the court stays open.
ORDER_STANDS = timedelta(days=7)
#: How long an opening may be under way before somebody else may try.
CLAIM = timedelta(seconds=90)
#: How long the page with what was opened shows it.
SHOWN = timedelta(minutes=15)

FACTS_LIMIT = 1000
LINE_LIMIT = 300
QUOTES_MOST = 20

#: How many lines a card has, and how often a code is tried.
CARD_LINES = 10
CARD_TRIES = 3
#: How often the code of a copy is tried, by whoever asked alone.
COPY_TRIES = 5


def too_late(ground: str, ended_at: datetime | None, now: datetime) -> bool:
    """Tell whether an address is opened on an order of the court alone by now."""
    return ground != Ground.ORDER and ended_at is not None and now - ended_at > AFTER_END


def why_not_alone(*, ground: str, asked_at: datetime, now: datetime) -> str:
    """Return the word for why nobody may open alone yet, or at all; nothing where one may."""
    if ground == Ground.ORDER:
        return "order_takes_two"
    return "too_early" if now < asked_at + ALONE_AFTER else ""


def lapses(*, ground: str, asked_at: datetime, ended_at: datetime | None, now: datetime) -> bool:
    """Tell whether a request that nobody answered is over."""
    if ground == Ground.ORDER:
        return now > asked_at + ORDER_STANDS
    return too_late(ground, ended_at, now)


def line_of(number: int, left: Collection[int]) -> int:
    """Return the line of a card that belongs to a request: the number's own, else the next that is left."""
    own = (number - 1) % CARD_LINES + 1
    return min(left, key=lambda line: (line - own) % CARD_LINES)
