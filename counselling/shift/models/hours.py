"""Opening hours, special days, and the one door."""

from datetime import time

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

#: The longest note of a special day, in characters.
NOTE_LIMIT = 200


class DoorMode(models.TextChoices):
    """Who decides whether the door is open."""

    HOURS = "hours", _("Volgens de uren")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Dicht")


#: From midnight to midnight is a whole day; any other hour to itself is a slip of the pen.
HAVE_A_LENGTH = ~Q(closes=F("opens")) | Q(opens=time(0))


class OpeningHours(models.Model):
    """Hours of a weekday (0 is Monday), in the service's own time zone; several a day may stand.

    Closing at or before the hour of opening is closing the next day.
    """

    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        app_label = "counselling"
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(name="hours_have_a_length", condition=HAVE_A_LENGTH),
            models.CheckConstraint(name="hours_on_a_weekday", condition=Q(weekday__lte=6)),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens}-{self.closes}"


class SpecialDays(models.Model):
    """A day, or days in a row, that do not follow the week: closed, or with hours of their own."""

    first = models.DateField()
    last = models.DateField()
    #: Both empty: closed.
    opens = models.TimeField(null=True)
    closes = models.TimeField(null=True)
    #: What visitors read on these days; in all three languages, or in none.
    note_nl = models.CharField(max_length=NOTE_LIMIT, blank=True)
    note_fr = models.CharField(max_length=NOTE_LIMIT, blank=True)
    note_en = models.CharField(max_length=NOTE_LIMIT, blank=True)

    class Meta:
        app_label = "counselling"
        ordering = ["first"]
        constraints = [
            models.CheckConstraint(name="days_in_order", condition=Q(last__gte=F("first"))),
            models.CheckConstraint(
                name="days_open_and_close",
                condition=Q(opens__isnull=True, closes__isnull=True)
                | Q(opens__isnull=False, closes__isnull=False),
            ),
            models.CheckConstraint(name="days_have_a_length", condition=HAVE_A_LENGTH),
        ]

    def __str__(self) -> str:
        return f"{self.first} - {self.last}"


class Door(models.Model):
    """The one door: it follows the hours, or somebody holds it open or closed."""

    THE_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    mode = models.CharField(max_length=8, choices=DoorMode.choices, default=DoorMode.HOURS)
    #: Until when somebody holds it so; empty is until told otherwise.
    until = models.DateTimeField(null=True)
    #: Minutes before closing after which nobody new may wait; empty is as the settings say.
    last_entry_minutes = models.PositiveSmallIntegerField(null=True)
    #: The same for one evening, and until when it counts instead.
    last_entry_tonight = models.PositiveSmallIntegerField(null=True)
    last_entry_tonight_until = models.DateTimeField(null=True)

    class Meta:
        app_label = "counselling"
        constraints = [models.CheckConstraint(name="door_is_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"door: {self.mode}"
