"""Tables of the room."""

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
