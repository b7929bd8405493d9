"""The two words with which somebody comes back."""

from django.db import models

from counselling.conversation.models import Conversation


class ReturnWords(models.Model):
    """What the database knows of a visit's words: their keyed hash, and nothing that leads back to them."""

    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, primary_key=True, related_name="return_words"
    )
    words_hash = models.CharField(max_length=64, unique=True)
    #: Which of the pairs that the cookie leads to: the first that nobody else had.
    turn = models.PositiveSmallIntegerField(default=0)

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"words of {self.conversation_id}"
