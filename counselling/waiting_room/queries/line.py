"""The line as a whole: who waits, in which order, for how long; read once for all who look at it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from counselling.conversation.models import Conversation
from counselling.conversation.models.choices import State
from counselling.conversation.models.places import place_of_column
from counselling.conversation.queries.lines import WRITERS, open_keys
from counselling.conversation.queries.together import asked_now
from counselling.conversation.queries.visits import last_lengths
from counselling.core import clock
from counselling.shift.queries.channel import channel_mark
from counselling.shift.queries.lead import Lead, Offer, lead_now, offer
from counselling.shift.queries.opening import door
from counselling.shift.queries.presence import open_capacity
from counselling.shift.queries.team import Member, team
from counselling.waiting_room.queries.order import as_taken, is_here, orphans, waiting_line
from counselling.waiting_room.queries.tonight import Tonight, tonight
from counselling.waiting_room.queries.unsafe import is_unsafe
from counselling.waiting_room.rules.wait import wait_band

SHOWN = 50


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Somebody who waits, as a counsellor sees them; `orphan` names the counsellor they lost."""

    conversation: UUID
    nickname: str
    topic: str
    age_band: str
    mood: int | None
    language: str
    waiting_since: datetime
    present: bool
    orphan: str | None = None
    #: They say not to be safe now.
    unsafe: bool = False
    #: The time of an appointment, and with whom it is; for nobody else to see.
    appointment: datetime | None = None
    appointment_with: int | None = None
    #: Who passed this visit on, and never gets it again; for nobody else to know.
    passed_on_by: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Waiting:
    """Somebody's place: 1 is the next; the wait in minutes, or nothing where it cannot be told."""

    position: int
    wait: tuple[int, int] | None
    #: Their turn came while they were away, and they have not come back yet.
    late: bool = False
    #: A colleague they talked with is replaced by another one, first in line.
    passed_on: bool = False
    #: Nobody who could take this visit is on duty now.
    nobody_here: bool = False


# Compared as a reading, not by what stands in it: what is made of one is made once.
@dataclass(frozen=True, eq=False)
class Queue:
    """The line at one moment."""

    entries: list[Entry]
    count: int
    #: Who came for an appointment: outside the line, in no count.
    expected: list[Entry]
    places: dict[UUID, Waiting]
    #: When the door closes, if it does.
    closing: datetime | None
    open: bool
    #: Running conversations whose visitor is away.
    away: frozenset[UUID] = field(default_factory=frozenset)
    #: Who is asked something by a colleague.
    asked: frozenset[int] = frozenset()
    #: Of every running conversation, who holds and who joined it.
    held: dict[UUID, tuple[int | None, int | None]] = field(default_factory=dict)
    #: Who is on duty, for their colleagues.
    team: list[Member] = field(default_factory=list)
    #: What changes whenever something is said in the team's channel.
    channel: tuple[int, int] = (0, 0)
    #: Who leads the evening, and to whom the hat is offered while nobody does.
    lead: Lead | None = None
    offer: Offer = field(default_factory=Offer)
    #: The evening at a glance, where somebody leads it.
    tonight: Tonight | None = None


def _expected() -> QuerySet[Conversation]:
    waiting = Conversation.objects.filter(state=State.WAITING, appointment__isnull=False)
    return waiting.select_related("appointment").order_by("appointment__at", "pk")


def read_queue() -> Queue:
    """Read the line, once for everybody."""
    now = clock.now()
    waiting, lost = _all(waiting_line()), _all(orphans())
    columns = ("pk", "visitor_until", "counsellor_id", "colleague_id")
    running = list(Conversation.objects.filter(state=State.ACTIVE).values_list(*columns))
    there, lead = team(now), lead_now(now)
    places = _places(waiting, there, now)
    opening = door(now)
    bands = [place.wait for place in places.values()]
    return Queue(
        entries=[_entry(one, now) for one in as_taken(lost + waiting, now)[:SHOWN]],
        count=len(lost) + len(waiting),
        expected=[_entry_of_appointment(one, now) for one in _all(_expected())],
        places=places,
        closing=opening.closes_at,
        open=opening.open,
        away=frozenset(key for key, until, *_ in running if until < now),
        asked=asked_now(),
        held={key: (counsellor, colleague) for key, _, counsellor, colleague in running},
        channel=channel_mark(),
        team=there,
        lead=lead,
        offer=offer(lead, there, now),
        tonight=tonight(waiting=waiting, lost=lost, bands=bands, there=there, now=now)
        if lead
        else None,
    )


def _all(line: QuerySet[Conversation]) -> list[Conversation]:
    return list(line.select_related("place", *WRITERS).prefetch_related("passed_on"))


def wait_for(conversation_id: UUID) -> Waiting:
    """Return one visit's place."""
    now = clock.now()
    places = _places(_all(waiting_line()), team(now), now)
    return places.get(conversation_id, Waiting(1, None))


def _places(waiting: list[Conversation], there: list[Member], now: datetime) -> dict[UUID, Waiting]:
    lengths, capacity = last_lengths(), open_capacity(now)
    places: dict[UUID, Waiting] = {}
    ahead, on_duty = 0, {member.id for member in there}
    for one in as_taken(waiting, now):
        knew = {passed.staff_id for passed in one.passed_on.all()}
        places[one.id] = Waiting(
            ahead + 1,
            wait_band(ahead, lengths, capacity),
            late=one.place.missed_at is not None,
            passed_on=bool(knew),
            nobody_here=on_duty <= knew,
        )
        # Whoever is away is skipped when their turn comes, so nobody waits for them.
        ahead += is_here(one, now)
    return places


def _entry(one: Conversation, now: datetime) -> Entry:
    key = open_keys.keep(one)
    return Entry(
        conversation=one.id,
        nickname=key.open(bytes(one.nickname), place_of_column(one.id, "nickname")),
        topic=one.topic,
        age_band=one.age_band,
        mood=one.mood,
        language=one.language,
        waiting_since=one.opened_at,
        present=is_here(one, now),
        orphan=one.counsellor.display_name if one.counsellor else None,
        unsafe=is_unsafe(one.place),
        passed_on_by=frozenset(passed.staff_id for passed in one.passed_on.all()),
    )


def _entry_of_appointment(one: Conversation, now: datetime) -> Entry:
    kept = one.appointment
    return replace(_entry(one, now), appointment=kept.at, appointment_with=kept.staff_id)
