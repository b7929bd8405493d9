"""Planning: who has which turn."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from accounts.audit import note_deed
from accounts.models import Staff
from accounts.queries import admitted
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.shift.models import Turn
from counselling.shift.queries.planners import counsels, planned_by
from counselling.shift.rules.roster import Wanted, days_later, monday_of, problem_with


def plan_turn(*, actor_id: int, wanted: Wanted) -> int:
    """Give somebody a turn and return its number.

    Raises `Refused`: `not_yours` (nobody this person plans), `left` (no longer in service),
    `no_length`, `too_long`, `over`, `too_far`, or `overlap` with a turn of the same person.
    """
    with transaction.atomic():
        _check(actor_id, wanted)
        turn = Turn.objects.create(
            staff_id=wanted.staff_id, starts=wanted.starts, ends=wanted.ends, lead=wanted.lead
        )
        _noted(actor_id, "roster_planned", turn)
    return turn.pk


def change_turn(*, actor_id: int, turn_id: int, wanted: Wanted) -> None:
    """Change whose a turn is, its hours or who leads; whoever gets it no longer looks for another.

    Raises `Refused` as `plan_turn` does, and `gone` for a turn that is not there (any more).
    """
    with transaction.atomic():
        before = _own_turn(actor_id, turn_id)
        _check(actor_id, wanted, apart_from=turn_id)
        changed = Turn.objects.select_for_update().filter(pk=turn_id, staff_id=before.staff_id)
        turn = changed.first()
        if turn is None:
            raise Refused("gone")
        if turn.staff_id != wanted.staff_id:
            turn.offered_at = None
        turn.staff_id, turn.lead = wanted.staff_id, wanted.lead
        turn.starts, turn.ends = wanted.starts, wanted.ends
        turn.save()
        _noted(actor_id, "roster_changed", turn)


def drop_turn(*, actor_id: int, turn_id: int) -> None:
    """Take a turn off the roster; raises `Refused("gone")` for one that is not there (any more)."""
    with transaction.atomic():
        turn = _own_turn(actor_id, turn_id)
        Turn.objects.filter(pk=turn.pk).delete()
        _noted(actor_id, "roster_dropped", turn)


def copy_week(*, actor_id: int, monday: date, to: date) -> tuple[int, int]:
    """Repeat the turns of a week in another, at the same hours on the clock.

    Returns how many turns are new and how many were left out: those of people who left, those that
    would overlap a turn, and those that are over. Doing it twice adds nothing.
    """
    zone = ZoneInfo(settings.TIME_ZONE)
    first = datetime.combine(monday_of(monday), time(0), zone)
    days = (monday_of(to) - monday_of(monday)).days
    people = planned_by(actor_id)
    with transaction.atomic():
        week = Turn.objects.filter(starts__gte=first, starts__lt=first + timedelta(days=7))
        turns = list(week.filter(staff__in=people))
        lock_people(turn.staff_id for turn in turns)
        new = [copied for turn in turns if (copied := _copied(actor_id, turn, days, zone))]
        if new:
            note_deed(
                actor_id=actor_id,
                action="roster_copied",
                subject=f"week {monday_of(to)}",
                turns=len(new),
            )
            publish.staff("roster")
        return len(new), len(turns) - len(new)


def _copied(actor_id: int, turn: Turn, days: int, zone: ZoneInfo) -> Turn | None:
    moved = days_later((turn.starts, turn.ends), days, zone)
    if moved is None:
        return None
    wanted = Wanted(turn.staff_id, *moved, lead=turn.lead)
    try:
        _check(actor_id, wanted)
    except Refused:
        return None
    return Turn.objects.create(
        staff_id=wanted.staff_id, starts=wanted.starts, ends=wanted.ends, lead=wanted.lead
    )


def lock_people(staff_ids: Iterable[int]) -> None:
    """Let nobody else change the turns of these people until the transaction is over."""
    list(Staff.objects.select_for_update(no_key=True).filter(pk__in=set(staff_ids)).order_by("pk"))


def overlaps(staff_id: int, starts: datetime, ends: datetime, apart_from: int = 0) -> bool:
    """Tell whether somebody has a turn in these hours; asked with the person locked."""
    others = Turn.objects.filter(staff_id=staff_id, starts__lt=ends, ends__gt=starts)
    return others.exclude(pk=apart_from).exists()


def _check(actor_id: int, wanted: Wanted, apart_from: int = 0) -> None:
    lock_people([wanted.staff_id])
    staff = planned_by(actor_id).filter(pk=wanted.staff_id).first()
    if staff is None or not counsels(staff):
        raise Refused("not_yours")
    if not Staff.objects.filter(admitted(), pk=staff.pk).exists():
        raise Refused("left")
    if problem := problem_with(wanted.starts, wanted.ends, clock.now()):
        raise Refused(problem)
    if overlaps(wanted.staff_id, wanted.starts, wanted.ends, apart_from):
        raise Refused("overlap")


def _own_turn(actor_id: int, turn_id: int) -> Turn:
    turn = Turn.objects.filter(pk=turn_id, staff__in=planned_by(actor_id)).first()
    if turn is None:
        raise Refused("gone")
    return turn


def _noted(actor_id: int, action: str, turn: Turn) -> None:
    note_deed(actor_id=actor_id, action=action, subject=f"turn {turn.pk}", staff=turn.staff_id)
    publish.staff("roster")
