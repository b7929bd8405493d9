"""What a conversation was about, in the words of the service."""

from django.db import models

#: The longest name of a theme, in characters.
THEME_LIMIT = 60


class Theme(models.Model):
    """A theme; one that is no longer wanted is switched off, so that what was registered keeps its name."""

    #: What the first themes are known by; empty for one that a coordinator added.
    key = models.SlugField(max_length=20, blank=True)
    name_nl = models.CharField(max_length=THEME_LIMIT, unique=True)
    name_fr = models.CharField(max_length=THEME_LIMIT)
    name_en = models.CharField(max_length=THEME_LIMIT)
    place = models.PositiveSmallIntegerField()
    shown = models.BooleanField(default=True)

    class Meta:
        app_label = "counselling"
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"theme {self.pk}"
