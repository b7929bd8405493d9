"""The helplines that we point to: we show them, and never call or fetch anything ourselves."""

from django.db import models


class Helpline(models.Model):
    """One line that people can call or chat with, and when somebody last checked what we say of it."""

    key = models.SlugField(primary_key=True, max_length=40)
    #: Language to text; Dutch is always there.
    name = models.JSONField()
    audience = models.JSONField(default=dict, blank=True)
    #: As people write it; empty for a line without a telephone.
    number = models.CharField(max_length=20, blank=True)
    url = models.URLField(blank=True)
    #: Of "phone", "chat", "mail".
    channels = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    #: Costs nothing to call.
    free = models.BooleanField(default=False)
    #: Always listed, whatever else is taken off the list.
    essential = models.BooleanField(default=False)
    #: Answers day and night; such a line has no hours that grow old.
    always = models.BooleanField(default=False)
    #: Day ("mon" to "sun") to times ("16:00-22:00"), in Belgian time.
    phone_hours = models.JSONField(default=dict, blank=True)
    chat_hours = models.JSONField(default=dict, blank=True)
    #: Date ("2026-12-25") to the times that hold that day, for "phone" and "chat".
    exceptions = models.JSONField(default=dict, blank=True)
    place = models.PositiveSmallIntegerField(default=100)
    shown = models.BooleanField(default=True)
    #: Where the hours were read, by whom and when: after 180 days they are not shown any more.
    source = models.CharField(max_length=200, blank=True)
    checked_on = models.DateField()
    checked_by = models.CharField(max_length=100, blank=True)

    class Meta:
        app_label = "counselling"
        ordering = ["place", "key"]
