"""What was opened, for whoever asked, for as long as the police may ring back."""

from django.db import models

from counselling.conversation.models import Conversation
from counselling.emergency.models.request import AddressRequest


class AskersCopy(models.Model):
    """An opened address under a code that whoever opened it reads out to whoever asked for it.

    Nobody here has that code. It ends with the conversation, after a day, and after a few wrong tries.
    """

    request = models.OneToOneField(
        AddressRequest, on_delete=models.CASCADE, primary_key=True, related_name="askers_copy"
    )
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    salt = models.BinaryField()
    sealed = models.BinaryField()
    made_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"copy of request {self.request_id}"
