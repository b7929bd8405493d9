"""Opening hours as a coordinator fills them in."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from counselling.console.forms.moment import MomentField
from counselling.core import clock
from counselling.shift.rules.opening import (
    LAST_ENTRY_MOST,
    NOTE_LIMIT,
    DoorMode,
    Hours,
    Note,
    Special,
    has_a_length,
)

#: So many stretches a day have a place in the form, or one more than there are.
PLACES = 2
UNREADABLE = _("Dit uur kunnen we niet lezen. Schrijf het zoals 17:30.")
OTHER_HOUR = _("Vul begin en einde in, of laat allebei leeg.")
SAME_HOUR = _(
    "Begin en einde zijn hetzelfde uur. Bedoel je een hele dag? Vul dan 00:00 en 00:00 in."
)
OTHER_LANGUAGES = _("Vul de boodschap in drie talen in, of in geen.")
UNREADABLE_DAY = _("Deze dag kunnen we niet lezen.")
TOO_LONG = _("Dit is te lang. Maak het wat korter.")
MISSING = _("Vul dit in.")


def hour_field(label: Any) -> forms.TimeField:
    """Return a field for an hour, as a browser or a person writes it."""
    return forms.TimeField(
        required=False,
        label=label,
        input_formats=["%H:%M", "%H:%M:%S", "%H.%M", "%Hu%M"],
        error_messages={"invalid": UNREADABLE},
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )


def day_field(label: Any, *, required: bool) -> forms.DateField:
    """Return a field for a day, as a browser or a person writes it."""
    return forms.DateField(
        required=required,
        label=label,
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        error_messages={"invalid": UNREADABLE_DAY, "required": MISSING},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class WeekForm(forms.Form):
    """The week as rows: each day with places for stretches."""

    def __init__(self, data: Any = None, *, week: Iterable[Hours]) -> None:
        super().__init__(data, initial={})
        self.rows: list[tuple[int, list[tuple[str, str]]]] = []
        stretches = list(week)
        for day, name in WEEKDAYS.items():
            of_day = [hours for hours in stretches if hours.weekday == day]
            places = range(max(PLACES, len(of_day) + 1) if len(of_day) > 1 else PLACES)
            self.rows.append((day, [self._add_place(day, name, place) for place in places]))
            for place, hours in enumerate(of_day):
                self.initial[f"opens_{day}_{place}"] = hours.opens
                self.initial[f"closes_{day}_{place}"] = hours.closes

    def _add_place(self, day: int, name: Any, place: int) -> tuple[str, str]:
        names = f"opens_{day}_{place}", f"closes_{day}_{place}"
        words = {"dag": str(name).capitalize(), "n": place + 1}
        self.fields[names[0]] = hour_field(_("%(dag)s, keer %(n)s, van") % words)
        self.fields[names[1]] = hour_field(_("%(dag)s, keer %(n)s, tot") % words)
        return names

    def clean(self) -> dict[str, Any]:
        """Ask for the other hour where one stands alone, and for another where both are the same."""
        for _day_number, places in self.rows:
            for opens, closes in places:
                _both_or_none(self, [opens, closes], OTHER_HOUR)
                begins, ends = self.cleaned_data.get(opens), self.cleaned_data.get(closes)
                if begins and ends and not has_a_length(begins, ends):
                    self.add_error(closes, SAME_HOUR)
        return self.cleaned_data

    def hours(self) -> list[Hours]:
        """Return what was filled in."""
        found = self.cleaned_data
        return [
            Hours(day, found[opens], found[closes])
            for day, places in self.rows
            for opens, closes in places
            if found[opens] is not None
        ]


class SpecialDaysForm(forms.Form):
    """A day, or days in a row, that differ from the week."""

    first = day_field(_("Eerste dag"), required=True)
    last = day_field(_("Laatste dag"), required=False)
    opens = hour_field(_("Open van"))
    closes = hour_field(_("Open tot"))
    note_nl = forms.CharField(required=False, max_length=NOTE_LIMIT, label="Nederlands")
    note_fr = forms.CharField(required=False, max_length=NOTE_LIMIT, label="Français")
    note_en = forms.CharField(required=False, max_length=NOTE_LIMIT, label="English")

    NOTES = ("note_nl", "note_fr", "note_en")

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today
        for name in self.NOTES:
            self.fields[name].error_messages["max_length"] = TOO_LONG

    def clean(self) -> dict[str, Any]:
        """Ask for what is missing, and for days that are still to come."""
        found = self.cleaned_data
        _both_or_none(self, ["opens", "closes"], OTHER_HOUR)
        _both_or_none(self, list(self.NOTES), OTHER_LANGUAGES)
        first, last = found.get("first"), found.get("last") or found.get("first")
        if first and last and last < first:
            self.add_error("last", _("De laatste dag komt vóór de eerste."))
        elif last and last < self.today:
            self.add_error("first", _("Deze dagen zijn al voorbij."))
        return found

    def special(self) -> Special:
        """Return what was filled in; without a last day it is one day."""
        found = self.cleaned_data
        note = Note(*(found[name] for name in self.NOTES))
        last = found["last"] or found["first"]
        return Special(found["first"], last, found["opens"], found["closes"], note)


class LastEntryForm(forms.Form):
    """How long before closing nobody new may wait."""

    minutes = forms.IntegerField(
        min_value=0,
        max_value=LAST_ENTRY_MOST,
        label=_("Minuten vóór sluiting"),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            _("Vul een getal in van 0 tot 600."),
        ),
    )


class DoorForm(forms.Form):
    """Open or close by hand, until a moment or until told otherwise."""

    mode = forms.ChoiceField(
        choices=DoorMode.choices,
        label=_("De deur"),
        error_messages={"required": MISSING, "invalid_choice": MISSING},
        widget=forms.RadioSelect,
    )
    until = MomentField(required=False, label=_("Tot wanneer"))

    def clean(self) -> dict[str, Any]:
        """Refuse a moment that is over."""
        until = self.cleaned_data.get("until")
        if until and until <= clock.now():
            self.add_error("until", _("Dit moment is al voorbij."))
        return self.cleaned_data


class MomentForm(forms.Form):
    """The moment whose page somebody wants to see."""

    moment = MomentField(required=False, label=_("Moment"))

    def chosen(self, now: datetime) -> datetime:
        """Return the moment that was chosen, or now."""
        found = self.cleaned_data.get("moment") if self.is_valid() else None
        return found or now


def _both_or_none(form: forms.Form, names: list[str], wrong: Any) -> None:
    if set(names) & set(form.errors):
        return
    values = [form.cleaned_data.get(name) for name in names]
    missing = [name for name, value in zip(names, values, strict=True) if value in (None, "")]
    if missing and len(missing) < len(names):
        form.add_error(missing[0], wrong)
