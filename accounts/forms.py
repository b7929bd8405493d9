"""What is typed to sign in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.password_length import MAXIMUM

AS_TYPED = {"autocapitalize": "none", "spellcheck": "false"}


def name_field() -> forms.CharField:
    """Make the field for the name with which somebody signs in."""
    typed = {"autocomplete": "username", **AS_TYPED, "autofocus": True}
    return forms.CharField(label=_("Naam"), max_length=60, widget=forms.TextInput(attrs=typed))


def one_time_input() -> forms.TextInput:
    """Make what a code is typed in that was read out or written down."""
    return forms.TextInput(attrs={"autocomplete": "off", **AS_TYPED})


class SignInForm(forms.Form):
    """Name and password."""

    username = name_field()
    password = forms.CharField(
        label=_("Wachtwoord"),
        strip=False,
        max_length=MAXIMUM,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


def code_field(*, required: bool = True, **attributes: bool) -> forms.CharField:
    """Make the field for six digits from the app."""
    typed = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    widget = forms.TextInput(attrs={**typed, **attributes})
    return forms.CharField(
        label=_("Code van 6 cijfers"), max_length=20, widget=widget, required=required
    )


class ConfirmForm(forms.Form):
    """Six digits from the app, spaces allowed; the page above is to be read first."""

    otp_token = code_field()

    def clean_otp_token(self) -> str:
        """Take a pasted code as it is shown in some apps, in two groups."""
        return "".join(self.cleaned_data["otp_token"].split())


class CodeForm(ConfirmForm):
    """Six digits from the app, asked for at once."""

    otp_token = code_field(autofocus=True)


class RecoveryForm(forms.Form):
    """One of the ten codes kept for when the phone is lost."""

    recovery_code = forms.CharField(label=_("Herstelcode"), max_length=40, widget=one_time_input())


class ShiftCodeForm(forms.Form):
    """Name, and the code that the lead of the evening read out."""

    username = name_field()
    code = forms.CharField(label=_("Code van 12 tekens"), max_length=40, widget=one_time_input())


class SetupCodeForm(forms.Form):
    """The code that a colleague read out who took the old phone off the account."""

    setup_code = forms.CharField(
        label=_("Code van 12 tekens"), max_length=40, widget=one_time_input()
    )


class SecrecyForm(forms.Form):
    """The promise made once, before the first conversation."""

    agree = forms.BooleanField(label=_("Ik heb dit gelezen en ik hou me eraan."))


class NewPasswordForm(forms.Form):
    """A password, typed twice."""

    new_password = forms.CharField(
        label=_("Nieuw wachtwoord"),
        strip=False,
        max_length=MAXIMUM,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Nog eens hetzelfde wachtwoord"),
        strip=False,
        max_length=MAXIMUM,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        """Ask for the same password twice."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("new_password", again):
            raise forms.ValidationError(_("Je typte twee verschillende wachtwoorden."))
        return again


class ChangePasswordForm(NewPasswordForm):
    """The password there is, and the next one twice."""

    password = forms.CharField(
        label=_("Je wachtwoord van nu"),
        strip=False,
        max_length=MAXIMUM,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("password", "new_password", "again")
