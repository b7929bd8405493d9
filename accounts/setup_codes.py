"""A code with which somebody sets up a second factor: after theirs was taken off, or a first set-up was broken off.

Without such a code the password alone would open the set-up, to whoever knows it.
"""

import hmac
import secrets
from datetime import timedelta

from django.db import transaction

from accounts.actions import make_recovery_codes, verify_totp
from accounts.audit import note_deed
from accounts.models import SetupCode, Staff
from accounts.queries import has_second_factor
from accounts.rules import CODE_ALPHABET
from counselling.core import clock, crypto

#: Two groups that are easy to read out: 57 bits.
GROUPS, GROUP_SIZE = 2, 6
VALID = timedelta(days=14)
TRIES = 5


def ask_setup_code(*, staff: Staff) -> None:
    """Let nobody set up a second factor for this account without a code; there is none yet."""
    SetupCode.objects.update_or_create(
        staff=staff, defaults={"code_hash": "", "valid_until": clock.now(), "wrong_tries": 0}
    )


def give_setup_code(*, staff: Staff) -> str:
    """Make the code that is read out to whom the account belongs; an earlier one is worth nothing."""
    code = " ".join(
        "".join(secrets.choice(CODE_ALPHABET) for _ in range(GROUP_SIZE)) for _ in range(GROUPS)
    )
    SetupCode.objects.update_or_create(
        staff=staff,
        defaults={
            "code_hash": _hash_of(staff.id, code),
            "valid_until": clock.now() + VALID,
            "wrong_tries": 0,
        },
    )
    return code


def needs_setup_code(staff: Staff) -> bool:
    """Tell whether this account has no second factor yet, or none any more, and its password alone sets up none."""
    return SetupCode.objects.filter(staff=staff).exists()


def is_first_password_old(staff: Staff) -> bool:
    """Tell whether a password lay unused so long that somebody else may have found it; the app was never set up."""
    waited = clock.now() - staff.created_at
    return waited >= VALID and staff.has_usable_password() and not has_second_factor(staff)


def code_was_given(staff: Staff) -> bool:
    """Tell whether somebody read a code out to this person, which was not used yet."""
    return SetupCode.objects.filter(staff=staff).exclude(code_hash="").exists()


@transaction.atomic
def use_setup_code(*, staff: Staff, code: str) -> bool:
    """Use up the code; false for a wrong, old or used one, and after five wrong ones."""
    known = SetupCode.objects.select_for_update().filter(staff=staff).first()
    if known is None or known.wrong_tries >= TRIES or clock.now() >= known.valid_until:
        return False
    if not hmac.compare_digest(_hash_of(staff.id, code), known.code_hash):
        known.wrong_tries += 1
        known.save(update_fields=["wrong_tries"])
        return False
    known.code_hash, known.valid_until = "", clock.now()
    known.save(update_fields=["code_hash", "valid_until"])
    note_deed(actor_id=staff.id, action="setup_code_used", subject=f"staff {staff.id}")
    return True


@transaction.atomic
def set_up_second_factor(*, staff: Staff, code: str) -> list[str]:
    """Confirm the app in the making with its first code; returns recovery codes, and none for a wrong code.

    Raises `Refused("not_written_down")`: then nothing is set up.
    """
    if not verify_totp(staff=staff, code=code, confirmed=False):
        return []
    SetupCode.objects.filter(staff=staff).delete()
    return make_recovery_codes(staff=staff)


def _hash_of(staff_id: int, code: str) -> str:
    plain = "".join(sign for sign in code.lower() if sign.isalnum())
    return crypto.keyed_hash("setup_code", f"{staff_id}|{plain}")
