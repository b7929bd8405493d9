"""The code with which somebody without a name proves that a conversation is theirs."""

from django.db import models

from counselling.conversation.models import Conversation


class ConversationCode(models.Model):
    """What the database knows of a code: its keyed hash. A newer code replaces it."""

    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, primary_key=True, related_name="code"
    )
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    #: When the pages that it opened were last closed: what they carried is worth nothing from then on.
    closed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"code of {self.conversation_id}"
