"""What the visitor thought of the conversation."""

from django.db import models

from counselling.conversation.models.choices import Mood, Stars
from counselling.conversation.models.conversation import Conversation
from counselling.conversation.models.visible import PartYoung


class Known(PartYoung["Feedback"]):
    """What anybody may still read."""

    setting = "FEEDBACK_DAYS"


class Feedback(models.Model):
    """Stars, mood and a word at the end; each may be missing."""

    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, primary_key=True)
    stars = models.PositiveSmallIntegerField(choices=Stars.choices, null=True)
    mood = models.PositiveSmallIntegerField(choices=Mood.choices, null=True)
    comment = models.BinaryField()
    given_at = models.DateTimeField()

    objects = Known()
    #: All there are, for the sweep and for what counts while they are young.
    everything = models.Manager["Feedback"]()

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"feedback on {self.conversation_id}"
