"""Everything that changes an account or a sign-in."""

import secrets
from collections.abc import Collection
from datetime import timedelta
from importlib import import_module
from uuid import UUID

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from accounts import totp
from accounts.device import key_of, sealed_key, takes_code
from accounts.models import RecoveryCode, SignIn, Staff, TOTPDevice
from accounts.queries import counting, session_hash
from accounts.rules import (
    CODE_ALPHABET,
    RECOVERY_CODE_COUNT,
    SECRECY_VERSION,
    TOTP_KEY_BYTES,
    Role,
    day_of,
)
from counselling.core import clock, crypto, journal

_RECOVERY_GROUPS = 3
_RECOVERY_GROUP_SIZE = 4


@transaction.atomic
def create_staff(  # noqa: PLR0913 - an account is what it is
    *,
    username: str,
    display_name: str,
    roles: Collection[str],
    password: str,
    discipline: str = "",
    is_demo: bool = False,
    secrecy_acknowledged: bool = False,
) -> Staff:
    """Make an account; raises `ValidationError` for a poor password, `ValueError` for an unknown role."""
    now = clock.now()
    staff = Staff(
        username=username.strip().lower(),
        display_name=display_name,
        roles=sorted(Role(role).value for role in roles),
        discipline=discipline,
        is_demo=is_demo,
        secrecy_version=SECRECY_VERSION if secrecy_acknowledged else 0,
        secrecy_acknowledged_at=now if secrecy_acknowledged else None,
        created_at=now,
        confirmed_on=day_of(now),
    )
    validate_password(password, user=staff)
    staff.set_password(password)
    staff.save()
    return staff


@transaction.atomic
def change_password(*, staff: Staff, password: str) -> None:
    """Give somebody another password and end every sign-in.

    Raises `ValidationError` for a poor one, `Refused("not_written_down")`.
    """
    validate_password(password, user=staff)
    note_changed(staff)
    staff.set_password(password)
    staff.save(update_fields=["password"])
    end_sign_ins(staff=staff)


def note_changed(staff: Staff) -> None:
    """Write down, before the commit, that what opens this account is another.

    A backup from before would bring back what somebody got rid of, perhaps because others knew it.
    """
    journal.note(journal.Kind.CREDENTIALS_CHANGED, f"staff {staff.id}")


@transaction.atomic
def disable_staff(*, staff: Staff) -> None:
    """Close an account and end every sign-in of it."""
    journal.note(journal.Kind.STAFF_DISABLED, f"staff {staff.id}")
    open_one = Staff.objects.filter(id=staff.id, is_active=True)
    open_one.update(is_active=False, closed_at=clock.now())
    end_sign_ins(staff=staff)


def propose_totp(*, staff: Staff) -> bytes:
    """Return the key of somebody's second factor in the making, the same one until it is confirmed."""
    with transaction.atomic():
        device, fresh = TOTPDevice.objects.select_for_update().get_or_create(
            user=staff,
            defaults={
                "confirmed": False,
                "sealed_key": sealed_key(staff.id, secrets.token_bytes(TOTP_KEY_BYTES)),
            },
        )
    if device.confirmed and not fresh:
        message = "the second factor of this account is set up already"
        raise ValueError(message)
    return key_of(device)


def enrol_totp(*, staff: Staff) -> str:
    """Give somebody a confirmed second factor without a screen; returns its key in base32."""
    key = propose_totp(staff=staff)
    TOTPDevice.objects.filter(user=staff).update(confirmed=True)
    return totp.as_text(key)


@transaction.atomic
def verify_totp(*, staff: Staff, code: str, confirmed: bool = True) -> bool:
    """Take a code once: true when it is right, not used before and not too soon after wrong ones.

    `confirmed=False` asks the second factor in the making, and a right code confirms it.
    """
    # Locked, or on SQLite in an IMMEDIATE transaction: of two tries with one code only one can win.
    device = TOTPDevice.objects.select_for_update().filter(user=staff, confirmed=confirmed).first()
    if device is None or not device.verify_is_allowed()[0]:
        return False
    return takes_code(device, code)


@transaction.atomic
def make_recovery_codes(*, staff: Staff) -> list[str]:
    """Replace somebody's recovery codes; the new ones are returned once and kept only as hashes.

    Raises `Refused("not_written_down")`.
    """
    note_changed(staff)
    codes = [_recovery_code() for _ in range(RECOVERY_CODE_COUNT)]
    RecoveryCode.objects.filter(staff=staff).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(staff=staff, code_hash=_recovery_hash(staff, code)) for code in codes
    )
    return codes


@transaction.atomic
def use_recovery_code(*, staff: Staff, code: str) -> bool:
    """Use up a recovery code, for backups too; false for a wrong or used one. Raises `Refused("not_written_down")`."""
    known = RecoveryCode.objects.filter(staff=staff, code_hash=_recovery_hash(staff, code))
    unused = known.select_for_update().filter(used_at=None)
    if found := unused.first():
        journal.note(journal.Kind.RECOVERY_CODE_USED, f"staff {staff.id} {found.pk}")
    return unused.update(used_at=clock.now()) == 1


def start_sign_in(*, staff: Staff, session_key: str) -> SignIn:
    """Write down that somebody is signed in with this session, both factors passed."""
    now = clock.now()
    return SignIn.objects.create(
        staff=staff, session_hash=session_hash(session_key), started_at=now, active_at=now
    )


def open_session(*, staff: Staff) -> str:
    """Sign somebody in without a screen; returns the session key that belongs in the staff cookie."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store["opened_without_screen"] = True
    store.save()
    start_sign_in(staff=staff, session_key=store.session_key)
    return str(store.session_key)


def end_sign_in(*, session_key: str) -> None:
    """End the sign-in of this session; sockets that belong to it close within seconds."""
    SignIn.objects.filter(session_hash=session_hash(session_key), ended_at=None).update(
        ended_at=clock.now()
    )


def end_sign_ins(*, staff: Staff) -> None:
    """End every sign-in of somebody; their sockets close within seconds."""
    SignIn.objects.filter(staff=staff, ended_at=None).update(ended_at=clock.now())


def keep_alive(*, sign_in_ids: Collection[UUID], spare: timedelta = timedelta(0)) -> None:
    """Note that these sign-ins are active now; those noted less than `spare` ago are left alone.

    One that timed out already stays timed out.
    """
    now = clock.now()
    counting(now).filter(id__in=sign_in_ids, active_at__lt=now - spare).update(active_at=now)


def _recovery_code() -> str:
    groups = (
        "".join(secrets.choice(CODE_ALPHABET) for _ in range(_RECOVERY_GROUP_SIZE))
        for _ in range(_RECOVERY_GROUPS)
    )
    return "-".join(groups)


def _recovery_hash(staff: Staff, code: str) -> str:
    plain = "".join(character for character in code.lower() if character.isalnum())
    return crypto.keyed_hash("recovery", f"{staff.id}|{plain}")
