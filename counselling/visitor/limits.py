"""How much may come from one connection; a school is one connection, so beyond a limit people queue.

The counts live in this process's memory, by tag, and end with it.
"""

import time
from collections import Counter, defaultdict, deque
from uuid import UUID

from django.conf import settings

from counselling.conversation.queries.visits import waiting_among
from counselling.core.errors import Refused
from counselling.live.bucket import Bucket

MINUTE = 60.0
#: Of all sockets of a process, this many are kept for staff.
STAFF_SHARE = 0.05
#: Buckets kept for visits that send; all are forgotten beyond that.
MOST_SENDERS = 10_000
#: Connections kept in mind; beyond that those without a start in the last minute are forgotten.
MOST_TAGS = 10_000

_starts: defaultdict[str, deque[float]] = defaultdict(deque)
_visits: defaultdict[str, set[UUID]] = defaultdict(set)
_sockets: Counter[str] = Counter()
_senders: dict[UUID, Bucket] = {}


def check_start(tag: str) -> None:
    """Raise `Refused("too_many")` when too many visits start or wait behind one connection."""
    now = time.monotonic()
    _forget_idle(now)
    starts = _starts[tag]
    while starts and starts[0] < now - MINUTE:
        starts.popleft()
    if settings.LIMIT_STARTS_PER_TAG_MINUTE and len(starts) >= settings.LIMIT_STARTS_PER_TAG_MINUTE:
        raise Refused("too_many")
    if settings.LIMIT_WAITING_PER_TAG and _waiting(tag) >= settings.LIMIT_WAITING_PER_TAG:
        raise Refused("too_many")
    starts.append(now)


def _forget_idle(now: float) -> None:
    if len(_starts) > MOST_TAGS:
        for tag in [
            tag for tag, starts in _starts.items() if not starts or starts[-1] < now - MINUTE
        ]:
            del _starts[tag]
            _visits.pop(tag, None)


def started(tag: str, conversation: UUID) -> None:
    """Count a visit that started."""
    _visits[tag].add(conversation)


def _waiting(tag: str) -> int:
    _visits[tag] = waiting_among(_visits[tag])
    return len(_visits[tag])


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
