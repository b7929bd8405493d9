"""Who leads tonight, and until when tonight goes on."""

from dataclasses import dataclass
from datetime import datetime

from counselling.shift.models import EveningLead
from counselling.shift.queries.opening import door
from counselling.shift.queries.roster import rostered
from counselling.shift.queries.team import Member
from counselling.shift.rules.lead import AFTER_CLOSING, USUAL_SHIFT, is_gone


@dataclass(frozen=True, kw_only=True)
class Lead:
    """Who wears the hat; `gone` is without an open console for so long that others may take it."""

    staff_id: int
    name: str
    until: datetime
    gone: bool


def lead_now(now: datetime) -> Lead | None:
    """Return who leads the evening, if anybody does."""
    worn = EveningLead.objects.filter(ended_at=None, until__gt=now, staff__is_active=True)
    fields = ("staff_id", "staff__display_name", "until", "staff__duty__present_until")
    found = worn.values_list(*fields).first()
    if found is None:
        return None
    staff_id, name, until, present_until = found
    return Lead(staff_id=staff_id, name=name, until=until, gone=is_gone(present_until, now))


def leads(staff_id: int, now: datetime) -> bool:
    """Tell whether somebody wears the hat."""
    lead = lead_now(now)
    return lead is not None and lead.staff_id == staff_id


@dataclass(frozen=True)
class Offer:
    """To whom the hat is offered, and who of them stands in the roster to lead, by name."""

    to: frozenset[int] = frozenset()
    planned: tuple[str, ...] = ()


def offer(lead: Lead | None, there: list[Member], now: datetime) -> Offer:
    """Return to whom the hat is offered while nobody leads: as the roster says, else everybody on duty."""
    if lead is not None and not lead.gone:
        return Offer()
    planned = [turn for turn in rostered(now) if turn.lead]
    if lead is None and planned:
        return Offer(
            frozenset(turn.staff_id for turn in planned), tuple(turn.name for turn in planned)
        )
    return Offer(frozenset(member.id for member in there))


def shift_ends(now: datetime) -> datetime:
    """Return when tonight's shift is over: an hour after closing, else with the hat, else in four hours."""
    tonight = door(now)
    if not tonight.open and tonight.opens_at and tonight.opens_at - now <= USUAL_SHIFT:
        tonight = door(tonight.opens_at)
    if tonight.open and tonight.closes_at:
        return tonight.closes_at + AFTER_CLOSING
    lead = lead_now(now)
    return lead.until if lead else now + USUAL_SHIFT
