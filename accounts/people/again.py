"""What was taken from somebody of the staff is taken again after a backup was restored."""

from accounts.actions import disable_staff
from accounts.models import Invitation, RecoveryCode, Staff
from accounts.people.second_factor import forget_second_factor, take_off_second_factor
from counselling.core import clock


def disable_again(subject: str) -> None:
    """Close the account of `staff <id>`, as it was closed before."""
    if staff := _named(subject):
        disable_staff(staff=staff)


def remove_role_again(subject: str) -> None:
    """Take the role of `staff <id> <role>`, as it was taken before."""
    staff, role = _named(subject), subject.rpartition(" ")[2]
    if staff and role in staff.roles:
        staff.roles = [kept for kept in staff.roles if kept != role]
        staff.save(update_fields=["roles"])


def reset_device_again(subject: str) -> None:
    """Take app, passkeys and recovery codes off `staff <id>`, as it was done before."""
    if staff := _named(subject):
        take_off_second_factor(staff=staff)


def renew_again(subject: str) -> None:
    """Let `staff <id>` in by a new invitation alone: what opened the account then was replaced since."""
    if staff := _named(subject):
        staff.set_unusable_password()
        staff.save(update_fields=["password"])
        # Used since, it would be good once more.
        Invitation.objects.filter(staff=staff).delete()
        forget_second_factor(staff=staff)


def use_recovery_code_again(subject: str) -> None:
    """Let the recovery code of `staff <id> <number>` be used up, as it was; it opened the account once."""
    if staff := _named(subject):
        codes = RecoveryCode.objects.filter(staff=staff, pk=int(subject.rpartition(" ")[2]))
        codes.filter(used_at=None).update(used_at=clock.now())


def _named(subject: str) -> Staff | None:
    """Return whom a line names; nobody where that account came after the backup."""
    return Staff.objects.filter(id=int(subject.split(" ")[1])).first()
