"""Who asked for a talk, and who is there to hear of it."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import Staff
from accounts.rules import Role
from counselling.shift.models import Debrief, Presence
from counselling.shift.queries.lead import lead_now
from counselling.shift.rules.lead import DEBRIEF_STANDS


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A colleague who asked for a talk and has not been answered."""

    staff_id: int
    name: str
    asked_at: datetime


@dataclass(frozen=True, kw_only=True)
class OwnDebrief:
    """Where one's own request stands; `to` is who hears of it, `by` who comes."""

    asked_at: datetime
    by: str
    to: list[str]


class Ears:
    """Who hears of debriefs now: the lead who is there, else the supervisors on duty; nobody of their own."""

    def __init__(self, now: datetime) -> None:
        lead = lead_now(now)
        self._lead = {} if lead is None or lead.gone else {lead.staff_id: lead.name}
        there = Staff.objects.filter(is_active=True, duty__present_until__gt=now)
        rows = there.exclude(duty__presence=Presence.OFFLINE).order_by("display_name")
        self._supervisors = {
            one.id: one.display_name for one in rows if Role.SUPERVISOR in one.roles
        }

    def of(self, asker: int) -> dict[int, str]:
        """Return who hears when this colleague asks, by name."""
        ears = self._supervisors if not self._lead or asker in self._lead else self._lead
        return {key: name for key, name in ears.items() if key != asker}


def debriefs_for(staff_id: int, now: datetime) -> list[Asked]:
    """Return the colleagues who wait for a talk with this person, the first first."""
    rows = Debrief.objects.filter(answered_at=None, asked_at__gt=now - DEBRIEF_STANDS)
    fields = rows.order_by("asked_at").values_list("staff_id", "staff__display_name", "asked_at")
    asked = [Asked(staff_id=asker, name=name, asked_at=at) for asker, name, at in fields]
    ears = Ears(now) if asked else None
    return [one for one in asked if ears and staff_id in ears.of(one.staff_id)]


def own_debrief(staff_id: int, now: datetime) -> OwnDebrief | None:
    """Return where somebody's own last request of this shift stands."""
    rows = Debrief.objects.filter(staff_id=staff_id, asked_at__gt=now - DEBRIEF_STANDS)
    row = rows.select_related("answered_by").order_by("-asked_at").first()
    if row is None:
        return None
    by = row.answered_by.display_name if row.answered_by else ""
    to = [] if row.answered_at else list(Ears(now).of(staff_id).values())
    return OwnDebrief(asked_at=row.asked_at, by=by, to=to)
