"""A place in the line."""

from django.conf import settings
from django.db import models

from counselling.conversation.models import Conversation


class Place(models.Model):
    """A visit's place in the line: the moment of joining, which stands until the door closes."""

    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, primary_key=True, related_name="place"
    )
    joined_at = models.DateTimeField(db_index=True)
    #: Since when a call stands unanswered: skipped, not removed, until the visitor does something.
    missed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"place of {self.conversation_id}"


class PassedOn(models.Model):
    """Somebody knows this young person, said no more than that, and never gets the visit again."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="passed_on", db_index=False
    )
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(fields=["conversation", "staff"], name="passed_on_once"),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}, passed on"
