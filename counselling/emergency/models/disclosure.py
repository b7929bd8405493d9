"""What was told about a young person, to whom and why."""

from django.conf import settings
from django.db import models

from counselling.emergency.models.choices import Discussed, Ground, Told, What, Whom
from counselling.emergency.models.request import AddressRequest


class Disclosure(models.Model):
    """One thing told to one recipient.

    That it was told, to whom and on what ground outlives the conversation; what was said word by word
    is sealed under the conversation's key and ends with it.
    """

    #: Made by the page: what is sent twice stands once.
    id = models.UUIDField(primary_key=True, editable=False)
    conversation = models.UUIDField(db_index=True)
    request = models.ForeignKey(
        AddressRequest, on_delete=models.PROTECT, null=True, related_name="disclosures"
    )
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    what = models.CharField(max_length=8, choices=What.choices)
    whom = models.CharField(max_length=12, choices=Whom.choices)
    ground = models.CharField(max_length=8, choices=Ground.choices, blank=True)
    discussed = models.CharField(max_length=4, choices=Discussed.choices)
    told = models.CharField(max_length=8, choices=Told.choices, blank=True)
    #: Sealed, and kept when the conversation is erased.
    recipient = models.BinaryField(default=b"")
    #: Sealed under the conversation's key.
    said = models.BinaryField()
    why = models.BinaryField()
    told_how = models.BinaryField(default=b"")

    class Meta:
        app_label = "counselling"
        ordering = ["at"]

    def __str__(self) -> str:
        return f"disclosure {self.id}"
