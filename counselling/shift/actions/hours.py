"""The door, the hours of the week, special days and the last entry."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.audit import note_deed
from counselling.core.clock import iso
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.shift.models import Door, DoorMode, OpeningHours, SpecialDays
from counselling.shift.queries.opening import last_entry_minutes, special_of, week
from counselling.shift.rules.opening import (
    LAST_ENTRY_MOST,
    NOTE_LIMIT,
    Hours,
    Special,
    days_changed,
    has_a_length,
    overlapping,
)


def hold_door(
    *, mode: DoorMode, until: datetime | None = None, actor_id: int | None = None
) -> None:
    """Hold the door open or closed until a moment (or until told otherwise), or let it follow the hours."""
    with transaction.atomic():
        Door.objects.update_or_create(pk=Door.THE_ONE, defaults={"mode": mode, "until": until})
        publish.queue_changed()
        told = iso(until) if until else ""
        _note(actor_id, "door_held", mode=mode, until=told)


def set_week(*, hours: Collection[Hours], actor_id: int | None = None) -> list[int]:
    """Replace the opening hours of the week and return the weekdays (0 is Monday) that changed.

    Raises `Refused`: `no_length`, or `overlap` with the two weekdays.
    """
    if not all(has_a_length(stretch.opens, stretch.closes) for stretch in hours):
        raise Refused("no_length")
    if pair := overlapping(hours):
        raise Refused("overlap", first=str(pair[0].weekday), second=str(pair[1].weekday))
    with transaction.atomic():
        _lock_hours()
        changed = days_changed(week(), hours)
        for weekday in changed:
            OpeningHours.objects.filter(weekday=weekday).delete()
        OpeningHours.objects.bulk_create(
            OpeningHours(weekday=new.weekday, opens=new.opens, closes=new.closes)
            for new in hours
            if new.weekday in changed
        )
        publish.queue_changed()
        if changed:
            days = ",".join(map(str, changed))
            _note(actor_id, "week_set", weekdays=days)
    return changed


def add_special_days(*, special: Special, actor_id: int | None = None) -> Special:
    """Let days in a row differ from the week; returns them as they stand.

    Raises `Refused`: `order`, `no_length`, `half` (an hour or a translation is missing), `too_long`,
    or `overlap` with `first` and `last` of the days that are there already (ISO dates).
    """
    _check_special(special)
    note = special.note
    with transaction.atomic():
        _lock_hours()
        there = SpecialDays.objects.filter(first__lte=special.last, last__gte=special.first).first()
        if there is not None:
            raise Refused("overlap", first=str(there.first), last=str(there.last))
        row = SpecialDays.objects.create(
            first=special.first,
            last=special.last,
            opens=special.opens,
            closes=special.closes,
            note_nl=note.nl,
            note_fr=note.fr,
            note_en=note.en,
        )
        publish.queue_changed()
        _note(actor_id, "days_added", first=str(row.first), last=str(row.last))
    return special_of(row)


def _lock_hours() -> None:
    # The one door stands for all hours: of two who change them at once, the second sees the first's.
    Door.objects.get_or_create(pk=Door.THE_ONE)
    Door.objects.select_for_update().get(pk=Door.THE_ONE)


def _check_special(special: Special) -> None:
    notes = [special.note.nl, special.note.fr, special.note.en]
    if special.last < special.first:
        raise Refused("order")
    if (special.opens is None) != (special.closes is None) or any(notes) != all(notes):
        raise Refused("half")
    if special.opens and special.closes and not has_a_length(special.opens, special.closes):
        raise Refused("no_length")
    if max(map(len, notes)) > NOTE_LIMIT:
        raise Refused("too_long")


def remove_special_days(*, id: int, actor_id: int | None = None) -> Special | None:
    """Let these days follow the week again; returns what they were, or nothing when they were gone."""
    with transaction.atomic():
        row = SpecialDays.objects.filter(pk=id).first()
        if row is None:
            return None
        removed = special_of(row)
        row.delete()
        publish.queue_changed()
        _note(actor_id, "days_removed", first=str(removed.first), last=str(removed.last))
    return removed


def set_last_entry(*, minutes: int, actor_id: int | None = None) -> int:
    """Set how many minutes before closing nobody new may wait; returns what it was.

    Raises `Refused("invalid")` beyond ten hours.
    """
    if not 0 <= minutes <= LAST_ENTRY_MOST:
        raise Refused("invalid")
    with transaction.atomic():
        before = last_entry_minutes()
        Door.objects.update_or_create(pk=Door.THE_ONE, defaults={"last_entry_minutes": minutes})
        publish.queue_changed()
        if minutes != before:
            _note(actor_id, "last_entry_set", minutes=minutes)
    return before


def _note(actor_id: int | None, action: str, **told: Any) -> None:
    # A demonstration opens its own door: nobody did that.
    if actor_id is not None:
        note_deed(actor_id=actor_id, action=action, subject="door", **told)
