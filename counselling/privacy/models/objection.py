"""An objection that somebody has to weigh."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from counselling.conversation.models import Conversation


class Objection(models.Model):
    """A young person objects, and something was done about the visit: the privacy officer decides."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="objections"
    )
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    granted = models.BooleanField(null=True)
    #: Why, for the young person to read; sealed under the conversation's key.
    answer = models.BinaryField(default=b"")

    class Meta:
        app_label = "counselling"
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                name="objection_one_open_each",
                fields=["conversation"],
                condition=Q(decided_at__isnull=True),
            ),
            models.CheckConstraint(
                name="objection_decided_by_somebody",
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, granted__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False, granted__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"objection {self.pk}"
