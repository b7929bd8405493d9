"""A fresh code of the app, asked once more of somebody who is signed in, before a grave deed."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts import totp
from accounts.device import key_of
from accounts.models import TOTPDevice
from accounts.queries import admitted
from accounts.rules import FAILURES_COUNTED
from counselling.core import clock
from counselling.core.errors import Refused


def check_fresh_code(*, staff_id: int, code: str) -> None:
    """Go on only with a code of this person's app that was not used before; it is then used up.

    Raises `Refused("slow_down")` too soon after wrong codes, `Refused("wrong_code")` for a wrong
    one. Call it before the transaction of the deed: what rolls that back would forget wrong tries
    and give a used code back, so inside one it raises `RuntimeError`.
    """
    typed = "".join(code.split())
    # An empty field is no wrong try, after which the next would have to wait.
    refusal = _take(staff_id, typed) if typed else "wrong_code"
    if refusal:
        raise Refused(refusal)


@transaction.atomic(durable=True)
def _take(staff_id: int, code: str) -> str:
    # Locked, or on SQLite in an IMMEDIATE transaction: of two deeds with one code only one is done.
    devices = TOTPDevice.objects.select_for_update(of=("self",)).filter(confirmed=True)
    device = devices.filter(admitted("user__"), user_id=staff_id).first()
    now = clock.now()
    if device is None:
        return "wrong_code"
    if _has_to_wait(device, now):
        return "slow_down"
    step = totp.matching_step(key_of(device), code, now=now, after=device.last_t)
    if step is None:
        device.fresh_failures = min(device.fresh_failures + 1, FAILURES_COUNTED)
        device.fresh_failed_at = now
    else:
        device.last_t, device.fresh_failures = step, 0
    device.save(update_fields=["last_t", "fresh_failures", "fresh_failed_at"])
    return "wrong_code" if step is None else ""


def _has_to_wait(device: TOTPDevice, now: datetime) -> bool:
    if not device.fresh_failures or device.fresh_failed_at is None:
        return False
    wait = timedelta(seconds=2 ** (device.fresh_failures - 1))
    return now < device.fresh_failed_at + wait
