"""How much may come from one connection; a school is one connection, so beyond a limit people queue.

What is guessed, started and waited for is counted for all processes together (`tries`); open sockets, messages of a
visit and searches are what one process bears, and are counted in its memory.
"""

import time
from collections import Counter, defaultdict
from datetime import timedelta
from uuid import UUID

from django.conf import settings

from counselling.abuse.rules.tries import Trying
from counselling.conversation.queries.visits import waiting_among
from counselling.core.errors import Refused
from counselling.live.bucket import Bucket
from counselling.origin.queries.arrivals import waiting_with
from counselling.visitor.tries import Tries

MINUTE = 60.0
QUARTER = timedelta(minutes=15)
HOUR = 60 * MINUTE
#: Wrong words in a quarter of an hour: from one connection, and from all of them together.
WRONG_WORDS_PER_TAG, WRONG_WORDS = 5, 200
#: How many seconds every answer to typed words takes longer while many guess.
GUESSING_PAUSE = 3.0
#: Starts and places behind one connection that are kept for who says not to be safe now.
RESERVE = 5
#: Of all sockets of a process, this many are kept for staff.
STAFF_SHARE = 0.05
#: Buckets kept for visits that send; all are forgotten beyond that.
MOST_SENDERS = 10_000
#: Connections kept in mind; all are forgotten beyond that.
MOST_TAGS = 10_000

#: Of those who find no place so many are counted: of one connection in an hour, and of all in a minute.
COUNTED_PER_TAG, COUNTED = 10, 60

_visits: defaultdict[str, set[UUID]] = defaultdict(set)
_sockets: Counter[str] = Counter()
_senders: dict[UUID, Bucket] = {}
words_tries = Tries(Trying.WORDS, WRONG_WORDS_PER_TAG, QUARTER)
starts_of_late = Tries(Trying.START, 0, timedelta(minutes=1))
_turned_away: dict[str, Bucket] = {}
_all_turned_away = Bucket(burst=COUNTED, rate=COUNTED / MINUTE)
#: Searches for a school in this process, whoever asks: each costs as much as many messages.
_searches = Bucket(burst=40, rate=10)


def check_start(tag: str, *, unsafe: bool = False) -> None:
    """Raise `Refused("too_many")` when too many visits start or wait behind one connection.

    Who says not to be safe now has a few places more: a whole school is one connection.
    """
    more = RESERVE if unsafe else 0
    most, waiting = settings.LIMIT_STARTS_PER_TAG_MINUTE, settings.LIMIT_WAITING_PER_TAG
    if waiting and _waiting(tag) >= waiting + more:
        raise Refused("too_many")
    if most:
        _count_start(tag, most + more)


def _count_start(tag: str, most: int) -> None:
    try:
        starts_of_late.take(tag, most=most)
    except Refused:
        raise Refused("too_many") from None


def started(tag: str, conversation: UUID) -> None:
    """Count a visit that started."""
    _visits[tag].add(conversation)


def may_count(tag: str) -> bool:
    """Tell whether one more who found no place is counted: whoever tries without end writes without end."""
    now = time.monotonic()
    if len(_turned_away) > MOST_TAGS:
        _turned_away.clear()
    bucket = _turned_away.setdefault(
        tag, Bucket(burst=COUNTED_PER_TAG, rate=COUNTED_PER_TAG / HOUR)
    )
    return bucket.take(now) and _all_turned_away.take(now)


def _waiting(tag: str) -> int:
    _forget_idle()
    _visits[tag] = waiting_among(_visits[tag])
    # Without a tag that every process makes, each knows only of those that came to itself.
    return max(len(_visits[tag]), waiting_with(tag))


def _forget_idle() -> None:
    if len(_visits) > MOST_TAGS:
        _visits.clear()


def socket_fits(tag: str, open_sockets: int) -> bool:
    """Tell whether one more visitor's socket fits, in this process and behind this connection."""
    if settings.LIMIT_SOCKETS and open_sockets >= settings.LIMIT_SOCKETS * (1 - STAFF_SHARE):
        return False
    return not settings.LIMIT_SOCKETS_PER_TAG or _sockets[tag] < settings.LIMIT_SOCKETS_PER_TAG


def socket_opened(tag: str) -> None:
    """Count an open socket."""
    _sockets[tag] += 1


def socket_closed(tag: str) -> None:
    """Count it no more."""
    _sockets[tag] -= 1
    if _sockets[tag] <= 0:
        del _sockets[tag]


def may_send(visit: UUID) -> bool:
    """Take one message from what a visit may send, by whatever way and from however many tabs."""
    bucket = _senders.get(visit)
    if bucket is None:
        if len(_senders) > MOST_SENDERS:
            _senders.clear()
        bucket = _senders[visit] = Bucket(
            burst=settings.LIMIT_MESSAGE_BURST, rate=settings.LIMIT_MESSAGES_PER_SECOND
        )
    return bucket.take(time.monotonic())


# Who guesses the words of a visit. A language has some 125,000 pairs; on a full evening 60 of them lead
# somewhere, so one guess in 2,000 finds somebody. One connection may be wrong 5 times in a quarter of an
# hour: 80 guesses in an evening of four hours, 1 chance in 26 if it never rests. A thousand connections
# would have 5,000 guesses a quarter. After the first 200, words lead only to visits that nobody is in
# (some three who just left: one guess in 42,000), so the other 4,800 find somebody in 1 quarter of 9, the
# first 200 in 1 of 10; every answer takes seconds, and who is in a conversation stays in it. Codes of an
# appointment are counted here too, and have more than 40 bits.


def try_words(tag: str) -> None:
    """Count a try before it is looked at; raises `Refused("tried_often")` after too many wrong ones."""
    words_tries.take(tag)


def words_fit(tag: str) -> None:
    """Take a try back: it was no wrong one."""
    words_tries.give_back(tag)


def many_guess() -> bool:
    """Tell whether more wrong words come, from wherever, than children mistype."""
    return words_tries.of_all() > WRONG_WORDS


def words_pause() -> float:
    """Return how many seconds an answer has to wait now."""
    return GUESSING_PAUSE if many_guess() else 0.0


def may_search() -> bool:
    """Take one search for a school from what this process does for visitors."""
    return _searches.take(time.monotonic())
