"""The form for one more appointment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from counselling.console.forms.moment import MomentField


class AppointmentForm(forms.Form):
    """The time a counsellor keeps."""

    at = MomentField(error_messages={"required": _("Kies een dag en een uur.")})
