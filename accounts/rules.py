"""How long a sign-in lasts, and the words for what somebody may do."""

from datetime import date, datetime, timedelta

from django.db.models import TextChoices
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

IDLE_LIMIT = timedelta(minutes=15)
ABSOLUTE_LIMIT = timedelta(hours=12)

# Between the password and the second factor: long enough to find a phone, and no longer.
PENDING_LIMIT = timedelta(minutes=10)
# From the invitation, or the code that was read out, to a second factor: an app may have to be found first.
SETUP_LIMIT = timedelta(hours=12)

# Which promise of secrecy is asked. Another text is another version: everybody is asked again.
SECRECY_VERSION = 1

# A page load is written down once a minute: fifteen minutes need no better clock.
TOUCH_INTERVAL = timedelta(minutes=1)

TOTP_STEP = 30
TOTP_TOLERANCE = 1
TOTP_KEY_BYTES = 20
# After so many wrong codes in a row the wait, which doubles each time, grows no more: 32 seconds.
FAILURES_COUNTED = 6
RECOVERY_CODE_COUNT = 10
# No vowels: no words by accident; no 0 1 and the like: no mistakes when read out or typed over.
CODE_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"


class Role(TextChoices):
    """What somebody may do; one person can hold several."""

    COUNSELLOR = "counsellor", _("Hulpverlener")
    SUPERVISOR = "supervisor", _("Supervisor")
    COORDINATOR = "coordinator", _("Coördinator")
    NETWORK_MANAGER = "network_manager", _("Netwerkbeheerder")
    PRIVACY_OFFICER = "privacy_officer", _("Privacyverantwoordelijke")
    AUDITOR = "auditor", _("Auditor")


class Discipline(TextChoices):
    """What somebody was trained as; colleagues ask each other by it."""

    PSYCHOLOGIST = "psychologist", _("Psycholoog")
    SOCIAL_WORKER = "social_worker", _("Maatschappelijk werker")
    NURSE = "nurse", _("Verpleegkundige")
    DOCTOR = "doctor", _("Arts")
    PEDAGOGUE = "pedagogue", _("Pedagoog")


def oldest_start(now: datetime) -> datetime:
    """Return the moment before which no sign-in that still counts can have started."""
    return now - ABSOLUTE_LIMIT


def oldest_activity(now: datetime) -> datetime:
    """Return the moment after which a sign-in that still counts was active."""
    return now - IDLE_LIMIT


def day_of(now: datetime) -> date:
    """Return the day it is where the service is."""
    return localdate(now)
