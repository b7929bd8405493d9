"""Breaches of personal data: what happened, how many it concerns, and what was decided; kept as the law asks."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from counselling.core.crypto import open_field, seal_field
from counselling.core.guards import Guard

#: `body` is sealed anew when the field key is replaced; everything else stays for good.
LEDGERS = (
    Guard(table="counselling_breach", columns="id, found_at, reported_at"),
    Guard(table="counselling_breachentry", columns="id, breach_id, step, at, by_id, figures"),
)


class BreachStep(models.TextChoices):
    """What is noted of a breach."""

    REPORTED = "reported"
    COUNTED = "counted"
    TOLD_AUTHORITY = "told_authority"
    NOT_AUTHORITY = "not_authority"
    TOLD_PUBLIC = "told_public"
    TAKEN_DOWN = "taken_down"
    NOT_PUBLIC = "not_public"
    NOTE = "note"
    CLOSED = "closed"


class Breach(models.Model):
    """One breach; its clock runs from when it was found."""

    found_at = models.DateTimeField()
    reported_at = models.DateTimeField()

    class Meta:
        app_label = "counselling"
        ordering = ["-found_at", "-id"]

    def __str__(self) -> str:
        return f"breach {self.pk}"


class BreachEntry(models.Model):
    """One line of its log; lines are added, none is changed."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    breach = models.ForeignKey(Breach, on_delete=models.CASCADE, related_name="entries")
    step = models.CharField(max_length=14, choices=BreachStep.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    body = models.BinaryField()
    #: Of a count: the period, what was lost with it, and the figures. Of a notice on the site: until when.
    figures = models.JSONField(default=dict)

    class Meta:
        app_label = "counselling"
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.step} of breach {self.breach_id}"

    def seal(self, words: str) -> None:
        """Keep what the privacy officer typed."""
        self.body = seal_field(words, "breach", str(self.id))

    def read(self) -> str:
        """Return what the privacy officer typed."""
        return open_field(bytes(self.body), "breach", str(self.id))
