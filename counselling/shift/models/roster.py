"""Who is planned for which hours."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Turn(models.Model):
    """Somebody's turn at the chat; turns of one person never overlap."""

    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="turns"
    )
    starts = models.DateTimeField(db_index=True)
    ends = models.DateTimeField(db_index=True)
    #: Leads the evening.
    lead = models.BooleanField(default=False)
    #: Since when they look for somebody who takes it over; until then it stays theirs.
    offered_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "counselling"
        ordering = ["starts", "ends", "id"]
        constraints = [
            models.CheckConstraint(name="turn_has_a_length", condition=Q(ends__gt=F("starts")))
        ]

    def __str__(self) -> str:
        return f"turn of {self.staff_id}: {self.starts} - {self.ends}"
