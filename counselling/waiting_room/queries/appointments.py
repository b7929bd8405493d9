"""Appointments, as their counsellor and their visitor see them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from counselling.core.crypto import keyed_hash
from counselling.shift.models import Presence
from counselling.waiting_room.models import Appointment
from counselling.waiting_room.rules.appointments import is_late, meant_code


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A time that a counsellor keeps: `open`, `used`, or `late` when nobody came."""

    id: int
    at: datetime
    state: str


@dataclass(frozen=True, kw_only=True)
class With:
    """With whom a visit has its appointment, and whether they are there."""

    name: str
    at: datetime
    there: bool


def appointments_of(staff_id: int, now: datetime) -> list[Kept]:
    """Return the times that a counsellor keeps, the first first."""
    rows = Appointment.objects.filter(staff_id=staff_id).order_by("at")
    return [Kept(id=row.id, at=row.at, state=_state(row, now)) for row in rows]


def _state(row: Appointment, now: datetime) -> str:
    if row.conversation_id is not None:
        return "used"
    return "late" if is_late(row.at, now) else "open"


def appointment_of(conversation_id: UUID, now: datetime) -> With | None:
    """Return with whom a visit has its appointment, if it has one."""
    rows = Appointment.objects.select_related("staff__duty")
    row = rows.filter(conversation=conversation_id).first()
    if row is None:
        return None
    duty = getattr(row.staff, "duty", None)
    there = duty is not None and duty.present_until >= now and duty.presence != Presence.OFFLINE
    return With(name=row.staff.display_name, at=row.at, there=there)


def hashes_of_code(typed: str) -> list[str]:
    """Return under which hashes the code may be kept that somebody typed."""
    return [keyed_hash("appointment", code) for code in meant_code(typed)]
