"""Networks behind which many people sit."""

from django.conf import settings
from django.db import models


class SharedNetwork(models.Model):
    """A school, a library, a carrier's gateway: a coordinator typed it, nobody behind it is stopped by it."""

    #: In CIDR, as `ipaddress` writes it.
    cidr = models.CharField(max_length=43, unique=True)
    name = models.CharField(max_length=80)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    made_at = models.DateTimeField()

    class Meta:
        app_label = "counselling"
        ordering = ["name", "cidr"]

    def __str__(self) -> str:
        return f"shared network {self.pk}"
