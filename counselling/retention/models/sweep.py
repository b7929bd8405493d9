"""The sweep: who does it now, when it last went through, and which keys may follow."""

from django.db import models
from django.db.models import Q


class Sweep(models.Model):
    """One row for all processes."""

    THE_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    #: Lease: until then one process sweeps by the clock, and no other begins.
    claimed_until = models.DateTimeField(null=True)
    #: When a sweep last went through to its end.
    done_at = models.DateTimeField(null=True)
    #: Why the last one did not: `clock` or `failed`; empty where it did.
    problem = models.CharField(max_length=8, blank=True)

    class Meta:
        app_label = "counselling"
        constraints = [models.CheckConstraint(name="sweep_is_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"sweep of {self.done_at}"


class SpentKey(models.Model):
    """A key of the ring that something was wrapped under which is gone; it goes once nothing needs it.

    Without such a row no key of the last two years is deleted: whoever sweeps an empty database by mistake
    must not end the conversations of another.
    """

    name = models.CharField(primary_key=True, max_length=60)

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"spent key {self.name}"
