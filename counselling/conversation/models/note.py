"""What a counsellor writes for colleagues, never for the visitor."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from counselling.conversation.models.conversation import Conversation
from counselling.conversation.models.visible import PartYoung


class Known(PartYoung["Note"]):
    """Notes that anybody may still read."""

    setting = "NOTE_DAYS"


class Note(models.Model):
    """A note: in a table of its own, so that no path to the visitor can meet it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    body = models.BinaryField()
    created_at = models.DateTimeField()

    objects = Known()
    #: All there are, for the sweep and for what counts while they are young.
    everything = models.Manager["Note"]()

    class Meta:
        app_label = "counselling"
        ordering = ["created_at"]

    def __str__(self) -> str:
        return f"note {self.id}"
