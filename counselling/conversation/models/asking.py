"""What a counsellor asks of a colleague, for as long as it is open."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from counselling.conversation.models.choices import AskedFor
from counselling.conversation.models.conversation import Conversation


class Asking(models.Model):
    """An open question to a colleague: one per conversation at most, and gone once it is answered."""

    conversation = models.OneToOneField(
        Conversation, on_delete=models.CASCADE, primary_key=True, related_name="asking"
    )
    #: So that an answer meant for an earlier question is not taken for this one's.
    key = models.UUIDField(default=uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=AskedFor.choices)
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="askings"
    )
    #: For the colleague alone: a hand-over's note, or why they are asked in.
    note = models.BinaryField()
    #: Empty while the young person is asked, who has all the time they want.
    answer_until = models.DateTimeField(null=True)

    class Meta:
        app_label = "counselling"
        constraints = [
            models.CheckConstraint(
                name="asking_to_take_over_needs_no_leave",
                condition=models.Q(kind=AskedFor.JOIN) | models.Q(answer_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"question to a colleague about {self.conversation_id}"
