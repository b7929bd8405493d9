"""How the machine did that takes names out: counts alone."""

from django.db import models


class Tally(models.Model):
    """What became of the machine's first look in the texts released in one month, for one kind of mark.

    No word stands here, nor in which text or by whom it was corrected.
    """

    #: Its first day.
    month = models.DateField()
    label = models.CharField(max_length=13)
    #: Taken out by the machine, and it stayed so.
    found = models.PositiveIntegerField(default=0)
    #: Asked about by the machine, and taken out by a person.
    asked = models.PositiveIntegerField(default=0)
    #: Taken out by a person, and the machine had said nothing.
    missed = models.PositiveIntegerField(default=0)
    #: Taken out by the machine, and a person said that it is no name.
    wrong = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(name="tally_once_a_month", fields=["month", "label"])
        ]
        ordering = ["-month", "label"]

    def __str__(self) -> str:
        return f"tally of {self.month:%Y-%m}: {self.label}"
