"""Which centre for pupil guidance (CLB) belongs to which school."""

from django.conf import settings
from django.db import models


class Clb(models.Model):
    """A centre, as a card shows it; without telephone or site where the file named none."""

    name = models.CharField(max_length=120)
    network = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=160, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    site = models.CharField(max_length=200, blank=True)
    #: Comes with the product for trying out: no such centre exists.
    sample = models.BooleanField(default=False)

    class Meta:
        app_label = "counselling"
        ordering = ["name", "address"]


class School(models.Model):
    """A school and its centre."""

    name = models.CharField(max_length=120)
    town = models.CharField(max_length=60)
    postcode = models.CharField(max_length=10)
    level = models.CharField(max_length=60, blank=True)
    #: The number under which the government knows it; may be empty.
    number = models.CharField(max_length=12, blank=True)
    clb = models.ForeignKey(Clb, on_delete=models.CASCADE, related_name="schools")

    class Meta:
        app_label = "counselling"
        ordering = ["name", "town"]


class SchoolDraft(models.Model):
    """A file that somebody looks over before it takes the place of all schools; one per person."""

    staff = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    #: The file as it came, compressed.
    content = models.BinaryField()
    brought_at = models.DateTimeField()

    class Meta:
        app_label = "counselling"
