"""Who is signed in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from accounts.models import RecoveryCode, SignIn, Staff, TOTPDevice
from accounts.rules import SECRECY_VERSION, Role, oldest_activity, oldest_start
from counselling.core import clock, crypto
from counselling.core.lifetimes import oldest_kept


@dataclass(frozen=True)
class SignedIn:
    """Somebody whose password and second factor were right, and who has promised secrecy."""

    sign_in_id: UUID
    staff_id: int
    username: str
    display_name: str
    roles: frozenset[Role]
    #: Whether the lead of the evening let them in, instead of password and second factor.
    by_code: bool = False
    network_id: int | None = None


def session_hash(session_key: str) -> str:
    """Return what a session key is known by in the table of sign-ins."""
    return crypto.keyed_hash("session", session_key)


def signed_in(session_key: str | None) -> SignedIn | None:
    """Return who is signed in with this session, if anybody still is and has promised secrecy."""
    found = open_sign_in(session_key)
    if found is None or found.staff.secrecy_version != SECRECY_VERSION:
        return None
    return SignedIn(
        sign_in_id=found.id,
        staff_id=found.staff_id,
        username=found.staff.username,
        display_name=found.staff.display_name,
        roles=_roles_of(found),
        by_code=bool(found.only_role),
        network_id=found.staff.network_id,
    )


def _roles_of(sign_in: SignIn) -> frozenset[Role]:
    roles = frozenset(Role(role) for role in sign_in.staff.roles)
    return roles & {Role(sign_in.only_role)} if sign_in.only_role else roles


def open_sign_in(session_key: str | None) -> SignIn | None:
    """Return the sign-in of this session that still counts, promise of secrecy or not."""
    if not session_key:
        return None
    return (
        counting(clock.now())
        .select_related("staff")
        .filter(session_hash=session_hash(session_key))
        .first()
    )


def last_time_before(sign_in: SignedIn) -> datetime | None:
    """Return when this person was here before they signed in now, if ever."""
    now_here = SignIn.objects.filter(id=sign_in.sign_in_id).values_list("started_at", flat=True)
    earlier = SignIn.objects.filter(
        staff_id=sign_in.staff_id, started_at__lt=now_here[:1]
    ).order_by("-started_at")
    return earlier.values_list("started_at", flat=True).first()


def timed_out(session_key: str | None) -> bool:
    """Tell whether this session belonged to a sign-in that nobody ended but the clock."""
    if not session_key:
        return False
    known = SignIn.objects.filter(session_hash=session_hash(session_key), ended_at=None)
    return known.exists() and open_sign_in(session_key) is None


def still_signed_in(ids: Collection[UUID]) -> set[UUID]:
    """Return those of `ids` that still count, in one SELECT."""
    found = counting(clock.now()).filter(staff__secrecy_version=SECRECY_VERSION, id__in=ids)
    return set(found.values_list("id", flat=True))


def ended_since(moment: datetime) -> list[UUID]:
    """Return the sign-ins that somebody ended at or after `moment`."""
    return list(SignIn.objects.filter(ended_at__gte=moment).values_list("id", flat=True))


def staff_of(staff_id: int) -> Staff | None:
    """Return a member of staff who may sign in here."""
    return Staff.objects.filter(admitted(), id=staff_id).first()


def id_of(username: str) -> int | None:
    """Return who is known by this name."""
    found = Staff.objects.filter(username=username.strip().lower()).values_list("id", flat=True)
    return found.first()


def admitted(prefix: str = "") -> Q:
    """Return the condition for who may sign in: active, and no demo person outside a demonstration.

    `prefix` is the way to the person, for instance `staff__`.
    """
    active = Q(**{f"{prefix}is_active": True})
    return active if settings.DEMO else active & Q(**{f"{prefix}is_demo": False})


def long_closed(now: datetime) -> QuerySet[Staff]:
    """Return the accounts that were closed so long ago that what was their person's alone goes; until then one is reopened with all it had."""
    return Staff.objects.filter(is_active=False, closed_at__lte=oldest_kept(now, "LEFT_DAYS"))


def has_second_factor(staff: Staff) -> bool:
    """Tell whether this person has set up an authenticator app."""
    return TOTPDevice.objects.filter(user=staff, confirmed=True).exists()


def counting(now: datetime) -> QuerySet[SignIn]:
    """Return the sign-ins that count at `now`: not ended, not over, not idle, not too old, account active."""
    return SignIn.objects.filter(
        admitted("staff__"),
        Q(ends_at=None) | Q(ends_at__gt=now),
        ended_at=None,
        started_at__gt=oldest_start(now),
        active_at__gt=oldest_activity(now),
    )


def counsellors() -> list[tuple[int, str]]:
    """Return everybody who may counsel and may sign in, by name."""
    return with_roles(Role.COUNSELLOR)


def with_roles(*roles: Role) -> list[tuple[int, str]]:
    """Return everybody who has one of these roles and may sign in, by name."""
    people = Staff.objects.filter(admitted()).order_by("display_name", "id")
    return [(one.id, one.display_name) for one in people if not set(roles).isdisjoint(one.roles)]


def codes_left(staff: Staff) -> int:
    """Return how many recovery codes somebody has not used."""
    return RecoveryCode.objects.filter(staff=staff, used_at=None).count()
