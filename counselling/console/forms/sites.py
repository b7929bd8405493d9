"""A site of the list as a coordinator fills it in."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from counselling.core import clock
from counselling.signposts.actions.sites import Wanted
from counselling.signposts.queries.sites import Listed, categories

TITLES = {"title_nl": "nl", "title_fr": "fr", "title_en": "en"}
UNREADABLE_DAY = _("Deze dag kunnen we niet lezen.")


class SiteForm(forms.Form):
    """Address, titles, one line for colleagues, what it is for, and when somebody looked at it."""

    url = forms.CharField(
        required=False,
        label=_("Adres"),
        widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
    )
    title_nl = forms.CharField(required=False, label=_("Titel in het Nederlands"))
    title_fr = forms.CharField(required=False, label=_("Titel in het Frans"))
    title_en = forms.CharField(required=False, label=_("Titel in het Engels"))
    about = forms.CharField(required=False, label=_("Wat er te vinden is"))
    category = forms.CharField(required=False, label=_("Waarvoor"))
    checked_on = forms.DateField(
        required=False,
        label=_("Nagekeken op"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        error_messages={"invalid": UNREADABLE_DAY},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: Any = None, *, site: Listed | None = None) -> None:
        super().__init__(data, initial=_filled_in(site) if site else None)
        self.fields["category"].widget = forms.Select(choices=categories())
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")
            field.widget.attrs.setdefault("spellcheck", "false")

    def clean_checked_on(self) -> date | None:
        """Nobody looked at it in the future."""
        day: date | None = self.cleaned_data["checked_on"]
        if day and (day > clock.now().date() or day.year < 2000):  # noqa: PLR2004 - a typing mistake
            raise forms.ValidationError(UNREADABLE_DAY)
        return day

    def wanted(self) -> Wanted:
        """Return what was filled in."""
        found = self.cleaned_data
        return Wanted(
            titles={language: found[name] for name, language in TITLES.items()},
            url=found["url"],
            about=found["about"],
            category=found["category"],
            checked_on=found["checked_on"],
        )


def _filled_in(site: Listed) -> dict[str, Any]:
    titles = {name: site.titles.get(language, "") for name, language in TITLES.items()}
    return {
        **titles,
        "url": site.url,
        "about": site.about,
        "category": site.category,
        "checked_on": site.checked_on,
    }
