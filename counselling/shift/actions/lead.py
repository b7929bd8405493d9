"""The hat of the evening lead: taken for one shift, laid down, taken over."""

from datetime import datetime

from django.db import transaction

from accounts.audit import note_deed
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.shift.models import Door, EveningLead
from counselling.shift.queries.lead import Lead, lead_now, shift_ends


def take_lead(*, staff_id: int) -> None:
    """Let somebody lead the evening; taking it twice changes nothing.

    Raises `Refused("led")` with `by`, the name of who leads already and is there.
    """
    now = clock.now()
    with transaction.atomic():
        locked_door()
        lead = lead_now(now)
        if lead and lead.staff_id == staff_id:
            return
        if lead and not lead.gone:
            raise Refused("led", by=lead.name)
        until = shift_ends(now)
        EveningLead.objects.filter(ended_at=None).update(ended_at=now)
        EveningLead.objects.create(staff_id=staff_id, taken_at=now, until=until)
        _note("lead_taken", staff_id, lead)


def lay_down_lead(*, staff_id: int) -> None:
    """Stop leading the evening; somebody who does not lead changes nothing."""
    with transaction.atomic():
        locked_door()
        worn = EveningLead.objects.filter(staff_id=staff_id, ended_at=None)
        if worn.update(ended_at=clock.now()):
            _note("lead_laid_down", staff_id)


def _note(action: str, staff_id: int, before: Lead | None = None) -> None:
    note_deed(
        actor_id=staff_id, action=action, subject=f"staff {before.staff_id}" if before else ""
    )
    publish.queue_changed()
    # Who hears of a debrief is another now.
    publish.staff("debrief")


def locked_door() -> Door:
    """Return the one door, locked: of two who decide about the evening at once, the second sees the first."""
    Door.objects.get_or_create(pk=Door.THE_ONE)
    return Door.objects.select_for_update().get(pk=Door.THE_ONE)


def worn_by(staff_id: int, now: datetime) -> EveningLead:
    """Return the hat, for a verb that only its wearer may use; raises `Refused("not_lead")`."""
    worn = EveningLead.objects.filter(staff_id=staff_id, ended_at=None, until__gt=now).first()
    if worn is None:
        raise Refused("not_lead")
    return worn
