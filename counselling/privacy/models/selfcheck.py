"""What the privacy self-check found, each time it ran."""

from django.db import models


class SelfCheck(models.Model):
    """One report: when, how bad the worst of it is, and what was found, in words of the service's own."""

    at = models.DateTimeField(db_index=True)
    level = models.CharField(max_length=5)
    #: Per item its name, its level, what is wrong in a word, and what fills the sentence.
    items = models.JSONField()

    class Meta:
        app_label = "counselling"
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"self-check {self.at:%Y-%m-%d %H:%M}"
