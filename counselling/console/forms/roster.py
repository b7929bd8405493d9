"""A turn as somebody who plans fills it in."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from counselling.console.forms.hours import MISSING, day_field, hour_field
from counselling.shift.queries.planners import Person
from counselling.shift.rules.roster import Wanted, local_turn

NO_SUCH_HOUR = _("Dit uur bestaat niet in die nacht: de klok springt dan een uur vooruit.")
SAME_HOUR = _("Begin en einde zijn hetzelfde uur.")
#: Further off no calendar counts with nights and weeks.
YEARS = range(2000, 2100)


def _within_reason(day: date) -> None:
    if day.year not in YEARS:
        raise forms.ValidationError(_("Klopt het jaar?"), code="year")


class TurnForm(forms.Form):
    """Who comes, on which day, from when to when, and whether they lead."""

    staff = forms.TypedChoiceField(
        coerce=int,
        label=_("Wie"),
        error_messages={"required": MISSING, "invalid_choice": _("Deze persoon plan jij niet in.")},
    )
    day = day_field(_("Dag"), required=True)
    day.validators.append(_within_reason)
    begins = hour_field(_("Van"))
    ends = hour_field(_("Tot"))
    lead = forms.BooleanField(required=False, label=_("Leidt de avond"))

    def __init__(self, data: Any = None, *, people: Iterable[Person], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        who = self.fields["staff"]
        assert isinstance(who, forms.TypedChoiceField)  # noqa: S101 - tells mypy which field this is
        named = [(person.id, f"{person.name} ({person.username})") for person in people]
        who.choices = [("", _("Kies iemand")), *named]
        for name in ("begins", "ends"):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = MISSING
        self.turn: tuple[datetime, datetime] | None = None

    def clean(self) -> dict[str, Any]:
        """Find the moments that were meant, in the service's own zone."""
        found = self.cleaned_data
        if not {"day", "begins", "ends"} <= found.keys():
            return found
        if found["begins"] == found["ends"]:
            self.add_error("ends", SAME_HOUR)
            return found
        zone = ZoneInfo(settings.TIME_ZONE)
        self.turn = local_turn(found["day"], found["begins"], found["ends"], zone)
        if self.turn is None:
            self.add_error("begins", NO_SUCH_HOUR)
        return found

    def wanted(self) -> Wanted:
        """Return what was filled in."""
        assert self.turn is not None  # noqa: S101 - a valid form has it
        found = self.cleaned_data
        return Wanted(found["staff"], *self.turn, lead=found["lead"])


class CopyForm(forms.Form):
    """The week to which another is copied, by any of its days."""

    to = day_field(_("Naar de week van"), required=True)
    to.validators.append(_within_reason)
