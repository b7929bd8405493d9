"""How the team agreed to deal with somebody who comes very often."""

from uuid import uuid4

from django.conf import settings
from django.db import models


class Approach(models.Model):
    """A proposal, and once a supervisor agreed to it, what counsellors read; it hangs on a tag and goes with it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    #: The newest tag of whoever it is about.
    tag = models.CharField(max_length=32, unique=True)
    #: When that tag was last seen; without a return it goes with the tag.
    seen_at = models.DateTimeField(db_index=True)
    body = models.BinaryField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    written_at = models.DateTimeField()
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
    )
    #: When a supervisor last found that it still fits.
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"approach {self.id}"
