"""Which edition of the addresses holds, so that every process knows when to read them again."""

from django.db import models


class Edition(models.Model):
    """One row: a word that is another after every change of sites, centres or schools."""

    word = models.UUIDField()

    class Meta:
        app_label = "counselling"
