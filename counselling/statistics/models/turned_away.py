"""Those who sent the form and found no place: counted, and nothing else is known of them."""

from django.db import models


class Why(models.TextChoices):
    """Why somebody could not join the line."""

    FULL = "full"
    CLOSED = "closed"


class TurnedAway(models.Model):
    """How often that happened in a month that is not counted yet."""

    #: Its first day.
    month = models.DateField()
    why = models.CharField(max_length=6, choices=Why.choices)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(fields=["month", "why"], name="turned_away_in_month_once"),
        ]

    def __str__(self) -> str:
        return f"{self.why} in {self.month}: {self.count}"
