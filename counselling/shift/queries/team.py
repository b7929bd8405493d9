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
    rows = there.exclude(presence=Presence.OFFLINE).order_by("staff__display_name", "staff_id")
    columns = ("staff_id", "staff__display_name", "staff__discipline", "presence", "capacity")
    return [
        Member(
            id=staff_id,
            name=name,
            discipline=discipline,
            presence=presence,
            capacity=capacity,
            load=held[staff_id],
        )
        for staff_id, name, discipline, presence, capacity in rows.values_list(*columns)
    ]
