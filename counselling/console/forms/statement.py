"""The next edition of the privacy statement, as the privacy officer fills it in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LABELS = {
    "processors": gettext_lazy("Welke bedrijven helpen, en waar staan hun computers?"),
    "basis": gettext_lazy("Waarom mag het? Gronden in de wet"),
}


class StatementForm(forms.Form):
    """From when it counts, and what the officer writes in each language; empty is what this release brings."""

    valid_from = forms.DateField(
        label=gettext_lazy("Geldig vanaf"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        error_messages={
            "required": gettext_lazy("Kies een dag."),
            "invalid": gettext_lazy("Deze dag kunnen we niet lezen."),
        },
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self, data: Any = None, *, before: Mapping[str, Mapping[str, str]], today: date
    ) -> None:
        words = {name: before[language][key] for name, language, key in _fields()}
        super().__init__(data, initial={"valid_from": today, **words})
        for name, language, key in _fields():
            label = f"{LABELS[key]} ({dict(settings.LANGUAGES)[language]})"
            self.fields[name] = forms.CharField(
                required=False, label=label, widget=forms.Textarea(attrs={"rows": 5})
            )

    def words(self) -> dict[str, dict[str, str]]:
        """Return what the officer wrote, per language."""
        found: dict[str, dict[str, str]] = {}
        for name, language, key in _fields():
            found.setdefault(language, {})[key] = self.cleaned_data[name]
        return found

    def refused(self, reason: str) -> None:
        """Say kindly why it was not published."""
        field = "valid_from" if reason in ("past", "not_after") else None
        self.add_error(field, _problems()[reason])


def _fields() -> list[tuple[str, str, str]]:
    codes = [code for code, _name in settings.LANGUAGES]
    return [(f"{key}_{code}", code, key) for key in LABELS for code in codes]


def _problems() -> dict[str, str]:
    return {
        "past": _("Deze dag is voorbij. Een versie geldt vanaf vandaag of later."),
        "not_after": _("De vorige versie geldt pas later. Kies die dag of een latere."),
        "nothing_new": _("Er is niets veranderd: elk woord en elk getal is hetzelfde."),
        "twice": _("Iemand publiceerde net een versie. Kijk eerst wat er nu staat."),
        "too_long": _("Een van de teksten is te lang: hoogstens 4000 tekens."),
        "invalid": _("Een van de teksten kan niet gelezen worden."),
    }
