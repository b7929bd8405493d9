"""How somebody new gets in: by a link that is good once, or by a first password."""

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.urls import reverse

from accounts.actions import create_staff, end_sign_ins, note_changed
from accounts.audit import note_deed
from accounts.models import Invitation, Staff
from accounts.queries import admitted, has_second_factor
from accounts.setup_codes import ask_setup_code, needs_setup_code
from counselling.core import clock, crypto
from counselling.core.errors import Refused

VALID_FOR = timedelta(days=14)
TOKEN_BYTES = 32
#: Longer than any token of ours: what is longer is not even hashed.
TOKEN_LIMIT = 64

#: Without what is read wrongly from paper: 0 and o, 1, i and l.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_LENGTH = 5, 4


@dataclass(frozen=True)
class Invited:
    """Somebody's fresh invitation. The token is here once; only its keyed hash is kept."""

    staff: Staff
    token: str


@transaction.atomic
def invite_staff(*, username: str, display_name: str, roles: Collection[str]) -> str:
    """Make an account from the command line and return its first password; raises what `create_staff` raises."""
    password = "-".join(
        "".join(secrets.choice(LETTERS) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS)
    )
    staff = create_staff(
        username=username, display_name=display_name, roles=roles, password=password
    )
    given = ",".join(staff.roles)
    note_deed(actor_id=None, action="account_made", subject=f"staff {staff.id}", roles=given)
    return password


@transaction.atomic
def invite_by_link(*, username: str, display_name: str, roles: Collection[str]) -> str:
    """Make an account without a password and return the link with which its person chooses one."""
    invite_staff(username=username, display_name=display_name, roles=roles)
    staff = Staff.objects.get_by_natural_key(username)
    staff.set_unusable_password()
    staff.save(update_fields=["password"])
    (invited,) = make_invitations(staff=[staff])
    return link_of(invited)


def link_of(invited: Invited) -> str:
    """Return the link. The token stands behind the #: browsers send that part to no server."""
    return f"{settings.SITE_ORIGIN}{reverse('staff_invitation')}#{invited.token}"


@transaction.atomic
def make_invitations(*, staff: Iterable[Staff]) -> list[Invited]:
    """Give each of these people one link, good for 14 days; an older one is worth nothing."""
    fresh = [Invited(person, secrets.token_urlsafe(TOKEN_BYTES)) for person in staff]
    expires_at = clock.now() + VALID_FOR
    Invitation.objects.bulk_create(
        [
            Invitation(staff=one.staff, token_hash=_hash(one.token), expires_at=expires_at)
            for one in fresh
        ],
        update_conflicts=True,
        unique_fields=["staff"],
        update_fields=["token_hash", "expires_at", "used_at"],
    )
    return fresh


def invited_by(token: str) -> Staff:
    """Return whose link this is; raises `Refused` in the words `unknown`, `used` and `expired`."""
    return _open(token).staff


def invitation_holder(token: str) -> Staff | None:
    """Return whose link this is or was, if anybody's: to say whom to ask for another."""
    found = _find(token)
    return found.staff if found else None


def accept_invitation(*, token: str, password: str) -> Staff:
    """Let somebody choose a password with their link, once; from then on the password alone sets up nothing.

    Raises `ValidationError` for a poor password, `Refused` for a link that is worth nothing and
    `Refused("not_written_down")`.
    """
    invitation = _open(token)
    staff = invitation.staff
    validate_password(password, user=staff)
    made = make_password(password)
    with transaction.atomic():
        # Of two who use one link at the same moment only one finds it unused. No join here: in a
        # subquery PostgreSQL would not look at the row again after waiting for the other.
        unused = Invitation.objects.filter(id=invitation.id, token_hash=_hash(token), used_at=None)
        if not unused.update(used_at=clock.now()):
            raise Refused("used")
        note_changed(staff)
        if not Staff.objects.filter(id=staff.id, is_active=True).update(password=made):
            raise Refused("unknown")
        if not (has_second_factor(staff) or needs_setup_code(staff)):
            ask_setup_code(staff=staff)
        end_sign_ins(staff=staff)
    return staff


def _open(token: str) -> Invitation:
    found = _find(token)
    if found is None:
        raise Refused("unknown")
    if found.used_at is not None:
        raise Refused("used")
    if clock.now() >= found.expires_at:
        raise Refused("expired")
    return found


def _find(token: str) -> Invitation | None:
    if not 0 < len(token) <= TOKEN_LIMIT:
        return None
    rows = Invitation.objects.select_related("staff")
    return rows.filter(admitted("staff__"), token_hash=_hash(token)).first()


def _hash(token: str) -> str:
    return crypto.keyed_hash("invitation", token)
