"""Bringing in turns that were planned elsewhere."""

from collections.abc import Sequence

from django.db import transaction

from accounts.audit import note_deed
from counselling.core import clock
from counselling.live import publish
from counselling.shift.actions.roster import lock_people
from counselling.shift.models import Turn
from counselling.shift.queries.roster_import import NEW, fates_of
from counselling.shift.rules.roster import Wanted


def import_turns(*, actor_id: int, turns: Sequence[Wanted]) -> tuple[int, int]:
    """Plan many turns at once; returns how many are new, and how many meanwhile cannot be any more.

    Each is judged again: what somebody else planned meanwhile stands. Doing it twice adds nothing.
    """
    with transaction.atomic():
        lock_people(turn.staff_id for turn in turns)
        fates = fates_of(actor_id, turns, clock.now())
        new = [turn for turn, fate in zip(turns, fates, strict=True) if fate == NEW]
        Turn.objects.bulk_create(
            Turn(staff_id=turn.staff_id, starts=turn.starts, ends=turn.ends, lead=turn.lead)
            for turn in new
        )
        if new:
            note_deed(actor_id=actor_id, action="roster_imported", turns=len(new))
            publish.staff("roster")
    return len(new), len(turns) - len(new)
