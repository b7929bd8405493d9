"""The six digits a demo person would read on their phone."""

from accounts import totp
from accounts.device import key_of
from accounts.models import Staff, TOTPDevice
from accounts.rules import TOTP_STEP, TOTP_TOLERANCE
from counselling.core import clock


def present_code(staff: Staff) -> str:
    """Return the first code of a demo person that was not used yet; raises `ValueError` for real staff."""
    if not staff.is_demo:
        message = "only demo people have their codes shown"
        raise ValueError(message)
    return totp.code_of(key_of(_device(staff)), _next_step(staff))


def seconds_until_valid(staff: Staff) -> int:
    """Return how many seconds it takes before the code of `present_code` is accepted: mostly 0."""
    earliest = (_next_step(staff) - TOTP_TOLERANCE) * TOTP_STEP
    return max(0, earliest - int(clock.now().timestamp()))


def _next_step(staff: Staff) -> int:
    return max(totp.step_at(clock.now()), _device(staff).last_t + 1)


def _device(staff: Staff) -> TOTPDevice:
    return TOTPDevice.objects.get(user=staff, confirmed=True)
