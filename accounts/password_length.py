"""How long a password is. It stands apart from how it is guessed: forms ask this, and need no lists of known passwords."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import Staff

MINIMUM = 15
MAXIMUM = 256


class LengthValidator:
    """Asks for 15 characters or more, and takes up to 256."""

    def validate(self, password: str, user: Staff | None = None) -> None:
        """Raise `ValidationError` for a password that is too short or too long."""
        if not MINIMUM <= len(password) <= MAXIMUM:
            raise ValidationError(self.get_help_text(), code="password_length")

    def get_help_text(self) -> str:
        """Say what is asked."""
        return _("Kies een wachtwoord van 15 tot 256 tekens. Een paar losse woorden zijn goed.")
