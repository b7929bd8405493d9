"""What a privacy officer fills in about a breach."""

from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from counselling.console.forms.moment import MomentField
from counselling.privacy.actions.breaches import DECISIONS
from counselling.privacy.rules.breach import NOTICE_LIMIT, Lost, may_stand_until, written_texts

MISSING = _("Vul dit in.")
TOO_FAR = _("Kies een dag vanaf vandaag, hoogstens 90 dagen ver.")
#: Proposed; the officer chooses another day.
STANDS = timedelta(days=30)
LOST = {
    Lost.DATABASE: _("De databank, of een kopie ervan"),
    Lost.DAY_KEYS: _("De sleutels van de teksten (dagsleutels)"),
    Lost.PEPPERS: _("De sleutels van de kentekens"),
    Lost.HOLDER_WORDS: _("De sleutelwoorden van een houder"),
}
STEPS = {
    "told_authority": _("Gemeld aan de toezichthouder"),
    "not_authority": _("Niet gemeld aan de toezichthouder"),
    "told_public": _("Bericht op de site gezet"),
    "taken_down": _("Bericht van de site gehaald"),
    "not_public": _("Geen bericht op de site"),
    "note": _("Iets anders"),
    "closed": _("Afgesloten"),
    "reported": _("Gemeld in de dienst"),
    "counted": _("Geteld wie het betreft"),
}


class ReportForm(forms.Form):
    """What happened, and when it was found."""

    what = forms.CharField(
        label=_("Wat gebeurde er?"),
        error_messages={"required": MISSING},
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false"}),
    )
    found_at = MomentField(
        label=_("Wanneer werd het gevonden?"), error_messages={"required": MISSING}
    )


class CountForm(forms.Form):
    """Of which period, and what somebody may have got."""

    begin = MomentField(label=_("Gesprekken vanaf"), error_messages={"required": MISSING})
    end = MomentField(label=_("Gesprekken tot"), error_messages={"required": MISSING})
    lost = forms.MultipleChoiceField(
        label=_("Wat kan iemand hebben?"),
        choices=[(key.value, words) for key, words in LOST.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies wat iemand kan hebben.")},
    )


class DecideForm(forms.Form):
    """What was decided, and why."""

    step = forms.ChoiceField(
        label=_("Wat besloot je?"),
        choices=[(step.value, STEPS[step.value]) for step in DECISIONS],
        error_messages={"required": MISSING},
    )
    words = forms.CharField(
        label=_("Waarom, en hoe?"),
        error_messages={"required": MISSING},
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
    )


class TakeDownForm(forms.Form):
    """Why a notice goes off the site."""

    why = forms.CharField(
        label=_("Waarom haal je het weg?"),
        error_messages={"required": MISSING},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class NoticeForm(forms.Form):
    """What everybody reads on the site, in each language, and until when; published once it was looked at."""

    until = forms.DateField(
        label=_("Tot en met"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        error_messages={"required": MISSING, "invalid": _("Deze dag kunnen we niet lezen.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self, data: Any = None, *, proposed: Mapping[str, str] | None = None, today: date
    ) -> None:
        texts = {f"text_{code}": words for code, words in (proposed or {}).items()}
        super().__init__(data, initial={"until": today + STANDS, **texts})
        self.today = today
        for code, language in settings.LANGUAGES:
            self.fields[f"text_{code}"] = forms.CharField(
                label=_("Bericht (%(language)s)") % {"language": language},
                max_length=NOTICE_LIMIT,
                error_messages={
                    "required": MISSING,
                    "max_length": _("Deze tekst is te lang: hoogstens 2000 tekens."),
                },
                widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
            )

    def clean_until(self) -> date:
        """Take a day from today to ninety days on."""
        until: date = self.cleaned_data["until"]
        if not may_stand_until(until, self.today):
            raise forms.ValidationError(TOO_FAR)
        return until

    @property
    def texts(self) -> dict[str, str]:
        """What was written, by language; nothing where something is wrong about it."""
        if not self.is_bound or not self.is_valid():
            return {}
        return {code: self.cleaned_data[f"text_{code}"] for code, _name in settings.LANGUAGES}

    @property
    def seen(self) -> str:
        """What tells this very notice from another: it goes with the button that publishes it."""
        whole = f"{self.cleaned_data['until']} {written_texts(self.texts)}" if self.texts else ""
        return sha256(whole.encode()).hexdigest()

    @property
    def was_looked_at(self) -> bool:
        """Whether this very notice was shown before, as everybody would read it."""
        return bool(self.texts) and self.data.get("seen") == self.seen
