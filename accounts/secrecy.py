"""The promise of secrecy, made at the first sign-in and again whenever its text changes."""

from django.db import transaction

from accounts.audit import note_deed
from accounts.models import Staff
from accounts.rules import SECRECY_VERSION
from counselling.core import clock


@transaction.atomic
def acknowledge_secrecy(*, staff: Staff) -> None:
    """Write down that somebody promised secrecy in the words of today; the first such promise stands."""
    owing = Staff.objects.filter(id=staff.id).exclude(secrecy_version=SECRECY_VERSION)
    if owing.update(secrecy_version=SECRECY_VERSION, secrecy_acknowledged_at=clock.now()):
        note_deed(
            actor_id=staff.id,
            action="secrecy_acknowledged",
            subject=f"staff {staff.id}",
            version=SECRECY_VERSION,
        )


def has_promised(staff: Staff) -> bool:
    """Tell whether somebody promised secrecy in the words of today."""
    return staff.secrecy_version == SECRECY_VERSION
