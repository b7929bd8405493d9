"""What the visitor thought of the conversation."""

from django.db import models

from counselling.conversation.models.choices import Mood, Stars
from counselling.conversation.models.conversation import Conversation


class Feedback(models.Model):
    """Stars, mood and a word at the end; each may be missing."""

    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, primary_key=True)
    stars = models.PositiveSmallIntegerField(choices=Stars.choices, null=True)
    mood = models.PositiveSmallIntegerField(choices=Mood.choices, null=True)
    comment = models.BinaryField()
    given_at = models.DateTimeField()

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"feedback on {self.conversation_id}"
