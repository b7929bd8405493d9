"""Who is there."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum

from counselling.shift.models import Duty, Presence


@dataclass(frozen=True)
class OnDuty:
    """A counsellor's choice, as their console shows it."""

    presence: str
    capacity: int


def somebody_is_there(now: datetime) -> bool:
    """Tell whether anybody on duty is not offline."""
    return Duty.objects.filter(present_until__gt=now).exclude(presence=Presence.OFFLINE).exists()


def open_capacity(now: datetime) -> int:
    """Return how many conversations those who are available may hold together."""
    there = Duty.objects.filter(
        present_until__gt=now, presence=Presence.AVAILABLE, staff__is_active=True
    )
    return there.aggregate(places=Sum("capacity"))["places"] or 0


def on_duty(staff_id: int) -> OnDuty:
    """Return what a counsellor chose; whoever chose nothing is offline."""
    duty = Duty.objects.filter(pk=staff_id).first()
    return OnDuty(duty.presence, duty.capacity) if duty else OnDuty(Presence.OFFLINE, 1)


def available_among(staff_ids: set[int]) -> set[int]:
    """Return who of these is available: that alone keeps a session alive."""
    return set(
        Duty.objects.filter(pk__in=staff_ids, presence=Presence.AVAILABLE).values_list(
            "pk", flat=True
        )
    )
