"""Codes of the app at the sign-in, while somebody else who knows the password guesses.

After wrong codes the next one of that person has to wait, wherever it comes from: so nobody guesses fast. But
the first two codes from a place where none was wrong for a day are always looked at. A guesser
gains two tries a day for each connection they have, and whoever the account belongs to comes in at once.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from accounts.device import takes_code
from accounts.models import Staff, TOTPDevice, WrongCode
from counselling.core import clock

LOOKED_AT = 2
REMEMBERED = timedelta(hours=24)
#: So many wrong codes from elsewhere, each behind the right password, are no slip of a finger.
GUESSED = 3


@transaction.atomic
def take_app_code(*, staff: Staff, code: str, place: str) -> bool:
    """Take a code of somebody's app, once; `place` is a keyed hash of where the browser is.

    False for a wrong code, and for one that was not looked at.
    """
    # Locked, or on SQLite in an IMMEDIATE transaction: of many tries at once each is counted.
    device = TOTPDevice.objects.select_for_update().filter(user=staff, confirmed=True).first()
    now = clock.now()
    if device is None or not _looks(device, place, now):
        return False
    if takes_code(device, code):
        return True
    WrongCode.objects.create(staff=staff, place=place, at=now)
    return False


def would_look(staff: Staff, place: str) -> bool:
    """Tell whether a code of this person from here is looked at now."""
    device = TOTPDevice.objects.filter(user=staff, confirmed=True).first()
    return device is None or _looks(device, place, clock.now())


def is_guessed(staff: Staff, place: str) -> bool:
    """Tell whether somebody elsewhere gave this person's password and wrong codes, today."""
    return _wrong_codes(staff, clock.now()).exclude(place=place).count() >= GUESSED


def old_wrong_codes(now: datetime) -> QuerySet[WrongCode]:
    """Return what nobody looks at any more."""
    return WrongCode.objects.filter(at__lte=now - REMEMBERED)


def _looks(device: TOTPDevice, place: str, now: datetime) -> bool:
    if device.verify_is_allowed()[0]:
        return True
    return _wrong_codes(device.user, now).filter(place=place).count() < LOOKED_AT


def _wrong_codes(staff: Staff, now: datetime) -> QuerySet[WrongCode]:
    return WrongCode.objects.filter(staff=staff, at__gt=now - REMEMBERED)
