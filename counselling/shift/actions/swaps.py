"""Swaps: somebody cannot come, a colleague comes instead."""

from django.db import transaction

from accounts.audit import note_deed
from accounts.models import Staff
from accounts.queries import admitted
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.shift.actions.roster import lock_people, overlaps
from counselling.shift.models import Turn
from counselling.shift.queries.planners import counsels


def offer_turn(*, staff_id: int, turn_id: int) -> None:
    """Ask colleagues to take over a turn; it stays one's own until somebody does.

    Raises `Refused("gone")` for a turn that is not one's own or is over.
    """
    now = clock.now()
    with transaction.atomic():
        mine = Turn.objects.filter(pk=turn_id, staff_id=staff_id, ends__gt=now)
        if not mine.exists():
            raise Refused("gone")
        mine.filter(offered_at=None).update(offered_at=now)
        publish.staff("roster")


def withdraw_offer(*, staff_id: int, turn_id: int) -> None:
    """Keep a turn after all; raises `Refused("gone")` when somebody has it already."""
    with transaction.atomic():
        if not Turn.objects.filter(pk=turn_id, staff_id=staff_id).update(offered_at=None):
            raise Refused("gone")
        publish.staff("roster")


def take_turn(*, staff_id: int, turn_id: int) -> None:
    """Take over a turn that a colleague offers; who is first has it.

    Raises `Refused`: `taken` when it is not offered (any more), `overlap` with a turn of one's own,
    `not_yours` for somebody who does not counsel.
    """
    with transaction.atomic():
        lock_people([staff_id])
        staff = Staff.objects.filter(admitted(), pk=staff_id).first()
        if staff is None or not counsels(staff):
            raise Refused("not_yours")
        offered = Turn.objects.filter(
            pk=turn_id, offered_at__isnull=False, ends__gt=clock.now()
        ).exclude(staff_id=staff_id)
        turn = offered.select_for_update().first()
        if turn is None:
            raise Refused("taken")
        if overlaps(staff_id, turn.starts, turn.ends):
            raise Refused("overlap")
        before, turn.staff_id, turn.offered_at = turn.staff_id, staff_id, None
        turn.save(update_fields=["staff", "offered_at"])
        note_deed(actor_id=staff_id, action="roster_taken", subject=f"turn {turn.pk}", staff=before)
        publish.staff("roster")
