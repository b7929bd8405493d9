"""What counsellors chose for now."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Presence(models.TextChoices):
    """What a counsellor chose."""

    AVAILABLE = "available", _("Beschikbaar")
    LAST_CHAT = "last_chat", _("Laatste gesprek")
    PAUSE = "pause", _("Pauze")
    OFFLINE = "offline", _("Offline")


class Duty(models.Model):
    """What a counsellor chose for now, and until when they count as there."""

    staff = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="duty"
    )
    presence = models.CharField(max_length=10, choices=Presence.choices, default=Presence.OFFLINE)
    capacity = models.PositiveSmallIntegerField(default=1)
    #: Lease: until then at least one console of theirs is open.
    present_until = models.DateTimeField()

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"duty of {self.staff_id}: {self.presence}"
