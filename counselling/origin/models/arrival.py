"""Whose visit may be whose: the tags of where each came from."""

from django.db import models

from counselling.conversation.models import Conversation


class Arrival(models.Model):
    """How a visit came in: tags that stand for its address, and nothing that leads back to it."""

    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, primary_key=True, related_name="arrival"
    )
    #: Under the pepper of its month; empty without one, and once it was kept long enough.
    tag = models.CharField(max_length=32, blank=True, db_index=True)
    #: Under the other peppers that lived then, each after a space: counts survive the turn of a month.
    older = models.CharField(max_length=330, blank=True)
    #: It came from a network that the coordinator entered as shared by many.
    shared = models.BooleanField(default=False)
    #: Empty once the tags are.
    tagged_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"arrival of {self.conversation_id}"
