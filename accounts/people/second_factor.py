"""A lost phone: a second person lets somebody begin anew with their second factor."""

from django.db import transaction
from django_otp_webauthn.models import WebAuthnCredential

from accounts.actions import end_sign_ins
from accounts.audit import note_deed
from accounts.models import RecoveryCode, Staff, TOTPDevice
from accounts.people.actions import held
from accounts.people.rules import Manager
from accounts.setup_codes import ask_setup_code, give_setup_code
from counselling.core import journal
from counselling.core.errors import Refused


@transaction.atomic
def reset_second_factor(*, manager: Manager, staff_id: int) -> str:
    """Take app, passkeys and recovery codes off an account; its person sets up an app at the next sign-in.

    Returns the code that person needs for it, which nobody keeps: whoever only knows the password sets up
    nothing. Never one's own: who has somebody's session must not get at their second factor. Whoever is signed
    in with this account is signed out.
    """
    staff = held(manager, staff_id)
    if staff_id == manager.staff_id:
        raise Refused("own_device")
    if not staff.is_active:
        raise Refused("closed")
    journal.note(journal.Kind.DEVICE_RESET, f"staff {staff_id}")
    take_off_second_factor(staff=staff)
    end_sign_ins(staff=staff)
    code = give_setup_code(staff=staff)
    note_deed(actor_id=manager.staff_id, action="second_factor_reset", subject=f"staff {staff_id}")
    return code


def take_off_second_factor(*, staff: Staff) -> None:
    """Forget app, passkeys and recovery codes of an account; without a code nobody sets up others."""
    ask_setup_code(staff=staff)
    forget_second_factor(staff=staff)


def forget_second_factor(*, staff: Staff) -> None:
    """Forget app, passkeys and recovery codes of an account."""
    for kind in (TOTPDevice, WebAuthnCredential):
        kind.objects.filter(user=staff).delete()
    RecoveryCode.objects.filter(staff=staff).delete()
