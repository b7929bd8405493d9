"""What the evening lead decides about the door, for tonight alone."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from accounts.audit import note_deed
from accounts.shift_codes import extend_shift
from counselling.core import clock
from counselling.core.clock import iso
from counselling.core.errors import Refused
from counselling.live import publish
from counselling.shift.actions.lead import locked_door, worn_by
from counselling.shift.models import Door, DoorMode, EveningLead
from counselling.shift.queries.opening import by_hours, door, last_entry_tonight
from counselling.shift.rules.lead import AFTER_CLOSING, LONGER, LONGER_MOST, next_minute
from counselling.shift.rules.opening import LAST_ENTRY_MOST, Opening


def open_tonight(*, staff_id: int) -> None:
    """Open the door until the hours take over, or else until the shift ends; an open one stays as it is.

    Raises `Refused("not_lead")`.
    """
    now = clock.now()
    with transaction.atomic():
        one, hat = locked_door(), worn_by(staff_id, now)
        if door(now).open:
            return
        planned = by_hours(now)
        if planned.open:
            _hold(one, DoorMode.HOURS, None)
        else:
            soon = planned.opens_at is not None and planned.opens_at <= hat.until
            _hold(one, DoorMode.OPEN, planned.opens_at if soon else hat.until)
        note_deed(actor_id=staff_id, action="door_opened", subject="door")


def close_tonight(*, staff_id: int) -> None:
    """Close the door for the rest of the shift; who waits is told kindly, who talks goes on.

    Raises `Refused("not_lead")`.
    """
    now = clock.now()
    with transaction.atomic():
        one, hat = locked_door(), worn_by(staff_id, now)
        if not door(now).open:
            return
        _hold(one, DoorMode.CLOSED, max(hat.until, by_hours(now).closes_at or hat.until))
        note_deed(actor_id=staff_id, action="door_closed", subject="door")


def set_last_entry_tonight(*, staff_id: int, minutes: int | None) -> None:
    """Set for tonight alone how long before closing nobody new may wait; nothing is as on other evenings.

    Raises `Refused`: `not_lead`; `invalid` beyond ten hours.
    """
    if minutes is not None and not 0 <= minutes <= LAST_ENTRY_MOST:
        raise Refused("invalid")
    with transaction.atomic():
        one, hat = locked_door(), worn_by(staff_id, clock.now())
        _end_entry(one, hat, minutes)
        told: dict[str, Any] = {} if minutes is None else {"minutes": minutes}
        note_deed(actor_id=staff_id, action="last_entry_tonight", subject="door", **told)
        publish.queue_changed()


def stay_open(*, staff_id: int, minutes: int, closes_at: datetime | None) -> None:
    """Keep the door open longer than the closing that the lead saw; another one by now stays as it is.

    Without a closing the door was closed, and opens for so many minutes from now on. Raises `Refused`:
    `not_lead`; `invalid`; `no_closing` where none is known; `too_late` beyond three hours.
    """
    if minutes not in LONGER:
        raise Refused("invalid")
    now = clock.now()
    with transaction.atomic():
        one, hat = locked_door(), worn_by(staff_id, now)
        present = door(now)
        if present.open and present.closes_at is None:
            raise Refused("no_closing")
        if _told(present) != (closes_at and iso(closes_at)):
            return
        until = (present.closes_at or next_minute(now)) + timedelta(minutes=minutes)
        if until - max(now, by_hours(now).closes_at or now) > LONGER_MOST:
            raise Refused("too_late")
        _hold(one, DoorMode.OPEN, until)
        _lead_until(one, hat, until + AFTER_CLOSING)
        if not present.open and minutes <= last_entry_tonight(now):
            # Whoever opens a closed door means somebody to come in.
            _end_entry(one, hat, 0)
        note_deed(actor_id=staff_id, action="stayed_open", subject="door", until=iso(until))


def _told(opening: Opening) -> str | None:
    return iso(opening.closes_at) if opening.open and opening.closes_at else None


def _hold(one: Door, mode: DoorMode, until: datetime | None) -> None:
    one.mode, one.until = mode, until
    one.save(update_fields=["mode", "until"])
    publish.queue_changed()


def _end_entry(one: Door, hat: EveningLead, minutes: int | None) -> None:
    one.last_entry_tonight = minutes
    one.last_entry_tonight_until = None if minutes is None else hat.until
    one.save(update_fields=["last_entry_tonight", "last_entry_tonight_until"])


def _lead_until(one: Door, hat: EveningLead, until: datetime) -> None:
    # The shift ends later, and with it all that ends with the shift.
    if until <= hat.until:
        return
    extend_shift(before=hat.until, until=until)
    hat.until = until
    hat.save(update_fields=["until"])
    if one.last_entry_tonight_until:
        one.last_entry_tonight_until = until
        one.save(update_fields=["last_entry_tonight_until"])
