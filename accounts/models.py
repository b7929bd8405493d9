"""Staff, their invitation, second factor, recovery codes and sign-ins; what they did is in `trail`."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django_otp.models import Device, ThrottlingMixin

from accounts.rules import FAILURES_COUNTED, Discipline
from accounts.trail.models import AuditCheckpoint as AuditCheckpoint
from accounts.trail.models import AuditEntry as AuditEntry
from accounts.trail.models import AuditHead as AuditHead
from accounts.trail.models import AuditKey as AuditKey


class Network(models.Model):
    """One of the networks whose people run the service together."""

    name = models.CharField(max_length=80, unique=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class StaffManager(BaseUserManager["Staff"]):
    """Finds staff by name, whatever capitals were typed."""

    def get_by_natural_key(self, username: str | None) -> "Staff":
        """Return the person of that name; raises `Staff.DoesNotExist`."""
        return self.get(username=(username or "").strip().lower())


class Staff(AbstractBaseUser):
    """Somebody who works here. `display_name` is what young people see: a first name or an alias."""

    username = models.CharField(max_length=60, unique=True)
    display_name = models.CharField(max_length=60)
    roles = models.JSONField(default=list)
    discipline = models.CharField(max_length=16, choices=Discipline.choices, blank=True)
    network = models.ForeignKey(Network, on_delete=models.PROTECT, null=True, related_name="staff")
    is_active = models.BooleanField(default=True)
    #: Since when the account is closed.
    closed_at = models.DateTimeField(null=True)
    is_demo = models.BooleanField(default=False)
    #: Which version of the promise of secrecy this person made last, and when; 0 is none.
    secrecy_version = models.PositiveSmallIntegerField(default=0)
    secrecy_acknowledged_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    #: When somebody last said that this person works here.
    confirmed_on = models.DateField()
    #: Where invitations go; sealed, for nobody needs to search by it.
    sealed_email = models.BinaryField(default=b"")

    objects = StaffManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    def __str__(self) -> str:
        return self.username


class TOTPDevice(ThrottlingMixin, Device, models.Model):
    """The authenticator app of one person. The key is sealed, unlike in django-otp's own model."""

    user = models.OneToOneField(Staff, on_delete=models.CASCADE, related_name="totp_device")
    confirmed = models.BooleanField(default=False)
    sealed_key = models.BinaryField()
    last_t = models.BigIntegerField(default=-1)
    #: Wrong fresh codes of somebody who is signed in, counted apart: who guesses at the sign-in page
    #: must not hold up a colleague in an emergency.
    fresh_failures = models.PositiveSmallIntegerField(default=0)
    fresh_failed_at = models.DateTimeField(null=True)

    objects = models.Manager()

    def __str__(self) -> str:
        return f"authenticator app of {self.user_id}"

    def get_throttle_factor(self) -> int:
        """Return the seconds to wait after the first wrong code; each further one doubles them."""
        return 1

    def throttle_increment(self, commit: bool = True) -> None:  # noqa: FBT001, FBT002 - the library's shape
        """Count a wrong code, up to a wait of half a minute: nobody can shut a colleague out for long."""
        count = int(self.throttling_failure_count)  # type: ignore[has-type]  # the library has no types
        self.throttling_failure_count = min(count, FAILURES_COUNTED - 1)
        super().throttle_increment(commit)


class RecoveryCode(models.Model):
    """One way in without the phone, once. Only its keyed hash is here."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"recovery code of {self.staff_id}"


class WrongCode(models.Model):
    """A wrong code of somebody's app behind their right password, and a keyed hash of where it came from."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="wrong_codes")
    place = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"wrong code for {self.staff_id}"


class SetupCode(models.Model):
    """That this account has no second factor, and sets one up in the browser of its invitation or with a code alone."""

    staff = models.OneToOneField(Staff, on_delete=models.CASCADE, related_name="setup_code")
    #: Empty where none was given yet, or it was used.
    code_hash = models.CharField(max_length=64, blank=True)
    valid_until = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"set-up code of {self.staff_id}"


class Invitation(models.Model):
    """The one link with which somebody chooses a first password; a newer one takes its place."""

    staff = models.OneToOneField(Staff, on_delete=models.CASCADE, related_name="invitation")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"invitation of {self.staff_id}"


class SignIn(models.Model):
    """One sign-in of one person, second factor passed; `session_hash` finds it by its cookie."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="sign_ins")
    session_hash = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField()
    active_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, db_index=True)
    #: One that ends by itself, whatever its owner does: with the shift it was opened for.
    ends_at = models.DateTimeField(null=True)
    #: The only one of the person's roles that it carries; empty is all of them.
    only_role = models.CharField(max_length=16, blank=True)

    def __str__(self) -> str:
        return f"sign-in of {self.staff_id}"


class ShiftCode(models.Model):
    """One way in for one shift, given by the evening lead to a colleague who phones. Only its hash is here."""

    staff = models.OneToOneField(Staff, on_delete=models.CASCADE, related_name="shift_code")
    given_by = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=64)
    valid_until = models.DateTimeField()
    #: When the sign-in that it opens is over.
    shift_until = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"code of one shift for {self.staff_id}"
