"""Who leads an evening, and who asked to talk after a heavy conversation."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import IsNull


class EveningLead(models.Model):
    """The hat of the evening lead, worn for one shift by one person."""

    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="evenings_led"
    )
    taken_at = models.DateTimeField()
    #: The end of the shift: from then on nobody wears it.
    until = models.DateTimeField()
    #: When it was laid down, or taken over.
    ended_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(
                IsNull(F("ended_at"), rhs=True),
                condition=Q(ended_at__isnull=True),
                name="one_evening_lead",
            )
        ]

    def __str__(self) -> str:
        return f"evening led by {self.staff_id}"


class Debrief(models.Model):
    """Somebody asked for a talk after a heavy conversation; what it is about stays between people."""

    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="debriefs"
    )
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(
                fields=["staff"], condition=Q(answered_at__isnull=True), name="one_open_debrief"
            )
        ]

    def __str__(self) -> str:
        return f"debrief of {self.staff_id}"
