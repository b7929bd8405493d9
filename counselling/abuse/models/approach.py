"""How the team agreed to deal with somebody who comes very often."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q


class Approach(models.Model):
    """A proposal, and once a supervisor agreed to it, what counsellors read; it hangs on a tag and goes with it.

    What was agreed stands until a new proposal is agreed to, or two people let it go.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    #: The newest tag of whoever it is about.
    tag = models.CharField(max_length=32)
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
    #: Who would let it go; another one has to agree.
    drop_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
    )

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(
                name="one_agreed_approach",
                fields=["tag"],
                condition=Q(agreed_by__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_proposed_approach",
                fields=["tag"],
                condition=Q(agreed_by__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"approach {self.id}"
