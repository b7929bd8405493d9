"""The opening hours, and what changed about them, in words."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from counselling.console.forms.hours import SAME_HOUR
from counselling.core.errors import Refused
from counselling.shift.queries.opening import held_door
from counselling.shift.rules.opening import DoorMode, Hours, Special

REASONS = {
    "no_length": SAME_HOUR,
    "invalid": gettext_lazy("Dat lukte niet. Probeer het opnieuw."),
}


def door_line(now: datetime) -> str:
    """Return who decides about the door now, and until when."""
    held = held_door(now)
    if held is None:
        return _("De deur volgt de uren.")
    opened = held.mode == DoorMode.OPEN
    if held.until is None:
        return (
            _("De deur is met de hand open, tot iemand dat verandert.")
            if opened
            else _("De deur is met de hand dicht, tot iemand dat verandert.")
        )
    until = {"moment": date_format(timezone.localtime(held.until), "l j F, H:i")}
    if opened:
        return _("De deur is met de hand open tot %(moment)s.") % until
    return _("De deur is met de hand dicht tot %(moment)s.") % until


def week_changes(days: list[int], before: list[Hours], after: list[Hours]) -> list[str]:
    """Return one line for each weekday whose hours changed."""
    return [
        _("%(dag)s: %(nieuw)s. Dat was: %(oud)s.")
        % {"dag": day_name(day), "nieuw": _hours_on(day, after), "oud": _hours_on(day, before)}
        for day in days
    ]


def _hours_on(day: int, hours: list[Hours]) -> str:
    found = [
        f"{item.opens:%H:%M}\N{EN DASH}{item.closes:%H:%M}" for item in hours if item.weekday == day
    ]
    return ", ".join(found) or _("dicht")


def day_name(day: int) -> str:
    """Return a weekday (0 is Monday) as a heading."""
    return str(WEEKDAYS[day]).capitalize()


def special_words(days: Special) -> str:
    """Return special days in words: which, and what happens on them."""
    when = _day(days.first)
    if days.last != days.first:
        when = _("%(eerste)s tot en met %(laatste)s") % {"eerste": when, "laatste": _day(days.last)}
    if days.opens is None or days.closes is None:
        return _("%(wanneer)s: dicht") % {"wanneer": when}
    hours = f"{days.opens:%H:%M}\N{EN DASH}{days.closes:%H:%M}"
    return _("%(wanneer)s: open %(uren)s") % {"wanneer": when, "uren": hours}


def _day(day: date) -> str:
    return date_format(day, "l j F Y")


def days_added(days: Special) -> str:
    """Return what to tell about special days that are new."""
    return _("Nieuw: %(dagen)s.") % {"dagen": special_words(days)}


def days_removed(days: Special) -> str:
    """Return what to tell about special days that are gone."""
    return _("Weg: %(dagen)s. Die dagen volgen weer de week.") % {"dagen": special_words(days)}


def last_entry_change(before: int, after: int) -> list[str]:
    """Return what changed about the last entry, if anything did."""
    if before == after:
        return []
    return [
        _("Laatste toegang: %(nieuw)s minuten vóór sluiting. Dat was: %(oud)s.")
        % {"nieuw": after, "oud": before}
    ]


def sentence_of(refused: Refused) -> str:
    """Return the kind sentence for what a verb refused."""
    if refused.reason != "overlap":
        return str(REASONS.get(refused.reason, REASONS["invalid"]))
    if "last" in refused.details:
        first, last = (date.fromisoformat(refused.details[name]) for name in ("first", "last"))
        return _(
            "Van %(eerste)s tot en met %(laatste)s is er al een uitzondering. Kies andere dagen, of haal die eerst weg."
        ) % {"eerste": _day(first), "laatste": _day(last)}
    one, other = (WEEKDAYS[int(refused.details[name])] for name in ("first", "second"))
    if one == other:
        return _("De uren van %(dag)s overlappen elkaar.") % {"dag": one}
    return _("De uren van %(een)s en %(ander)s overlappen elkaar.") % {"een": one, "ander": other}
