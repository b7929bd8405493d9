"""Asking for an address on a written order of the court."""

from django import forms
from django.utils.translation import gettext_lazy as _

from counselling.emergency.rules import FACTS_LIMIT, LINE_LIMIT


class OrderForm(forms.Form):
    """Which conversation, which order, and what it is about."""

    conversation = forms.UUIDField(
        error_messages={
            "required": _("Vul het nummer van het gesprek in."),
            "invalid": _("Dit is geen nummer van een gesprek."),
        }
    )
    order = forms.CharField(
        max_length=LINE_LIMIT, error_messages={"required": _("Vul in welk bevel het is.")}
    )
    facts = forms.CharField(
        max_length=FACTS_LIMIT, error_messages={"required": _("Schrijf kort waarover het gaat.")}
    )
