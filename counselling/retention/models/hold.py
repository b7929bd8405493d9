"""What keeps a conversation longer than it may be kept otherwise."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

STAFF = settings.AUTH_USER_MODEL


class HoldGround(models.TextChoices):
    """Why; there are no others."""

    COURT = "court", _("Het gerecht vraagt het")
    CLAIM = "claim", _("Er loopt een vordering, of er is er een aangekondigd")


class Hold(models.Model):
    """One person asks that a conversation be kept, another one agrees; it names it without hanging on it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    conversation = models.UUIDField(db_index=True)
    ground = models.CharField(max_length=8, choices=HoldGround.choices)
    #: In their own words; sealed under the conversation's key, and gone with it.
    reason = models.BinaryField()
    until = models.DateTimeField()
    asked_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField(db_index=True)
    agreed_by = models.ForeignKey(
        STAFF, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    agreed_at = models.DateTimeField(null=True)
    #: Who declined, withdrew or lifted it, and when.
    closed_by = models.ForeignKey(
        STAFF, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "counselling"
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                name="hold_agreed_by_another",
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("asked_by")),
            ),
            models.UniqueConstraint(
                name="hold_one_open_each",
                fields=["conversation"],
                condition=Q(closed_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"hold {self.id}"
