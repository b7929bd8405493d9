"""Who can open sealed connections, and whether anything is being sealed at all."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from accounts.models import Staff
from accounts.queries import admitted
from accounts.rules import Role
from counselling.core import clock
from counselling.origin import pins
from counselling.origin.ageing import ENOUGH, drill_counts
from counselling.origin.models import Holder, KeyCopy, KeyPair, SealedConnection, SealRule


class Standing(StrEnum):
    """How a holder stands."""

    READY = "ready"
    #: No drill in 90 days.
    UNPRACTISED = "unpractised"
    #: Opens older records only: no copy of the pair in use.
    OLDER_ONLY = "older_only"
    #: Said that the words are lost.
    LOST = "lost"
    #: The account is closed, or the person is no supervisor any more.
    LEFT = "left"


class Sealing(StrEnum):
    """Whether connections are sealed."""

    ON = "on"
    NO_PAIR = "no_pair"
    #: The public key in the database is not the one named in the key folder.
    KEY_CHANGED = "key_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A holder."""

    staff_id: int
    name: str
    since: datetime
    drilled_at: datetime | None
    standing: Standing
    #: Another one as soon as this holder has other words; it tells nothing about them.
    words_mark: str

    @property
    def opens(self) -> bool:
        """Whether this holder's words are asked for at all."""
        return self.standing not in {Standing.LOST, Standing.LEFT}


@dataclass(frozen=True, slots=True, kw_only=True)
class SealingState:
    """What the self-check, the page and the warning say."""

    sealing: Sealing
    key_id: str
    made_at: datetime | None
    ready: int
    #: Somebody who may not open any more still has copies: a new pair is due.
    rotation_due: bool
    #: Somebody who is there passed a drill: they can be present, and nobody begins again without them.
    can_be_present: bool
    #: Nobody new comes in while nothing is sealed.
    required: bool

    @property
    def red(self) -> bool:
        """Whether something has to be done."""
        return self.sealing != Sealing.ON or self.ready < ENOUGH or self.rotation_due


def holders(now: datetime | None = None) -> list[Held]:
    """Return all holders, by name."""
    now = now or clock.now()
    with_copy = set(
        KeyCopy.objects.filter(key__retired_at=None).values_list("holder_id", flat=True)
    )
    rows = Holder.objects.select_related("staff").order_by("staff__display_name", "pk")
    opening = set(Holder.objects.filter(admitted("staff__")).values_list("pk", flat=True))
    return [
        Held(
            staff_id=row.pk,
            name=row.staff.display_name,
            since=row.since,
            drilled_at=row.drilled_at,
            standing=_standing(row, now, may=row.pk in opening, copy=row.pk in with_copy),
            words_mark=sha256(row.wrapped_key).hexdigest(),
        )
        for row in rows
    ]


def _standing(row: Holder, now: datetime, *, may: bool, copy: bool) -> Standing:
    if row.lost_at is not None:
        return Standing.LOST
    if not may or Role.SUPERVISOR not in row.staff.roles:
        return Standing.LEFT
    if not copy:
        return Standing.OLDER_ONLY
    return Standing.READY if drill_counts(row.drilled_at, now) else Standing.UNPRACTISED


def may_open(staff_id: int) -> bool:
    """Tell whether this person's words are asked for."""
    return any(held.staff_id == staff_id and held.opens for held in holders())


def words_mark(staff_id: int) -> str | None:
    """Return what changes with this person's words; nothing for whoever's words are not asked for."""
    return next(
        (one.words_mark for one in holders() if one.staff_id == staff_id and one.opens), None
    )


def standing_of(staff_id: int) -> Standing | None:
    """Return how somebody stands as a holder; nothing for who is none."""
    return next((held.standing for held in holders() if held.staff_id == staff_id), None)


def name_of(staff_id: int) -> str:
    """Return what a holder is called."""
    return next((held.name for held in holders() if held.staff_id == staff_id), "")


def candidates() -> list[tuple[int, str]]:
    """Return the supervisors who could become holders, by name."""
    taken = {held.staff_id for held in holders() if held.standing != Standing.OLDER_ONLY}
    people = Staff.objects.filter(admitted()).order_by("display_name", "pk")
    return [
        (one.pk, one.display_name)
        for one in people
        if Role.SUPERVISOR in one.roles and one.pk not in taken
    ]


def sealing_state(now: datetime | None = None) -> SealingState:
    """Return whether connections are sealed, and whether enough people can open them."""
    now = now or clock.now()
    pair = pair_in_use()
    people = holders(now)
    ready = sum(held.standing == Standing.READY for held in people)
    return SealingState(
        sealing=_sealing(pair),
        key_id=pair.pk if pair else "",
        made_at=pair.made_at if pair else None,
        ready=ready,
        rotation_due=any(not held.opens for held in people),
        can_be_present=any(held.opens and drill_counts(held.drilled_at, now) for held in people),
        required=is_required(),
    )


def is_required() -> bool:
    """Tell whether a coordinator chose that nobody new comes in while nothing is sealed."""
    return SealRule.objects.filter(required=True).exists()


def nobody_may_start() -> bool:
    """Tell whether nobody new comes in now, because nothing can be sealed and a coordinator chose so."""
    return is_required() and _sealing(pair_in_use()) != Sealing.ON


def _sealing(pair: KeyPair | None) -> Sealing:
    if pair is None:
        return Sealing.NO_PAIR
    return Sealing.ON if is_ours(pair) else Sealing.KEY_CHANGED


def pair_in_use() -> KeyPair | None:
    """Return the pair to which connections are sealed."""
    return KeyPair.objects.filter(retired_at=None).first()


def is_ours(pair: KeyPair) -> bool:
    """Tell whether a pair of the database is one that the key folder names."""
    return pins.pin_of_pair(bytes(pair.public_key)) in pins.pinned()


def has_record(conversation_id: UUID) -> bool:
    """Tell whether a visit has a sealed record."""
    return SealedConnection.objects.filter(conversation_id=conversation_id).exists()
