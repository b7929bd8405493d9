"""The numbered lines of a conversation."""

from django.conf import settings
from django.db import models

from counselling.conversation.models.conversation import Conversation
from counselling.conversation.models.visible import PartYoung


class Known(PartYoung["Message"]):
    """Lines that anybody may still read."""

    setting = "TEXT_DAYS"


class Message(models.Model):
    """One line; its number is its place, its id makes sending it twice harmless."""

    # Conversation and author have no index of their own: `message_number_once` begins with the one,
    # nobody searches by the other, and every message would pay for both.
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="messages", db_index=False
    )
    seq = models.PositiveIntegerField()
    sender = models.PositiveSmallIntegerField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
    )
    client_id = models.UUIDField()
    body = models.BinaryField()
    created_at = models.DateTimeField()

    objects = Known()
    #: All there are, for the sweep and for what counts while they are young.
    everything = models.Manager["Message"]()

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(fields=["conversation", "seq"], name="message_number_once"),
            models.UniqueConstraint(
                fields=["conversation", "sender", "client_id"], name="message_id_once"
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.seq} of {self.conversation_id}"
