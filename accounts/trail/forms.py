"""What is chosen to look for in the trail."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.trail.queries import Wanted
from accounts.trail.words import ACTIONS

MOST = 2**63 - 1
EARLIEST, LATEST = date(2000, 1, 1), date(2999, 12, 31)


class FilterForm(forms.Form):
    """Who, what, and from when to when; all of it may stay empty."""

    person = forms.ChoiceField(label=_("Wie"), required=False)
    action = forms.ChoiceField(label=_("Wat"), required=False)
    since = forms.DateField(
        label=_("Vanaf"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("Tot en met"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    before = forms.IntegerField(
        required=False, min_value=1, max_value=MOST, widget=forms.HiddenInput
    )

    def __init__(self, data: Mapping[str, Any], *, people: list[tuple[int, str]] | None) -> None:
        super().__init__(data, auto_id="%s")
        actions = sorted(
            ((word, str(label)) for word, label in ACTIONS.items()), key=lambda one: one[1]
        )
        self.fields["action"] = _choice(self.fields["action"], _("alles"), actions)
        named = [(str(id), name) for id, name in people or []]
        self.fields["person"] = _choice(self.fields["person"], _("iedereen"), named)
        if people is None:
            del self.fields["person"]

    def wanted(self) -> Wanted:
        """Return what was chosen; what cannot be read chooses nothing."""
        self.is_valid()
        chosen = self.cleaned_data
        person = chosen.get("person")
        last = chosen.get("until")
        return Wanted(
            person=int(person) if person else None,
            action=chosen.get("action") or "",
            since=_start_of(chosen.get("since")),
            until=_start_of(last + timedelta(days=1) if last else None),
            before=chosen.get("before"),
        )

    def chosen(self) -> dict[str, str | int]:
        """Return what was chosen, by the names of the fields."""
        self.is_valid()
        return {
            name: value if isinstance(value, int) else str(value)
            for name, value in self.cleaned_data.items()
            if value not in (None, "")
        }

    def _clean_day(self, name: str) -> date | None:
        day: date | None = self.cleaned_data[name]
        if day and not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(_("Kies een dag uit deze eeuw."))
        return day

    def clean_since(self) -> date | None:
        """Take a day that a calendar has."""
        return self._clean_day("since")

    def clean_until(self) -> date | None:
        """Take a day that a calendar has."""
        return self._clean_day("until")


def _choice(
    field: forms.Field, everything: Any, choices: list[tuple[str, str]]
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=field.label, required=False, choices=[("", everything), *choices]
    )


def _start_of(day: date | None) -> datetime | None:
    return datetime.combine(day, time(0), ZoneInfo(settings.TIME_ZONE)) if day else None
