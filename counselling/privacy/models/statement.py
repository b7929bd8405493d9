"""The editions of the privacy statement that were published."""

from django.conf import settings
from django.db import models


class StatementEdition(models.Model):
    """A text of the repository, with the figures and words that stood in it when it was published; never changed."""

    number = models.PositiveIntegerField(unique=True)
    #: Which text: the name of its folder.
    text = models.CharField(max_length=10)
    valid_from = models.DateField()
    #: What fills the text, per language: periods, names, processors, grounds in law.
    values = models.JSONField()
    #: SHA-256 over the text and its values, so that nobody changes either afterwards unseen.
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        app_label = "counselling"
        ordering = ["number"]

    def __str__(self) -> str:
        return f"statement {self.number}"
