"""What the coordinator tells everybody who comes on duty."""

from django.conf import settings
from django.db import models


class Announcement(models.Model):
    """A short text on the first screen of a shift, until a day."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    body = models.BinaryField()
    made_at = models.DateTimeField()
    #: The last day on which it is shown.
    last_day = models.DateField(db_index=True)

    class Meta:
        app_label = "counselling"
        ordering = ["-made_at"]
