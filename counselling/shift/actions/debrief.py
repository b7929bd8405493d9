"""A talk after a heavy conversation: asked with one key, answered by somebody who comes."""

from django.db import IntegrityError, transaction

from counselling.core import clock
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.shift.models import Debrief
from counselling.shift.queries.debrief import Ears
from counselling.shift.rules.lead import DEBRIEF_STANDS


def ask_debrief(*, staff_id: int) -> None:
    """Ask the lead, or without one the supervisors on duty, for a talk; asking twice is asking once."""
    now = clock.now()
    try:
        with transaction.atomic():
            old = Debrief.objects.filter(
                staff_id=staff_id, answered_at=None, asked_at__lte=now - DEBRIEF_STANDS
            )
            if not old.update(asked_at=now):
                Debrief.objects.create(staff_id=staff_id, asked_at=now)
            publish.staff("debrief")
    except IntegrityError:
        return


def answer_debrief(*, staff_id: int, asked_by: int) -> None:
    """Tell a colleague who asked for a talk that somebody is coming; the first who says so comes.

    Raises `Refused`: `not_lead` for who is not asked; `already_taken` with `by`, who was first.
    """
    now = clock.now()
    if staff_id not in Ears(now).of(asked_by):
        raise Refused("not_lead")
    with transaction.atomic():
        open_ones = Debrief.objects.filter(staff_id=asked_by, answered_at=None)
        if not open_ones.update(answered_at=now, answered_by_id=staff_id):
            raise Refused("already_taken", by=_answered_by(asked_by))
        publish.staff("debrief")


def _answered_by(asked_by: int) -> str:
    rows = Debrief.objects.filter(staff_id=asked_by, answered_at__isnull=False)
    names = rows.order_by("-answered_at").values_list("answered_by__display_name", flat=True)
    return names.first() or ""
