"""What a young person put right or added afterwards; what was written stays as it was."""

from uuid import uuid4

from django.db import models

from counselling.conversation.models import Conversation
from counselling.conversation.models.visible import PartYoung


class Known(PartYoung["Correction"]):
    """What anybody may still read; it goes with the answers that it is about."""

    setting = "TEXT_DAYS"


class Correction(models.Model):
    """What one of the answers of the form was, before the young person put it right."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="corrections"
    )
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    trait = models.CharField(max_length=12)
    #: Sealed under the conversation's key.
    before = models.BinaryField()
    at = models.DateTimeField()

    objects = Known()
    #: All there are, for the sweep.
    everything = models.Manager["Correction"]()

    class Meta:
        app_label = "counselling"
        ordering = ["at"]

    def __str__(self) -> str:
        return f"correction {self.id}"


class Addition(models.Model):
    """A note that the young person added to the conversation after its end."""

    #: Made by the page: what is sent twice stands once.
    id = models.UUIDField(primary_key=True, editable=False)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="additions"
    )
    #: Sealed under the conversation's key.
    body = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        app_label = "counselling"
        ordering = ["at"]

    def __str__(self) -> str:
        return f"addition {self.id}"
