"""What a young person allows to be passed on, as a ledger: rows are added, none is changed."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from counselling.conversation.models.choices import ConsentStep
from counselling.conversation.models.conversation import Conversation
from counselling.core.guards import Guard

#: A step goes with its conversation alone, whose key is ended first (`removing.remove_conversations`).
LEDGER = Guard(
    table="counselling_consententry",
    columns="id, conversation_id, consent, step, by_id, body, at",
    stays_while=(
        "EXISTS (SELECT 1 FROM counselling_conversation"
        " WHERE id = OLD.conversation_id AND length(wrapped_key) > 0)"
    ),
)


class ConsentEntry(models.Model):
    """One step of one question: asked, answered, withdrawn, passed on; each can be taken once."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="consents"
    )
    #: Which question it is about.
    consent = models.UUIDField()
    step = models.CharField(max_length=10, choices=ConsentStep.choices)
    #: Who of staff took the step; empty for the young person's own.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    #: Of the question: what would be passed on, and to whom. Of passing on: to whom it was.
    body = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(fields=["consent", "step"], name="consent_step_once"),
        ]

    def __str__(self) -> str:
        return f"{self.step} of consent {self.consent}"
