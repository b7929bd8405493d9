"""What is agreed about a meeting beforehand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from counselling.console.forms.moment import MomentField
from counselling.intervision.actions.meetings import Plan
from counselling.intervision.rules.meetings import AGENDA_LIMIT, DAYS, DAYS_MOST

DAYS_WORDS = _("Vul een getal in van 1 tot 14.")


class MeetingForm(forms.Form):
    """When, for how long, about what, with whom; who has the chair, until that is known."""

    begins_at = MomentField(
        label=_("Dag en uur"), error_messages={"required": _("Kies een dag en een uur.")}
    )
    days = forms.IntegerField(
        label=_("Dagen open"),
        min_value=1,
        max_value=DAYS_MOST,
        initial=DAYS,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), DAYS_WORDS),
    )
    chair = forms.TypedChoiceField(
        label=_("Voorzitter"), coerce=int, error_messages={"required": _("Kies een voorzitter.")}
    )
    agenda = forms.CharField(label=_("Agenda"), required=False, strip=False)
    seats = forms.TypedMultipleChoiceField(
        label=_("Wie komt"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: Any = None, *, people: list[tuple[int, str]], chairs: bool, **more: Any
    ) -> None:
        super().__init__(data, **more)
        self.limit = AGENDA_LIMIT
        self.fields["seats"].choices = people  # type: ignore[attr-defined]
        if chairs:
            self.fields["chair"].choices = [("", _("Kies")), *people]  # type: ignore[attr-defined]
        else:
            del self.fields["chair"]

    def plan(self) -> Plan:
        """Return what was filled in."""
        found = self.cleaned_data
        return Plan(
            begins_at=found["begins_at"],
            days=found["days"],
            agenda=found["agenda"],
            seats=found["seats"],
            sure="sure" in self.data,
        )
