"""Texts that counsellors keep ready."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q


class CannedReply(models.Model):
    """A reply that is kept ready under a short code: somebody's own, or without owner the team's."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    code = models.CharField(max_length=20)
    #: Sealed like everything a person typed, team texts too: nobody can promise that no name is in one.
    body = models.BinaryField()

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(fields=["owner", "code"], name="reply_code_once"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(owner__isnull=True), name="reply_code_of_team_once"
            ),
        ]
