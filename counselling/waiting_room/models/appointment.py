"""A chat by appointment."""

from django.conf import settings
from django.db import models

from counselling.conversation.models import Conversation


class Appointment(models.Model):
    """A time that a counsellor keeps for one young person, who has a code for it."""

    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="appointments"
    )
    at = models.DateTimeField()
    #: Keyed hash of the code; emptied once it was used.
    code_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - unique, so not ''
    #: The visit that the code opened: in no line, and for this counsellor alone.
    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, null=True, related_name="appointment"
    )

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(fields=["staff", "at"], name="appointment_once_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"appointment of {self.staff_id}"
