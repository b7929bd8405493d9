"""The sites that counsellors may point to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    """What a site is for."""

    ONLINE_HELP = "online_help", _("onlinehulp")
    STUDY = "study", _("studiekeuze")
    HEALTH = "health", _("gezondheid")
    SEXUALITY = "sexuality", _("relaties en seksualiteit")
    RIGHTS = "rights", _("rechten")
    OTHER = "other", _("iets anders")


class Site(models.Model):
    """A site on the coordinator's list: only these become a card that a visitor can open."""

    #: Language to title; Dutch is always there.
    title = models.JSONField()
    #: One line for colleagues: what is there, and for whom.
    about = models.CharField(max_length=200, blank=True)
    category = models.CharField(max_length=20, choices=Category.choices)
    #: Always https, without account, port or fragment; its pages are on the list with it.
    url = models.CharField(max_length=200, unique=True)
    #: When somebody last looked whether it is still what we say; empty as long as nobody did.
    checked_on = models.DateField(null=True)

    class Meta:
        app_label = "counselling"
        ordering = ["category", "url"]
