"""Telling those who got something that it was erased, put right or set apart (article 19)."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Why(models.TextChoices):
    """What whoever got something has to know."""

    ERASED = "erased", _("gewist")
    CORRECTED = "corrected", _("verbeterd")
    RESTRICTED = "restricted", _("apart gezet")


def place_of_recipients(conversation: UUID, why: str) -> tuple[str, str]:
    """Return what the recipients of a task are bound to."""
    return ("recipients", f"{conversation} {why}")


class RecipientTask(models.Model):
    """Something was told to others about a conversation, and now they have to hear this.

    It names its conversation without hanging on it: it is left when that is erased.
    """

    conversation = models.UUIDField(db_index=True)
    why = models.CharField(max_length=12, choices=Why.choices)
    #: Who got something with consent, sealed: what stood in the ledger goes with the conversation.
    recipients = models.BinaryField(default=b"")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        app_label = "counselling"
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(
                name="recipients_told_once",
                fields=["conversation", "why"],
                condition=Q(done_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"recipients of {self.conversation}"
