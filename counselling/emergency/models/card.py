"""The card of a holder on standby: codes that are read out on the telephone, each good once."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from counselling.emergency.models.request import AddressRequest


class CardLine(models.Model):
    """One line of a card: its holder's words, sealed under a code that is on paper alone."""

    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    line = models.PositiveSmallIntegerField()
    salt = models.BinaryField()
    sealed = models.BinaryField()
    made_at = models.DateTimeField()
    #: Which words they were (`Held.words_mark`): other words end the card.
    made_for = models.CharField(max_length=64)
    #: The request it was read out for; wrong tries count for that one alone.
    used_for = models.ForeignKey(
        AddressRequest, on_delete=models.PROTECT, null=True, related_name="+"
    )
    used_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(fields=["staff", "line"], name="card_line_once"),
            models.CheckConstraint(
                name="card_line_used_for_something",
                condition=Q(used_at__isnull=True) | Q(used_for__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"line {self.line} of the card of {self.staff_id}"
