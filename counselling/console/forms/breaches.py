"""What a privacy officer fills in about a breach."""

from django import forms
from django.utils.translation import gettext_lazy as _

from counselling.console.forms.moment import MomentField
from counselling.privacy.actions.breaches import DECISIONS
from counselling.privacy.rules.breach import Lost

MISSING = _("Vul dit in.")
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
