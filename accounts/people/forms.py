"""What is typed about people."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import code_field
from accounts.people.actions import Wanted
from accounts.people.names import NAME_LIMIT
from accounts.people.queries import Person, networks_for
from accounts.people.rules import Manager
from accounts.people.words import REASONS
from accounts.rules import Discipline, Role
from accounts.step_up import check_fresh_code


class PersonForm(forms.Form):
    """What an account says; a network manager changes neither network nor roles."""

    display_name = forms.CharField(
        label=_("Naam die jongeren zien"),
        max_length=NAME_LIMIT,
        error_messages={"required": REASONS["empty"], "max_length": REASONS["too_long"]},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    discipline = forms.ChoiceField(
        label=_("Discipline"), choices=[("", _("geen")), *Discipline.choices], required=False
    )
    network = forms.ChoiceField(label=_("Netwerk"), required=False)
    roles = forms.MultipleChoiceField(
        label=_("Rollen"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    otp_token = code_field(required=False)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, person: Person, manager: Manager
    ) -> None:
        initial = {
            "display_name": person.display_name,
            "discipline": person.discipline,
            "network": str(person.network_id or ""),
            "roles": person.roles,
        }
        super().__init__(data, initial=initial)
        self._person, self._own = person, person.id == manager.staff_id
        networks = [(str(id), name) for id, name in networks_for(manager)]
        self.fields["network"] = forms.ChoiceField(
            label=_("Netwerk"), choices=[("", _("geen")), *networks], required=False
        )
        if not manager.everywhere:
            del self.fields["network"]
        if not manager.everywhere or self._own:
            del self.fields["roles"], self.fields["otp_token"]

    def wanted(self) -> Wanted:
        """Return what the account should say."""
        data = self.cleaned_data
        network = data.get("network", str(self._person.network_id or ""))
        return Wanted(
            display_name=data["display_name"],
            discipline=data["discipline"],
            network_id=int(network) if network else None,
            roles=tuple(data.get("roles", self._person.roles)),
        )

    def check_code(self, staff_id: int) -> None:
        """Ask who gives or takes roles for a fresh code; raises `Refused`."""
        if set(self.wanted().roles) != set(self._person.roles):
            check_fresh_code(staff_id=staff_id, code=self.cleaned_data.get("otp_token", ""))


class SheetForm(forms.Form):
    """A list of people as a file."""

    sheet = forms.FileField(
        label=_("Bestand (CSV)"), widget=forms.FileInput(attrs={"accept": ".csv,text/csv"})
    )
