"""Whether somebody can start now, as the landing page tells it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Lock

from django.conf import settings

from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import State
from counselling.conversation.queries.lines import WRITERS
from counselling.conversation.queries.visits import last_lengths
from counselling.core import clock
from counselling.origin.queries.holders import nobody_may_start
from counselling.shift.queries.approvers import approvers_missing
from counselling.shift.queries.opening import door, last_entry_tonight
from counselling.shift.queries.presence import open_capacity, somebody_is_there
from counselling.shift.rules.opening import NO_NOTE, Hours, Note, Opening, past_last_entry
from counselling.shift.rules.presence import Presence
from counselling.waiting_room.rules.wait import public_band, wait_band

#: The wait that everybody sees changes this often, so that nobody can watch single people come and go.
STEADY = timedelta(minutes=1)
#: So many places beyond a full waiting room are for who says not to be safe now.
RESERVE = 10


@dataclass(frozen=True)
class ServiceState:
    """`open`, `busy`, `full` or `closed`; the wait in minutes as a coarse band."""

    state: str
    opens_at: datetime | None
    closes_at: datetime | None
    wait: int
    note: Note = NO_NOTE


def service_state(now: datetime | None = None) -> ServiceState:
    """Return whether somebody can start now, and why not."""
    now = now or clock.now()
    planned = planned_state(now)
    if planned.state == "closed":
        return planned
    if nobody_new_may_come() or not _is_staffed(now):
        return replace(planned, state="closed")
    return _with_places(planned, now)


def nobody_new_may_come() -> bool:
    """Tell whether no visit may begin, by appointment either, because help could not be sent to where it comes from."""
    return nobody_may_start() or (not settings.OPEN_WITHOUT_STAFF and approvers_missing() > 0)


def _is_staffed(now: datetime) -> bool:
    return settings.OPEN_WITHOUT_STAFF or somebody_is_there(now)


def _with_places(planned: ServiceState, now: datetime) -> ServiceState:
    waiting = _waiting(now)
    capacity = open_capacity(now)
    free = capacity - _held_by_available(now) - waiting
    nobody_expected = capacity == 0 and settings.OPEN_WITHOUT_STAFF and waiting == 0
    full = settings.LIMIT_WAITING and waiting >= settings.LIMIT_WAITING
    if not full and (free > 0 or nobody_expected):
        return planned
    wait = public_band(_wait(waiting, capacity))
    return replace(planned, state="full" if full else "busy", wait=wait)


def _waiting(now: datetime) -> int:
    waiting = Conversation.objects.filter(state=State.WAITING, appointment__isnull=True)
    return waiting.filter(visitor_until__gte=now).count()


def has_reserve() -> bool:
    """Tell whether a full waiting room has a place left for somebody who says not to be safe now."""
    return _waiting(clock.now()) < settings.LIMIT_WAITING + RESERVE


def planned_state(now: datetime, hours: list[Hours] | None = None) -> ServiceState:
    """Return `open` or `closed` as hours and door say it for a moment, whoever is there then.

    With `hours` it is what a week that nobody saved yet would say.
    """
    opening = door(now, hours)
    if not opening.open:
        return ServiceState("closed", opening.opens_at, None, 0, opening.note)
    if past_last_entry(opening, timedelta(minutes=last_entry_tonight(now)), now):
        # For newcomers the next evening counts.
        return ServiceState(
            "closed", _next_opening(opening, hours), opening.closes_at, 0, opening.note
        )
    return ServiceState("open", None, opening.closes_at, 0, opening.note)


def _next_opening(opening: Opening, hours: list[Hours] | None) -> datetime | None:
    return door(opening.closes_at, hours).opens_at if opening.closes_at else None


def _held_by_available(now: datetime) -> int:
    # Conversations of colleagues who take no more fill none of the places that are counted here.
    return sum(_held(side, now) for side in WRITERS)


def _held(side: str, now: datetime) -> int:
    available = {
        f"{side}__is_active": True,
        f"{side}__duty__presence": Presence.AVAILABLE,
        f"{side}__duty__present_until__gt": now,
    }
    return Conversation.objects.filter(state=State.ACTIVE, practice=False, **available).count()


def _wait(waiting: int, capacity: int) -> int:
    band = wait_band(waiting, last_lengths(), max(capacity, 1))
    return band[0] if band else 0


class _Steady:
    """The public wait, kept for a minute."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wait = 0
        self._until: datetime | None = None

    def of(self, fresh: ServiceState, now: datetime) -> int:
        with self._lock:
            if self._until is None or now >= self._until:
                self._wait, self._until = fresh.wait, now + STEADY
            return self._wait


_steady = _Steady()


def public_state() -> ServiceState:
    """Return what everybody may know: the state now, and a wait that changes once a minute."""
    now = clock.now()
    fresh = service_state(now)
    wait = _steady.of(fresh, now) if fresh.state in ("busy", "full") else 0
    return replace(fresh, wait=wait)
