"""Which keys of days nothing needs any more."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from accounts.trail.reasons import PURPOSE as AUDIT
from accounts.trail.reasons import needs_day
from counselling.conversation.queries.keys import needs_key
from counselling.core.crypto import ring_names
from counselling.core.keys import RingName
from counselling.core.lifetimes import CEILING, time_kept
from counselling.intervision.models import KEY_PURPOSE as TRANSCRIPT
from counselling.intervision.queries.keys import needs_key as needs_quarter
from counselling.retention.models import SpentKey
from counselling.retention.rules.sweeps import may_go

#: The purpose of a key that one held conversation has for itself, before the number of its hold.
HOLD = "hold"

#: Who tells whether a key is needed, by the first word of its purpose. A key for anything else is never deleted.
USERS: dict[str, Callable[[RingName], bool]] = {
    "": needs_key,
    HOLD: needs_key,
    TRANSCRIPT: needs_quarter,
    AUDIT: lambda name: needs_day(name.day),
}


def key_of_hold(hold: UUID) -> str:
    """Return what the key is for under which one held conversation lies."""
    return f"{HOLD}-{hold}"


def take_in(purpose: str, user: Callable[[RingName], bool]) -> None:
    """Learn who tells whether keys for something are needed, from a room above; once, while the process starts."""
    USERS[purpose] = user


def idle_keys(now: datetime) -> list[RingName]:
    """Return the keys that can be deleted: nothing is wrapped under them any more."""
    today, spent = now.astimezone(UTC).date(), set(SpentKey.objects.values_list("pk", flat=True))
    return [
        name
        for name in ring_names()
        if may_go(_ended(name), today, spent=name.text in spent) and not _is_needed(name)
    ]


def _ended(name: RingName) -> RingName:
    """Return a key's name with the day on which it ended: a setting moves that of copies forward."""
    earlier = CEILING - time_kept("COPY_DAYS") if name.purpose == TRANSCRIPT else timedelta()
    return RingName(name.day - earlier, name.purpose)


def _is_needed(name: RingName) -> bool:
    user = USERS.get(name.purpose.partition("-")[0])
    return user is None or user(name)
