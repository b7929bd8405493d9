"""A code for one shift: the evening lead gives it to a colleague who phones and cannot get in."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from accounts.actions import start_sign_in
from accounts.audit import note_deed
from accounts.lockout import forget_failures
from accounts.models import ShiftCode, SignIn, Staff
from accounts.people.queries import is_shut
from accounts.queries import admitted
from accounts.rules import CODE_ALPHABET, Role
from counselling.core import clock, crypto
from counselling.core.errors import Refused

#: Two groups that are easy to read out: 57 bits.
GROUPS, GROUP_SIZE = 2, 6
VALID = timedelta(minutes=15)
TRIES = 5


@dataclass(frozen=True, kw_only=True)
class GivenCode:
    """A code as it is shown once, to whoever gives it."""

    name: str
    code: str
    valid_until: datetime


def give_shift_code(*, staff_id: int, given_by: int, until: datetime) -> GivenCode:
    """Make a code that lets a counsellor in until the shift ends; an earlier one of theirs is worth nothing.

    Whoever locked themselves out by typing wrongly need not wait. Raises `Refused("invalid")` for
    whoever is no counsellor, for who may not work here any more, and for oneself.
    """
    now = clock.now()
    with transaction.atomic():
        staff = Staff.objects.filter(admitted(), id=staff_id).first()
        if staff is None or Role.COUNSELLOR not in staff.roles or staff_id == given_by:
            raise Refused("invalid")
        if is_shut(staff):
            raise Refused("invalid")
        code = _fresh_code()
        ShiftCode.objects.update_or_create(
            staff=staff,
            defaults={
                "given_by_id": given_by,
                "code_hash": _hash_of(staff.id, code),
                "valid_until": now + VALID,
                "shift_until": until,
                "wrong_tries": 0,
            },
        )
        forget_failures(staff)
        note_deed(actor_id=given_by, action="shift_code_given", subject=f"staff {staff.id}")
    return GivenCode(name=staff.display_name, code=code, valid_until=now + VALID)


@transaction.atomic
def use_shift_code(*, username: str, code: str) -> tuple[Staff, datetime] | None:
    """Use up a code: who comes in and until when; nothing for a wrong, old or used one, or a wrong name."""
    people = Staff.objects.filter(admitted(), username=username.strip().lower())
    staff = people.first()
    # A name that nobody has takes as long as another.
    known = ShiftCode.objects.select_for_update().filter(staff=staff).first() if staff else None
    right = hmac.compare_digest(
        _hash_of(staff.id if staff else 0, code), known.code_hash if known else "0" * 64
    )
    if staff is None or known is None or not _alive(known):
        return None
    if not right:
        known.wrong_tries += 1
        known.save(update_fields=["wrong_tries"])
        return None
    known.delete()
    note_deed(actor_id=staff.id, action="shift_code_used", subject=f"staff {known.given_by_id}")
    return staff, known.shift_until


@transaction.atomic
def start_shift_sign_in(*, staff: Staff, session_key: str, until: datetime) -> None:
    """Sign somebody in as a counsellor, and nothing else they may be, until the shift ends."""
    sign_in = start_sign_in(staff=staff, session_key=session_key)
    sign_in.only_role, sign_in.ends_at = Role.COUNSELLOR, until
    sign_in.save(update_fields=["only_role", "ends_at"])


def extend_shift(*, before: datetime, until: datetime) -> None:
    """Let everything that would have ended with a shift end later, as the shift does."""
    ShiftCode.objects.filter(shift_until=before).update(shift_until=until)
    SignIn.objects.filter(ends_at=before, ended_at=None).update(ends_at=until)


def _alive(known: ShiftCode) -> bool:
    now = clock.now()
    return known.wrong_tries < TRIES and now < min(known.valid_until, known.shift_until)


def _fresh_code() -> str:
    groups = (
        "".join(secrets.choice(CODE_ALPHABET) for _ in range(GROUP_SIZE)) for _ in range(GROUPS)
    )
    return " ".join(groups)


def _hash_of(staff_id: int, code: str) -> str:
    plain = "".join(character for character in code.lower() if character.isalnum())
    return crypto.keyed_hash("shift_code", f"{staff_id}|{plain}")
