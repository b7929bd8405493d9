"""Requests about what is kept, by somebody who has no conversation code."""

from django.db import models
from django.db.models import Q

from counselling.privacy.models.choices import Decision, RefusalGround, Right
from counselling.privacy.models.letter import Letter


class RightsRequest(models.Model):
    """What right somebody asked for, and what was decided."""

    letter = models.OneToOneField(
        Letter, on_delete=models.CASCADE, primary_key=True, related_name="request"
    )
    asked = models.CharField(max_length=8, choices=Right.choices)
    decision = models.CharField(max_length=8, choices=Decision.choices, blank=True)
    ground = models.CharField(max_length=12, choices=RefusalGround.choices, blank=True)

    class Meta:
        app_label = "counselling"
        constraints = [
            models.CheckConstraint(
                name="request_refused_on_a_ground",
                condition=(Q(decision=Decision.REFUSED) & ~Q(ground=""))
                | (~Q(decision=Decision.REFUSED) & Q(ground="")),
            ),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"


class Matched(models.Model):
    """A conversation that the desk took a request to be about; whoever asked never hears of it.

    It names the conversation without hanging on it: that may go before.
    """

    request = models.ForeignKey(RightsRequest, on_delete=models.CASCADE, related_name="matched")
    conversation = models.UUIDField(db_index=True)
    #: When it is erased; empty where it is only restricted.
    erase_at = models.DateTimeField(null=True)
    #: Whoever has the conversation's code said no.
    cancelled_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(fields=["request", "conversation"], name="matched_once"),
            models.CheckConstraint(
                name="matched_erased_or_cancelled",
                condition=Q(cancelled_at__isnull=True) | Q(erased_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"conversation {self.conversation} of request {self.request_id}"
