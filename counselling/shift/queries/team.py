"""Who is on duty now, as colleagues see each other."""

from dataclasses import dataclass
from datetime import datetime

from counselling.conversation.queries.together import loads
from counselling.shift.models import Duty, Presence


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody on duty; `load` is how many conversations they hold or joined."""

    id: int
    name: str
    discipline: str
    presence: str
    capacity: int
    load: int


def team(now: datetime) -> list[Member]:
    """Return who is there and not offline, by name."""
    held = loads()
    there = Duty.objects.filter(present_until__gt=now, staff__is_active=True)
    rows = there.exclude(presence=Presence.OFFLINE).select_related("staff")
    return [
        Member(
            id=duty.staff_id,
            name=duty.staff.display_name,
            discipline=duty.staff.discipline,
            presence=duty.presence,
            capacity=duty.capacity,
            load=held[duty.staff_id],
        )
        for duty in rows.order_by("staff__display_name", "staff_id")
    ]
